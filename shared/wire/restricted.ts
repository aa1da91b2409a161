/** Restricted sessions over the wire: motions, rolls and counts, which are open to everybody in the forum; nothing of what is done inside. */
import { z } from 'zod';
import { DENOMINATORS, ROLL_ANSWERS, SESSION_STATES } from '../forum/restricted.ts';
import { rollCount } from './forum-shape.ts';
import { entityId, opinionId, seq, slug, uuid } from './value.ts';

const MOST = 50;
const count = z.int().min(0);

export const moveRestricted = z.strictObject({
  uuid,
  meeting: slug,
  opinions: z
    .array(opinionId)
    .min(1)
    .max(MOST)
    .refine((ids) => new Set(ids).size === ids.length, 'names an opinion twice')
    .readonly(),
});
export const movedRestricted = z.strictObject({ session: slug, seq }).meta({ id: 'MovedRestricted' });

const shownSession = z
  .strictObject({
    session: slug,
    meeting: slug,
    sitting: count,
    opinions: z.array(opinionId).readonly(),
    mover: entityId,
    state: z.enum(SESSION_STATES),
    denominator: z.enum(DENOMINATORS).nullable(),
    quorum: z.boolean(),
    /** Not secret. */
    answers: z.array(z.strictObject({ entity: entityId, answer: z.enum(ROLL_ANSWERS) })).readonly(),
    /** While the roll is open: the Member States with an open seat that have not answered. */
    unanswered: z.array(entityId).readonly(),
    count: rollCount.nullable(),
  })
  .meta({ id: 'RestrictedSession' });
export type ShownSession = z.output<typeof shownSession>;

export const shownSessions = z
  .strictObject({
    /** Log position of the forum. */
    seq,
    /** Of the rolls that are opened from now on. */
    denominator: z.enum(DENOMINATORS),
    quorum: z.boolean(),
    /** Member States that take part: of so many `all` is the majority. */
    members: count,
    /** Those of them that have an open seat: more than half of so many is the quorum. */
    accredited: count,
    sessions: z.array(shownSession).readonly(),
  })
  .meta({ id: 'RestrictedSessions' });
export type ShownSessions = z.output<typeof shownSessions>;
