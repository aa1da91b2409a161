/** Shapes that stand in commands, in the register and in logs alike, each declared once. */
import { z } from 'zod';
import { MEETING_ACCESS } from '../forum/meeting.ts';
import { AUTHORS_FOR, AUTHORS_FROM } from '../opinion/authorship.ts';
import type { Elsewhere, EndsIf, Inheritance, Link, Target } from '../opinion/entry.ts';
import { EDITING_POLICIES } from '../opinion/vocabulary.ts';
import { blockId, blockKind, hash, opinionId, positionId, seq } from './value.ts';

export const target = z.strictObject({ block: blockId, hash: hash.nullable() }) satisfies z.ZodType<Target>;
/** In another opinion where one is named. */
export const link = target.extend({ opinion: opinionId.exactOptional() }) satisfies z.ZodType<Link>;
export const endsIf = z.strictObject({ deleted: z.literal(true).exactOptional(), reads: hash.exactOptional() }) satisfies z.ZodType<EndsIf>;
/** A paragraph of an opinion that is named with it. */
export const passage = z.strictObject({ opinion: opinionId, block: blockId });
/** Whence a position was taken over. */
export const inheritance = z.strictObject({
  opinion: opinionId,
  number: z.string(),
  position: positionId,
}) satisfies z.ZodType<Inheritance>;
export const elsewhere = z.strictObject({
  opinion: opinionId,
  seq,
  number: z.string(),
  paragraphs: z
    .array(
      z.strictObject({ id: blockId, kind: blockKind, label: z.string(), heading: z.string(), hash: hash.nullable(), agreed: z.boolean() }),
    )
    .readonly(),
}) satisfies z.ZodType<Elsewhere>;

interface Spans {
  readonly seconds: z.ZodInt;
  readonly days: z.ZodInt;
  readonly hours: z.ZodInt;
}

/** The policy of an opinion. How long anything may last is judged where it is asked for, and read as it was recorded. */
export const policyOf = ({ seconds, days, hours }: Spans) => ({
  editing: z.enum(EDITING_POLICIES),
  minCallSeconds: seconds,
  undoSeconds: seconds,
  maxTimeDays: days,
  silenceHours: hours,
  publicNames: z.boolean(),
  headConfirms: z.boolean().exactOptional(),
  remoteMayEdit: z.boolean().exactOptional(),
  packageSwitch: z.boolean().exactOptional(),
  authorsFor: z.enum(AUTHORS_FOR).exactOptional(),
  authorsFrom: z.enum(AUTHORS_FROM).exactOptional(),
  adoptionSeconds: seconds.exactOptional(),
});

/** The policy of a meeting: what it brings to the opinions on its table, and what concerns its floor. */
export const meetingPolicyOf = (spans: Spans) => ({
  ...policyOf(spans),
  remoteMayEdit: z.boolean(),
  remoteMayTakeFloor: z.boolean(),
  requireSupporter: z.boolean(),
  headConfirms: z.boolean(),
  access: z.enum(MEETING_ACCESS),
});
