/** What all pages of consultations are made with: the frame, the page that says that there is nothing here, and the consultation of an address. */
import type { Response } from 'express';
import { z } from 'zod';
import type { Text } from '../../../../shared/i18n/text.ts';
import { Back } from '../../../../shared/page/parts/back.tsx';
import { slug } from '../../../../shared/wire/value.ts';
import type { Consultation } from '../../../forum/consultation.ts';
import type { Answer, Page } from '../../answer.ts';
import type { HttpTools } from '../../tools.ts';
import { draw } from '../draw.ts';
import { type Frame, framed } from '../frame.tsx';

export const byId = z.strictObject({ id: z.string().max(100) });

export const titleOf = (text: Text): string => text.t('consultation.title');

/** The way back to the text that is consulted upon. */
export const BackToText = ({ id, text }: { readonly id: string; readonly text: Text }) => (
  <Back href={`/consultation/${id}?lang=${text.language}`}>{text.t('consultation.back')}</Back>
);

export interface Answering {
  answer(res: Response, frame: Frame, status?: Page['status']): Answer;
  unknown(res: Response, text: Text): Answer;
  find(id: string): Promise<Consultation | null>;
}

export function answering({ forum, consultations }: HttpTools): Answering {
  const answer: Answering['answer'] = (res, frame, status) => framed(res, forum, frame, status);
  const unknown: Answering['unknown'] = (res, text) => {
    const body = draw(
      <>
        <h1>{titleOf(text)}</h1>
        <p>{text.t('consultation.unknown')}</p>
        <Back href={`/consultation?lang=${text.language}`}>{text.t('consultation.list')}</Back>
      </>,
    );
    return answer(res, { text, path: '/consultation?lang=', title: titleOf(text), body, readOnly: true }, 404);
  };
  return { answer, unknown, find: async (id) => (slug.safeParse(id).success ? consultations.find(id) : null) };
}
