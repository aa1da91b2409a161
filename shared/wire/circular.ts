/** Circular letters as those who are signed in see them. Acts are asked for as all acts of the forum are (forum.ts). */
import { z } from 'zod';
import { documentId, entityId, language, slug, time } from './value.ts';

const reply = z.strictObject({ entity: entityId, receivedAt: time, late: z.boolean() });

const letter = {
  circular: slug,
  number: z.string(),
  title: z.string(),
  language,
  sentAt: time,
  deadline: time,
  /** Where the result is published. */
  document: documentId.nullable(),
};

export const listedCircular = z.strictObject({ ...letter, replies: z.array(reply) }).meta({ id: 'ListedCircular' });
export type ListedCircular = z.output<typeof listedCircular>;

export const shownCircular = z
  .strictObject({
    ...letter,
    /** null: erased, or none was entered. */
    question: z.string().nullable(),
    /** `words` null as well where they are not for whoever asks. */
    replies: z.array(reply.extend({ words: z.string().nullable() })),
  })
  .meta({ id: 'Circular' });
export type ShownCircular = z.output<typeof shownCircular>;
