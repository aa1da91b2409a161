/** Whose letters are whose in the text of an opinion, as far as its reader is told. */
import { z } from 'zod';
import { blockId, entityId, opinionId, seatId, seq, time } from './value.ts';

/** `off`: the policy tells nobody. `fault`: it cannot be told here. */
export const telling = z.enum(['told', 'off', 'fault']);

const hand = z.strictObject({
  /** `room`: chair and secretariat, and out of co-edit mode whoever holds the pen. `server`: repairs. `withheld`: the policy does not tell it to this reader. */
  as: z.enum(['seat', 'room', 'restricted', 'server', 'withheld']),
  /** Log position and time of the entry; null where it is withheld. */
  seq: seq.nullable(),
  at: time.nullable(),
  entity: entityId.nullable(),
  /** Told to seats of the same entity alone. */
  seat: seatId.nullable(),
  /** It was a suggestion, which somebody else accepted. */
  accepted: z.boolean(),
});
export type ToldHand = z.output<typeof hand>;

/** A place in the list of hands. */
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
    hands: z.array(hand).readonly(),
    /** In the order of the text; those that are gone stand where they stood. */
    paragraphs: z
      .array(
        z.strictObject({
          block: blockId,
          /** Along the paragraph as it is shown, UTF-16; none where it is not in the text. */
          runs: z.array(z.strictObject({ length: z.int(), hand: place })).readonly(),
          /** `at`: before which letter it stood. */
          removed: z.array(z.strictObject({ text: z.string(), at: z.int(), author: place, remover: place })).readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'OpinionAuthors' });
export type OpinionAuthors = z.output<typeof opinionAuthors>;
