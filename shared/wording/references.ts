/**
 * What may be a reference, as a paragraph by itself says it: a label behind a keyword or a heading, "recognizing d)", or behind a noun,
 * "paragraphs 3 and 4 above". Which paragraph it names is for the whole text to say (outline.ts). One pass over the letters, and of what
 * stands round a label only so much is looked at, whatever somebody has written.
 */
import { KEYWORDS } from '../import/keywords.ts';
import { isHeading, type Language } from '../opinion/vocabulary.ts';
import type { Span, Written } from './finding.ts';
import { phrasesOf } from './phrases.ts';
import { quotedIn } from './quoted.ts';
import { REFERENCE_WORDS } from './reference-words.ts';

export type Side = 'above' | 'below';

export interface Mention extends Span {
  /** "b)", "2 i)" in its parts. */
  readonly path: readonly string[];
  /** A number alone is not enough behind a keyword: "invites 2 experts". */
  readonly lettered: boolean;
  readonly side: Side | null;
  /** What it stands behind: null where that is a noun, else the words before the first label of its list. */
  readonly behind: Behind | null;
}

interface Behind {
  /** What may be a heading there, the longest first, and where it begins. */
  readonly heads: readonly { readonly key: string; readonly from: number }[];
  /** The same of the keyword of its language that stands there. */
  readonly keyword: string | null;
  /** "recognizing b) and d)": the second has no heading of its own. */
  readonly listed: boolean;
}

/** Labels of a paragraph that are looked at, the first ones: no opinion refers as often, and each is held against words before and behind it. */
const MOST_LABELS = 200;
/** Letters before a label that are looked at: keyword, heading, or noun; and those in which another text may be named. */
const LONGEST_INTRO = 160;
const LONGEST_BEFORE = 80;
/** Letters behind it: space, "above", "of". */
const LONGEST_BEHIND = 40;

const LETTER = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}])(?<letter>\(?\p{Ll}{1,2}\)(?:\s(?:pre|bis|ter|quater))?)`;
const NUMBER = String.raw`(?<!\p{N}[.,/-])(?<![\p{N}A-Za-z])(?<number>\d{1,3})(?![\p{N}A-Za-z%]|[.,/:-]\p{N})`;
const BELOW = String.raw`(?<below>(?:\s\(?(?:[ivxl]{1,6}|\p{L}|\d{1,2})\)){0,3})`;
const LABEL = `(?:${LETTER}|${NUMBER})${BELOW}`;
const SPACE = String.raw`[\s\ufffc]{0,3}`;
const MARKS = String.raw`$|[.,;:)\]”»،؛。，；：、]`;
/** Can a paragraph say one? Most cannot. */
const CAN = /[\d)]/u;

/** Chinese parts no words: there each character is one. */
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;
/** Between two words of a heading, and before a label. */
const JOINS = /^[\s\ufffc,،，:：'’ʼ‐‑-]*$/u;
const VOWEL_SIGNS = /[\u064b-\u0652\u0670\u0640]/gu;
/** "And", written as one with the word behind it. */
const PREFIXED = /^[وف](?=\p{L}{2})/u;
/** A heading of more words is named by nobody. */
const MOST_WORDS = 20;

interface Word extends Span {
  readonly folded: string;
}

const wordsOf = (text: string, language: Language): readonly Word[] =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => {
    const lower = word.normalize('NFC').toLowerCase();
    return { from: index, to: index + word.length, folded: language === 'ar' ? lower.replace(VOWEL_SIGNS, '') : lower };
  });

const keyOf = (words: readonly Word[], language: Language): string => {
  const key = words.map(({ folded }) => folded).join(' ');
  return language === 'ar' ? key.replace(PREFIXED, '') : key;
};

/** By which a heading is known, whatever its case and marks. */
export const headKey = (heading: string, language: Language): string => keyOf(wordsOf(heading, language), language);

/** What may be a heading at the end of these words, which begin at `start`. */
function headsOf(intro: string, start: number, language: Language): Behind['heads'] {
  const words = wordsOf(intro, language);
  const heads: { readonly key: string; readonly from: number }[] = [];
  let end = intro.length;
  for (let at = words.length - 1; at >= 0 && heads.length < MOST_WORDS; at -= 1) {
    const word = words[at];
    if (word === undefined || !JOINS.test(intro.slice(word.to, end))) break;
    end = word.from;
    heads.unshift({ key: keyOf(words.slice(at), language), from: start + word.from });
  }
  return heads;
}

/** What a paragraph refers to, by itself. */
export function referring(language: Language): (paragraph: Pick<Written, 'kind' | 'words' | 'literal'>) => readonly Mention[] {
  const { noun, sided, above, below, behind, and, elsewhere, before } = REFERENCE_WORDS[language];
  const { preamble, operative, addressed } = KEYWORDS[language];
  const keywords = phrasesOf(language, [...preamble, ...operative, ...addressed]);
  const labels = new RegExp(LABEL, 'gu');
  const nouns = new RegExp(String.raw`(?<noun>(?:${noun})|(?<sided>${sided}))\s?$`, 'iu');
  const side = new RegExp(String.raw`\s(?:(?<up>${above})|(?<down>${below}))(?!\p{L})`, 'iuy');
  const next = new RegExp(`(?:${SPACE}[,،、]${SPACE}(?:(?:${and})${SPACE})?|${SPACE}(?:${and})${SPACE})${LABEL}`, 'uy');
  const ends = new RegExp(String.raw`${SPACE}(?:${MARKS}|${behind ?? '(?!)'}|(?:${and}|(?:${above}|${below})(?!\p{L})))`, 'iuy');
  const closes = behind === null ? null : new RegExp(behind, 'uy');

  /** The first label of a list, and those that follow it. */
  const listOf = (words: string, first: RegExpExecArray, most: number): readonly Label[] => {
    const list = [labelOf(first)];
    while (list.length < most) {
      next.lastIndex = list.at(-1)?.to ?? 0;
      const more = next.exec(words);
      if (more === null) break;
      ends.lastIndex = next.lastIndex;
      const label = labelOf(more);
      if (!label.lettered && !ends.test(words)) break;
      list.push({ ...label, from: label.to - label.said.length });
    }
    return list;
  };

  return (paragraph) => {
    const { words, kind } = paragraph;
    if (kind === 'title' || isHeading(kind) || !CAN.test(words)) return [];
    const isQuoted = inQuotes(paragraph);
    const mentions: Mention[] = [];
    let left = MOST_LABELS;
    let done = 0;
    for (const first of words.matchAll(labels)) {
      if (first.index < done) continue;
      if (left <= 0) break;
      const list = listOf(words, first, left);
      left -= list.length;
      done = list.at(-1)?.to ?? first.index;
      const start = Math.max(0, first.index - LONGEST_INTRO);
      const intro = words.slice(start, first.index);
      const named = nouns.exec(intro);
      side.lastIndex = done;
      const sides = side.exec(words)?.groups ?? named?.groups;
      const said: Side | null = sides?.up !== undefined ? 'above' : sides?.down !== undefined ? 'below' : null;
      let to = side.lastIndex || done;
      if (named !== null) {
        if (named.groups?.sided !== undefined && said === null) continue;
        if (closes !== null) {
          closes.lastIndex = done;
          if (!closes.test(words)) continue;
          to = closes.lastIndex;
        }
      } else {
        ends.lastIndex = done;
        if (list[0]?.lettered !== true && !ends.test(words)) continue;
      }
      const ending = named === null ? keywords.ending(intro) : -1;
      const from = named !== null ? start + named.index : ending < 0 ? first.index : start + ending;
      const isElsewhere =
        elsewhere.test(words.slice(to, to + LONGEST_BEHIND)) || before.test(words.slice(Math.max(0, from - LONGEST_BEFORE), from));
      if (isElsewhere || isQuoted({ from, to })) continue;
      const keyword = ending < 0 ? null : headKey(intro.slice(ending), language);
      const heads = named === null ? headsOf(intro, start, language) : null;
      if (heads?.length === 0) continue;
      list.forEach((label, place) => {
        mentions.push({
          from: place === 0 ? from : label.from,
          // the side is said once, for all of them
          to: list.length === 1 ? to : label.to,
          path: label.path,
          lettered: label.lettered,
          side: said,
          behind: heads === null ? null : { heads, keyword, listed: place > 0 },
        });
      });
    }
    return mentions;
  };
}

interface Label extends Span {
  readonly said: string;
  readonly path: readonly string[];
  readonly lettered: boolean;
}

/** Of another one of a list it begins with what joins the two. */
function labelOf({ 0: whole, index, groups }: RegExpExecArray): Label {
  const { letter, number, below = '' } = groups ?? {};
  const path = [letter ?? number ?? '', ...below.split(/\s/u).filter((one) => one !== '')].map((one) => one.replace('(', '').toLowerCase());
  return {
    from: index,
    to: index + whole.length,
    said: `${letter ?? number ?? ''}${below}`,
    path,
    lettered: letter !== undefined || below !== '',
  };
}

/** Asked from the beginning to the end: what a paragraph says in the words of others is gone through once. */
function inQuotes(paragraph: Pick<Written, 'words' | 'literal'>): (span: Span) => boolean {
  const quoted = quotedIn(paragraph).toSorted((one, other) => one.from - other.from);
  let at = 0;
  return ({ from, to }) => {
    while ((quoted[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at += 1;
    const next = quoted[at];
    return next !== undefined && next.from < to;
  };
}
