/** What all pages of consultations are made with: the frame, the page that says that there is nothing here, and the consultation of an address. */
import type { Response } from 'express';
import { z } from 'zod';
import type { Text } from '../../../../shared/i18n/text.ts';
import { escapeHtml } from '../../../../shared/text/html.ts';
import { slug } from '../../../../shared/wire/value.ts';
import type { Consultation } from '../../../forum/consultation.ts';
import type { Answer, Page } from '../../answer.ts';
import type { HttpTools } from '../../tools.ts';
import { framed } from '../frame.ts';

export const byId = z.strictObject({ id: z.string().max(100) });

export const titleOf = (text: Text): string => text.t('consultation.title');

/** How it stands with what somebody sent. */
export const stateHtml = (words: string, role: 'status' | 'alert'): string => `<p class="state" role="${role}">${escapeHtml(words)}</p>`;

/** The way back to the text that is consulted upon. */
export const backHtml = (id: string, text: Text): string =>
  `<p><a class="go" href="/consultation/${id}?lang=${text.language}">${escapeHtml(text.t('consultation.back'))}</a></p>`;

export interface Answering {
  answer(res: Response, text: Text, path: string, title: string, body: string, status?: Page['status']): Answer;
  unknown(res: Response, text: Text): Answer;
  find(id: string): Promise<Consultation | null>;
}

export function answering({ forum, consultations }: HttpTools): Answering {
  const answer: Answering['answer'] = (res, text, path, title, body, status) => framed(res, forum, { text, title, path, body }, status);
  return {
    answer,
    unknown: (res, text) =>
      answer(
        res,
        text,
        '/consultation?lang=',
        titleOf(text),
        `<h1>${escapeHtml(titleOf(text))}</h1><p>${escapeHtml(text.t('consultation.unknown'))}</p><p><a class="go" href="/consultation?lang=${text.language}">${escapeHtml(text.t('consultation.list'))}</a></p>`,
        404,
      ),
    find: async (id) => (slug.safeParse(id).success ? consultations.find(id) : null),
  };
}
