/**
 * Is a change of words editorial (SPEC 13.2)? Only signs and spaces between the words may differ: no letter, digit, mark or case does, so
 * that no word becomes another, in one step or in many. No dictionary is asked. The verifier judges old records by this: the signs below are
 * rules, not a list that grows, and to take in another one, or spelling, is to change the rules (9.5).
 */
import type { EditorialFault } from '../opinion/vocabulary.ts';

/** A letter of Han script is a word by itself: between words of Chinese there is no space. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’ʼ‘‐‑-](?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+)*/gu;
/** Punctuation that comes and goes: not what asks or exclaims, and no bracket. */
const LIGHT = /[\s,;:.…"'`«»‹›„“”‚‘’‐‑‒–—―-]|[،؛۔、，。；：「」『』《》·]/gu;
const NO_BRACKET = /[^\p{Ps}\p{Pe}]/gu;

/** One piece of the text, a word or what stands between two, as it was and as it would be. */
export type Pair = readonly [string, string];

interface Words {
  readonly words: readonly string[];
  /** What stands before each word, and behind the last. */
  readonly gaps: readonly string[];
}

/** Null where it is as many words no longer. */
export function pairsOf(before: string, after: string): readonly Pair[] | null {
  const [was, is] = [wordsIn(before), wordsIn(after)];
  if (was.words.length !== is.words.length) return null;
  return was.gaps.flatMap((gap, at): readonly Pair[] => {
    const between: Pair = [gap, is.gaps[at] ?? ''];
    const word = was.words[at];
    return word === undefined ? [between] : [between, [word, is.words[at] ?? '']];
  });
}

function wordsIn(text: string): Words {
  const words: string[] = [];
  const gaps: string[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    gaps.push(text.slice(end, index));
    words.push(word);
    end = index + word.length;
  }
  return { words, gaps: [...gaps, text.slice(end)] };
}

/** Why it is not, or null. */
export function notEditorial(before: string, after: string): EditorialFault | null {
  const [was, is] = [before.normalize('NFC'), after.normalize('NFC')];
  if (was === is) return 'nothing';
  if (bracketsIn(was) !== bracketsIn(is)) return 'brackets';
  const pairs = pairsOf(was, is);
  if (pairs === null) return 'words';
  const faults = pairs.map(([one, other], at) =>
    at % 2 === 1 ? ofWord(one, other) : ofGap(one, other, pairs[at - 1]?.[0] ?? '', pairs[at + 1]?.[0] ?? ''),
  );
  return faults.find((fault) => fault !== null) ?? null;
}

const heavy = (gap: string): string => gap.replace(LIGHT, '');
/** Quotation marks are none, though Unicode calls some of them so. */
const bracketsIn = (text: string): string => heavy(text).replace(NO_BRACKET, '');

function ofGap(one: string, other: string, left: string, right: string): EditorialFault | null {
  if (one === other) return null;
  if (heavy(one) !== heavy(other)) return 'signs';
  const numbers = [left, right].filter((word) => /\p{N}/u.test(word)).length;
  // 1.5 and 1,5, 3-5 and 3, 5: between two numbers every sign tells, beside one all but a comma or a semicolon
  const rest = (gap: string): string => (numbers === 2 ? gap : gap.replace(/[\s,;،؛、，；]/gu, ''));
  return numbers === 0 || rest(one) === rest(other) ? null : 'numbers';
}

function ofWord(one: string, other: string): EditorialFault | null {
  if (one === other) return null;
  if (/\p{N}/u.test(one + other)) return 'numbers';
  return typographic(one) === typographic(other) ? null : 'letters';
}

/** Two shapes of one apostrophe, three of one hyphen; the others that look like them are letters to those who write them so. */
const typographic = (word: string): string => word.replaceAll('’', "'").replace(/[‐‑]/gu, '-');
