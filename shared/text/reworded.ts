/** A paragraph in other words, as many as before: each letter that stays keeps its marks, and what comes has those of what it stands for. */
import { baseText, runsBetween, suggestionsOf, type TextBlock, withRuns } from './block.ts';
import { pairsOf } from './editorial.ts';

/** Null where it cannot be told which word became which, or something is suggested in it. */
export function reworded(block: TextBlock, words: string): TextBlock | null {
  const pairs = suggestionsOf(block).length > 0 ? null : pairsOf(baseText(block), words);
  if (pairs === null) return null;
  let at = 0;
  let made: TextBlock = block;
  for (const [before, after] of pairs) {
    if (before !== after) made = spliced(made, at, before, after);
    at += after.length;
  }
  return made;
}

/** At `at` stands `before`. Whole characters only: half of one would become another on the wire. */
function spliced(block: TextBlock, at: number, before: string, after: string): TextBlock {
  const [was, is] = [[...before], [...after]];
  let from = 0;
  while (from < Math.min(was.length, is.length) && was[from] === is[from]) from += 1;
  let to = 0;
  while (to < Math.min(was.length, is.length) - from && was.at(-1 - to) === is.at(-1 - to)) to += 1;
  const begin = at + was.slice(0, from).join('').length;
  const gone = was.slice(from, was.length - to).join('').length;
  const text = is.slice(from, is.length - to).join('');
  // its marks are those of the first letter that goes, else of the letter before it
  const like = runsBetween(block, gone > 0 ? begin : Math.max(begin - 1, 0), gone > 0 ? begin + 1 : Math.max(begin, 1))[0];
  const rest = { ...block, runs: [...runsBetween(block, 0, begin), ...runsBetween(block, begin + gone, Infinity)] };
  return text === '' ? withRuns(rest, 0, []) : withRuns(rest, begin, [{ text, marks: like?.marks ?? [] }]);
}
