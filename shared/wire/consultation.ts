/** Consultations over the wire, for those who have a seat. Visitors get pages and send a form (server/http/consultation). */
import { z } from 'zod';
import { COMMENT_REFUSALS, COMMENT_VERDICTS } from '../forum/consultation.ts';
import { blockId, documentId, language, opinionId, seatId, slug, time, uuid } from './value.ts';

/** Comments judged with one press. */
const BATCH = 200;

export const listedConsultation = z
  .strictObject({
    id: slug,
    document: documentId,
    /** As printed. */
    number: z.string(),
    title: z.string(),
    language,
    /** null: on a text that was handed in. */
    opinion: opinionId.nullable(),
    closesAt: time,
    /** Comments are taken now. */
    open: z.boolean(),
    /** Comments need an address that is confirmed. */
    confirms: z.boolean(),
    /** Their addresses can still be confirmed; they are in no queue. */
    unconfirmed: z.int(),
    waiting: z.int(),
    released: z.int(),
  })
  .meta({ id: 'ListedConsultation' });
export type ListedConsultation = z.output<typeof listedConsultation>;

export const openConsultation = z.strictObject({
  uuid,
  document: documentId,
  closesAt: time,
  confirms: z.boolean().default(false),
});
export const openedConsultation = z.strictObject({ id: slug }).meta({ id: 'OpenedConsultation' });

export const consultationEnvelope = z
  .strictObject({
    uuid,
    command: z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('date-consultation'), closesAt: time }),
      z.strictObject({ do: z.literal('require-confirmation'), on: z.boolean() }),
      z.strictObject({
        do: z.literal('judge-comments'),
        comments: z.array(z.int().min(1)).min(1).max(BATCH).readonly(),
        verdict: z.enum(COMMENT_VERDICTS),
        reason: z.enum(COMMENT_REFUSALS).nullable(),
      }),
    ]),
  })
  .meta({ id: 'ConsultationEnvelope' });

const comment = {
  number: z.int().min(1),
  at: time,
  /** null: on the text as a whole. */
  block: blockId.nullable(),
  language,
  name: z.string().nullable(),
  organisation: z.string().nullable(),
  /** null: erased. */
  text: z.string().nullable(),
};

/** A released one, with the number of the document on which it was made. */
export const shownComment = z.strictObject({ ...comment, document: z.string() }).meta({ id: 'Comment' });
export type ShownComment = z.output<typeof shownComment>;

export const queuedComment = z
  .strictObject({
    ...comment,
    contact: z.string().nullable(),
    /** How many addresses of pages are in its words. */
    links: z.int(),
    judged: z
      .strictObject({ verdict: z.enum(COMMENT_VERDICTS), reason: z.enum(COMMENT_REFUSALS).nullable(), at: time, by: seatId })
      .nullable(),
  })
  .meta({ id: 'QueuedComment' });
export type QueuedComment = z.output<typeof queuedComment>;

export const commentQueue = z
  .strictObject({
    consultation: listedConsultation,
    /** Of the text that is consulted upon, from top to bottom. */
    paragraphs: z.array(z.strictObject({ block: blockId, label: z.string(), words: z.string() })),
    comments: z.array(queuedComment),
  })
  .meta({ id: 'CommentQueue' });

/** How many were released, by paragraph. */
export const commentCounts = z.array(z.strictObject({ block: blockId.nullable(), count: z.int().min(1) })).meta({ id: 'CommentCounts' });
export type CommentCounts = z.output<typeof commentCounts>;
