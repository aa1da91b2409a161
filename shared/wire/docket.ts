/** The docket over the wire: how a draft opinion is presented, and the list of all. */
import { z } from 'zod';
import { DESCENTS } from '../forum/docket.ts';
import { documentId, entityId, line, opinionId, seatId, seq, slug, time } from './value.ts';

/** Drafts of which one is made. */
const ANCESTORS = 20;

export const draftTitle = line(300);
export const topic = line(120).nullable();

const descent = z.strictObject({ how: z.enum(DESCENTS), of: z.array(opinionId).min(1).max(ANCESTORS).readonly() });

/** What the docket says of a draft beside its number, its title and its sponsor. */
export const presentation = z.strictObject({
  topic,
  meeting: slug.nullable(),
  contribution: documentId.nullable(),
  descent: descent.nullable(),
});
export type Presentation = z.output<typeof presentation>;

const listedDraft = z.strictObject({
  /** Of the opinion too. */
  draft: opinionId,
  number: z.string(),
  title: z.string(),
  topic: z.string().nullable(),
  entity: entityId,
  meeting: z.string().nullable(),
  contribution: documentId.nullable(),
  descent: descent.nullable(),
  seq,
  at: time,
  by: seatId,
  needsSupport: z.boolean(),
  supporters: z.array(entityId).readonly(),
  titles: z.array(z.string()).readonly(),
  mergedInto: opinionId.nullable(),
  /** All from which it comes, the nearest first. */
  ancestry: z.array(opinionId).readonly(),
  /** False where its founding was cut short: the same request, sent again, completes it. */
  hasText: z.boolean(),
});

export const docket = z
  .strictObject({
    /** After it no new draft opinion is presented. */
    cutOff: z.strictObject({ deadline: slug, at: time }).nullable(),
    /** Time of the server. */
    now: time,
    drafts: z.array(listedDraft).readonly(),
  })
  .meta({ id: 'Docket' });
export type Docket = z.output<typeof docket>;
