/** What each seat has lately taken out of the text in one piece: where it puts that in elsewhere, the letters are those. */
import type { SeatId } from '../../../shared/opinion/vocabulary.ts';
import { isFree, type Letter, type Paragraph } from './letters.ts';

export interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Letters in a row as they stood, by seat and time (ms UTC). */
export interface Taken {
  readonly seat: SeatId;
  readonly at: number;
  readonly ranges: readonly Range[];
}

/** From the arrival of one to that of the other, ms: whoever was away sends both late. */
export const PASTE_WITHIN = 3_600_000;
/** Pieces that are remembered, of all seats: of more, those that went last. */
export const MOST_TAKEN = 300;

/** Letters in a row in as few ranges as there are. */
export function rangesOf(letters: readonly Letter[]): readonly Range[] {
  const found: Range[] = [];
  for (const { client, clock } of letters) {
    const last = found.at(-1);
    if (last !== undefined && last.client === client && last.clock + last.length === clock)
      found[found.length - 1] = { ...last, length: last.length + 1 };
    else found.push({ client, clock, length: 1 });
  }
  return found;
}

/** What went of each paragraph for the author of the part: others may have taken some of it before, and put letters between. */
export const goneLines = (paragraphs: readonly Paragraph[]): readonly (readonly Letter[])[] =>
  paragraphs.map(({ before }) => before.filter(isFree));
