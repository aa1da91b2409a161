/** Beginning the report of the Secretary-General. Everything after that goes the way of opinions and documents. */
import { z } from 'zod';
import { documentId, language, line, opinionId, prose, seq, time } from './value.ts';

/** The size of the body is the true limit. */
const WHOLE = 1_000_000;

export const beginReport = z.strictObject({
  title: line(300),
  language,
  from: z.discriminatedUnion('in', [
    z.strictObject({ in: z.literal('nothing') }),
    z.strictObject({ in: z.literal('text'), text: prose(WHOLE).min(1) }),
    /** A text that was handed in before. */
    z.strictObject({ in: z.literal('document'), document: documentId }),
  ]),
});

/** Null: it was not begun. `final`: the draft that is final, null while it is written. */
const begun = z.strictObject({ id: opinionId, title: z.string(), language, seq, at: time, final: documentId.nullable() });
export const shownReport = z.strictObject({ report: begun.nullable() }).meta({ id: 'Report' });
export type ShownReport = z.output<typeof shownReport>;
