/** Compares the labels of the source with those the opinion will show: whoever wrote "see b)" has to know where the two part. */
import { labels } from '../opinion/numbering.ts';
import { isHeading } from '../opinion/vocabulary.ts';
import { type Label, labelOf, type Meaning, type Scheme } from './label.ts';
import type { Placed } from './placed.ts';
import type { Remark } from './source.ts';

/** The opinion counts in Latin letters whatever its language: ب) is not what it will show, though it is the second as well. */
const ARABIC: readonly Scheme[] = ['abjad', 'hijai'];
const LETTERS: readonly Scheme[] = ['latin', 'cyrillic', 'cyrillic-short'];
const family = (scheme: Scheme): string => (LETTERS.includes(scheme) ? 'letter' : ARABIC.includes(scheme) ? 'arabic' : scheme);

/** How far the source counts ahead of the opinion; null where they count in different signs. */
function ahead(written: readonly Meaning[], shown: readonly Meaning[]): number | null {
  const pairs = written.flatMap((one) =>
    shown.flatMap((other) => (family(one.scheme) === family(other.scheme) ? [one.ordinal - other.ordinal] : [])),
  );
  return pairs.length === 0 ? null : pairs.reduce((least, next) => (Math.abs(next) < Math.abs(least) ? next : least));
}

const follows = ({ meanings }: Label, before: Label): boolean =>
  meanings.some((own) => before.meanings.some((last) => own.scheme === last.scheme && own.ordinal === last.ordinal + 1));

interface Level {
  shift: number;
  told: boolean;
}

/** The doubt about each block's label, in order; a shift is told once, where it begins. */
export function labelDoubts(placed: readonly Placed[]): readonly (readonly Remark[])[] {
  const shown = labels(placed.map(({ kind, level, text }) => ({ kind, level, counts: text !== '' })));
  let levels: Level[] = [];
  let numbered: Label | null = null;
  return placed.map(({ kind, level, label }, at) => {
    if (isHeading(kind)) {
      levels = [];
      const goesOn = label !== null && numbered !== null && follows(label, numbered);
      numbered = label;
      // headings that are numbered through: told where that begins
      if (goesOn) return [];
    }
    levels = levels.slice(0, level + 1);
    const here = levels[level] ?? { shift: 0, told: false };
    levels[level] = here;
    return label === null ? [] : doubtsOf(label, shown[at] ?? '', here, level);
  });
}

function doubtsOf(label: Label, shown: string, here: Level, level: number): readonly Remark[] {
  const differs: readonly Remark[] = [{ why: 'label-differs', text: label.raw }];
  if (label.meanings[0]?.scheme === 'bullet') {
    if (here.told || shown === '') return [];
    here.told = true;
    return [{ why: 'bullet', text: label.raw }];
  }
  if (label.extra || shown === '') return differs;
  const shift = ahead(label.meanings, labelOf(`${shown} `)?.meanings ?? []);
  if (shift === null) {
    // Below the first level every house has its own signs; what counts there is the order.
    if (here.told || level > 1) return [];
    here.told = true;
    return differs;
  }
  if (shift === here.shift) return [];
  here.shift = shift;
  return differs;
}
