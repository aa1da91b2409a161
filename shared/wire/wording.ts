/** The wording check over the wire: the words of the secretariat, and what does not apply in one opinion. */
import { z } from 'zod';
import { LONGEST_WORDS, TABLE_KINDS, WORDING_CODES } from '../forum/wording.ts';
import { blockId, entityId, hash, language, prose, seq, time, uuid } from './value.ts';

const REASON = 1_000;

const exception = {
  block: blockId,
  hash,
  code: z.enum(WORDING_CODES),
  /** As they stand there, invisible characters too, or nothing where something is missing. */
  words: z.string().max(LONGEST_WORDS),
};

/** `on` false: it is taken back. */
export const exceptWording = z.strictObject({ uuid, ...exception, on: z.boolean(), reason: prose(REASON).exactOptional() });

const tableWord = z.strictObject({
  language,
  kind: z.enum(TABLE_KINDS),
  word: z.string(),
  listed: z.boolean(),
  instead: z.string().exactOptional(),
});

export const wordTable = z.array(tableWord).readonly();
export const shownWording = z
  .strictObject({
    /** Of the log of the forum. */
    seq,
    table: wordTable,
    /** Those about paragraphs that read so now. */
    exceptions: z
      .array(
        z.strictObject({
          ...exception,
          at: time,
          by: entityId,
          /** null: erased. */
          reason: z.string().nullable(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'Wording' });
export type ShownWording = z.output<typeof shownWording>;
