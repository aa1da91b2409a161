/** In which language a page of the server's own writing goes out, and its words. */
import type { Request } from 'express';
import { z } from 'zod';
import type { Text } from '../../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import { readCookie } from '../../auth/cookie.ts';
import { textIn } from '../../text-in.ts';

/** An address that was mistyped still opens the page. */
export const inLanguage = { lang: z.string().exactOptional() };

/** What the address of whatever page says, else what else is known, else what the browser asks for. */
export function languageOf(req: Request, asked: string | undefined): Language {
  const known = (tag: unknown): Language | undefined => LANGUAGES.find((one) => one === tag);
  return known(req.query.lang) ?? known(asked) ?? known(req.acceptsLanguages([...LANGUAGES])) ?? 'en';
}

/** What the address says, else what was chosen before, else what the browser asks for. */
export const textFor = (req: Request, asked: string | undefined, zone?: string): Promise<Text> =>
  textIn(languageOf(req, asked ?? readCookie(req, 'nemcon-language') ?? undefined), zone);
