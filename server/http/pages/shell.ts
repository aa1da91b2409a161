/**
 * The built browser application as `npm run build` left it: one shell for every page address, which is never kept because it bears the
 * nonce of its request, and the style sheets that the server's own pages share with it.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Request } from 'express';
import { z } from 'zod';
import { directionOf } from '../../../shared/i18n/text.ts';
import { type Html, html } from '../../../shared/lib/html.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { DENSITY_COOKIE, readDensity } from '../../../shared/page/density.ts';
import { readCookie } from '../../auth/cookie.ts';

export interface Shell {
  /** Addresses of the style sheets of an opinion's page. */
  readonly styles: readonly string[];
  /** `first`: what can be read before any script has come. */
  html(req: Request, nonce: string, first: First): string;
}

/** The words of a page in its first HTML. */
export interface First {
  readonly language: Language;
  readonly title: string;
  readonly body: Html;
  /** Needs the style sheets of an opinion at once. */
  readonly ofOpinion: boolean;
}

/** Places in client/index.html that are filled for each request; Vite puts the one of the nonce there. */
const PLACES = ['%NONCE%', '<html lang="en" dir="ltr">', '<title>nemcon</title>', '</head>', '<!--first-->'] as const;
const PLACE = new RegExp(PLACES.join('|'), 'g');
type Filling = Readonly<Partial<Record<(typeof PLACES)[number], Html | string>>>;

const OPINION = 'pages/opinion/opinion.tsx';

const manifest = z.record(z.string(), z.object({ imports: z.array(z.string()).default([]), css: z.array(z.string()).default([]) }));
type Manifest = z.output<typeof manifest>;

/** Null where nothing is built: then there are no pages, only the API. */
export async function readShell(dir: string): Promise<Shell | null> {
  const template = await readTemplate(join(dir, 'index.html'));
  if (template === null) return null;
  const missing = PLACES.find((place) => !template.includes(place));
  if (missing !== undefined) throw new Error(`the built page has no ${missing}`);
  const chunks = manifest.parse(JSON.parse(await readFile(join(dir, '.vite/manifest.json'), 'utf8')));
  const own = stylesOf(chunks, 'index.html');
  const more = [...stylesOf(chunks, OPINION)].filter((href) => !own.has(href));
  /** In one pass: nothing that is put in is looked at again. */
  const fill = (filling: Filling): string => template.replace(PLACE, (place) => String(filling[place as keyof Filling] ?? place));
  return {
    styles: [...own, ...more],
    html: (req, nonce, first) => fill({ '%NONCE%': nonce, ...fillingOf(req, first, first.ofOpinion ? more : []) }),
  };
}

const fillingOf = (req: Request, { language, title, body }: First, styles: readonly string[]): Filling => ({
  '<html lang="en" dir="ltr">': html`<html lang="${language}" dir="${directionOf(language)}"${densityOf(req)}>`,
  '<title>nemcon</title>': html`<title>${title}</title>`,
  '</head>': html`${styles.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}</head>`,
  '<!--first-->': body,
});

const densityOf = (req: Request): Html =>
  readDensity(readCookie(req, DENSITY_COOKIE)) === 'compact' ? html` data-density="compact"` : html``;

/** Does whoever asks want a page, at an address that could be one? */
export const wantsPage = (req: Request): boolean =>
  ['GET', 'HEAD'].includes(req.method) && req.accepts('text/html') !== false && !/\.\w+$/.test(req.path);

/** Of a chunk and of all that loads with it. */
function stylesOf(chunks: Manifest, key: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  if (seen.has(key)) return new Set();
  seen.add(key);
  const { imports = [], css = [] } = chunks[key] ?? {};
  return new Set([...imports.flatMap((next) => [...stylesOf(chunks, next, seen)]), ...css.map((file) => `/${file}`)]);
}

async function readTemplate(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
}
