/** Whose letters are whose in the text of an opinion, as far as its reader is told. */
import { z } from 'zod';
import { blockId, entityId, opinionId, seatId, seq, time } from './value.ts';

/** `off`: the policy tells nobody. `fault`: it cannot be told here. */
export const telling = z.enum(['told', 'off', 'fault']);

const whose = z.strictObject({
  /** `room`: chair and secretariat, and out of co-edit mode whoever holds the pen. `server`: repairs. `withheld`: the policy does not tell it to this reader. */
  as: z.enum(['seat', 'room', 'restricted', 'server', 'withheld']),
  entity: entityId.nullable(),
  /** Told to seats of the same entity alone. */
  seat: seatId.nullable(),
  /** It was a suggestion, which somebody else accepted. */
  accepted: z.boolean(),
});
export type Whose = z.output<typeof whose>;

/** The number of a hand. */
const place = z.int();

export const opinionAuthors = z
  .strictObject({
    opinion: opinionId,
    /** The text is that of this log position. */
    seq,
    /** What stood there then, and does not now, is listed as removed. */
    since: seq,
    /** Where it is not told, there are no paragraphs. */
    telling,
    /** From this log position on the log says all that authorship follows from; up to there it is told as well as the log allows. */
    knownFrom: seq.nullable(),
    /** Each once, however much is theirs. */
    whose: z.array(whose).readonly(),
    /**
     * A hand is whoever did something with one entry. There may be tens of thousands, so they stand in columns: of hand n its place in `whose`, and
     * log position and time of the entry; null where it is withheld.
     */
    hands: z.strictObject({
      whose: z.array(z.int()).readonly(),
      seq: z.array(seq.nullable()).readonly(),
      at: z.array(time.nullable()).readonly(),
    }),
    /** In the order of the text; those that are gone stand where they stood. */
    paragraphs: z
      .array(
        z.strictObject({
          block: blockId,
          /** Along the paragraph as it is shown, UTF-16, in columns too; none where it is not in the text. */
          runs: z.strictObject({ length: z.array(z.int()).readonly(), hand: z.array(place).readonly() }),
          /** `at`: before which letter it stood. */
          removed: z.array(z.strictObject({ text: z.string(), at: z.int(), author: place, remover: place })).readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'OpinionAuthors' });
export type OpinionAuthors = z.output<typeof opinionAuthors>;
