/**
 * Words as they are compared when it is asked whether those of one paragraph stand in another (T35): without regard to case and space, to
 * accents and to what is not seen, and without the final mark. Pure strings.
 */

import { withoutFinalMark } from '../../shared/text/canon.ts';
import { alike } from './alike.ts';

/** Characters that have to be found again; the whole of a shorter paragraph. */
export const RUN = 20;

/** Rules from which on words that look alike are the same. */
const SINCE = 3;

export const comparable = (text: string, rules: number): string => {
  const words = rules < SINCE ? text.normalize('NFC').toLowerCase() : alike(text);
  return withoutFinalMark(words.replace(/\s+/gu, ' ').trimStart());
};

/** Of a part of a text: a space or a mark at its end stands within that. */
export const comparablePart = (text: string): string => alike(text).replace(/\s+/gu, ' ');

/** Of words that were compared under older rules. */
export const comparedAnew = (pieces: readonly string[], rules: number): readonly string[] =>
  rules < SINCE ? pieces : [...new Set(pieces.map(alike))].filter((piece) => piece.trim() !== '');

/** Every run of a text, with its place. */
export function* runsOf(text: string, length = RUN): Iterable<readonly [number, string]> {
  for (let at = 0; at + length <= text.length; at += 1) yield [at, text.slice(at, at + length)];
}

/** Scripts that put no space between words: there a word has no ends that could be asked for. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{M}\p{N}]/u;

/**
 * Does the whole of a short paragraph stand in this text? Between the ends of words; a single word only as the whole of it, because "and"
 * is not what anybody objects to.
 */
export function holdsShort(text: string, short: string): boolean {
  if (text === short) return true;
  if (!short.includes(' ') && !UNSPACED.test(short)) return false;
  for (let at = text.indexOf(short); at !== -1; at = text.indexOf(short, at + 1))
    if (isEnd(text, at) && isEnd(text, at + short.length)) return true;
  return false;
}

/** Does no word go on across this place? */
function isEnd(text: string, at: number): boolean {
  const [before, after] = [text.slice(0, at).at(-1) ?? '', text.charAt(at)];
  return !WORD.test(before) || !WORD.test(after) || UNSPACED.test(before) || UNSPACED.test(after);
}

/** The stretches of a text of which every run is one of these; overlapping runs are one stretch. */
export function stretches(text: string, runs: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  let [from, to] = [-1, -1];
  for (const [at, run] of runsOf(text)) {
    if (!runs.has(run)) continue;
    // a stretch that ends in the run before this one goes on; any other would make runs that are not among these
    if (at !== to - RUN + 1) {
      if (from !== -1) found.push(text.slice(from, to));
      from = at;
    }
    to = at + RUN;
  }
  return from === -1 ? found : [...found, text.slice(from, to)];
}
