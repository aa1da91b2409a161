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

/** Null: it was not begun. */
export const shownReport = z
  .strictObject({ report: z.strictObject({ id: opinionId, title: z.string(), language, seq, at: time }).nullable() })
  .meta({ id: 'Report' });
export type ShownReport = z.output<typeof shownReport>;
