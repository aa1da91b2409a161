/**
 * For a verifier: an act that withholds words against what is kept of the entries that it names. Every letter that it names is masked there, and
 * each of these entries holds some of them. Of what it has read it keeps where the masks are.
 */
import type { LateRange, WithheldAct } from '../../shared/opinion/withholding.ts';
import { MASK, masksIn, type RangesByClient, rangesByClient } from '../text/masking.ts';
import type { Examined } from './read.ts';

interface Masks {
  readonly letters: RangesByClient;
  readonly late: readonly string[];
}

export class MaskedLetters {
  readonly #kept = new Map<number, Masks>();

  /** The next entry. */
  read({ entry, updates, note, masked }: Examined): void {
    if (masked === undefined || updates === null) return;
    this.#kept.set(entry.seq, { letters: rangesByClient(updates.flatMap(masksIn)), late: note?.late?.map(masksOnly) ?? [] });
  }

  /** Why this act is not what its entries hold; null also where one of them has its words still. */
  objectionTo({ letters, ranges, entries }: WithheldAct): string | null {
    const kept = entries.flatMap(({ seq, late = [] }) => {
      const masks = this.#kept.get(seq);
      return masks === undefined ? [] : { masks, late };
    });
    if (kept.length < entries.length) return null;
    const wanted = rangesByClient(ranges);
    const all = rangesByClient(kept.flatMap(({ masks }) => [...masks.letters.values()].flat()));
    const named = sizeOf(wanted) + kept.reduce((sum, { late }) => sum + late.reduce((size, { length }) => size + length, 0), 0);
    const isMasked =
      common(wanted, all) === sizeOf(wanted) && kept.every(({ masks, late }) => late.every((range) => isLate(masks.late, range)));
    if (!isMasked || named < letters) return 'words.withheld: not all letters are masked that it names';
    const isIn = kept.every(({ masks, late }) => late.length > 0 || common(wanted, masks.letters) > 0);
    return isIn ? null : 'words.withheld: it names an entry that holds none of these letters';
  }
}

/** Of what came late nothing is kept here but where it is masked. */
const masksOnly = (words: string): string =>
  words
    .split('')
    .map((letter) => (letter === MASK ? letter : ' '))
    .join('');

const isLate = (late: readonly string[], { fact, from, length }: LateRange): boolean =>
  late[fact]?.slice(from, from + length) === MASK.repeat(length);

const sizeOf = (ranges: RangesByClient): number => [...ranges.values()].flat().reduce((sum, { length }) => sum + length, 0);

/** How many letters lie in both. */
function common(one: RangesByClient, other: RangesByClient): number {
  let letters = 0;
  for (const [client, ranges] of one) {
    const others = other.get(client) ?? [];
    let n = 0;
    for (const { clock, length } of ranges) {
      for (let range = others[n]; range !== undefined && range.clock < clock + length; range = others[n]) {
        letters += Math.max(0, Math.min(clock + length, range.clock + range.length) - Math.max(clock, range.clock));
        if (range.clock + range.length > clock + length) break;
        n++;
      }
    }
  }
  return letters;
}
