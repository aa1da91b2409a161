/** Shapes that stand in what is asked and shown of the forum and in its logs alike, each declared once. */
import { z } from 'zod';
import { type Attachment, FILE_TYPES } from '../forum/attachment.ts';
import type { DocumentContent } from '../forum/document.ts';
import type { RollCount } from '../forum/restricted.ts';
import { hash, language, opinionId, seq, time } from './value.ts';

/** A name in six languages, of which English is always there. */
export const namesOf = (name: z.ZodType<string>) =>
  z.strictObject({
    en: name,
    fr: name.exactOptional(),
    es: name.exactOptional(),
    ru: name.exactOptional(),
    zh: name.exactOptional(),
    ar: name.exactOptional(),
  });

/** The text of an opinion at a position of its log. */
export const snapshot = z.strictObject({ in: z.literal('opinion'), opinion: opinionId, at: seq, textHash: hash, docHash: hash });
export const content = z.discriminatedUnion('in', [
  snapshot,
  z.strictObject({ in: z.literal('payload') }),
  z.strictObject({ in: z.literal('elsewhere') }),
]) satisfies z.ZodType<DocumentContent>;

const count = z.int().min(0);
export const file = z.strictObject({ hash, type: z.enum(FILE_TYPES), language, bytes: count }) satisfies z.ZodType<Attachment>;
export const rollCount = z.strictObject({
  ...{ yes: count, no: count, abstain: count, of: count },
  carried: z.boolean(),
  accredited: count.exactOptional(),
}) satisfies z.ZodType<RollCount>;

interface InNotices {
  /** Of a deadline, a meeting, a circular letter. */
  readonly id: z.ZodType<string>;
  readonly sitting: z.ZodType<number>;
  readonly days: z.ZodType<number>;
  readonly subject: z.ZodType<string>;
}

/** What a notice is about: those that somebody sends, and those that go out by themselves only. What is asked is judged more narrowly than what is read. */
export const noticesOf = ({ id, sitting, days, subject }: InNotices) => ({
  sent: [
    z.strictObject({ kind: z.literal('invitation') }),
    z.strictObject({ kind: z.literal('deadline'), deadline: id }),
    z.strictObject({ kind: z.literal('sitting'), meeting: id, sitting }),
    z.strictObject({ kind: z.literal('silence'), opinion: opinionId, deadline: time }),
    z.strictObject({ kind: z.literal('digest'), since: time }),
    z.strictObject({ kind: z.literal('circular'), circular: id }),
    z.strictObject({ kind: z.literal('free'), subject }),
  ] as const,
  automatic: [
    z.strictObject({ kind: z.literal('deadline-near'), deadline: id, at: time, days }),
    z.strictObject({ kind: z.literal('silence-near'), opinion: opinionId, deadline: time }),
  ] as const,
});
