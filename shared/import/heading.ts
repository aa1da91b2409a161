/** Finds the line that opens a block: a keyword alone ("noting further"), or one followed by what is said under it. */
import type { Language } from '../opinion/vocabulary.ts';
import { type Folded, fold, isEnded, isLeading, isOpening } from './characters.ts';
import type { Keywords } from './keywords/keywords.ts';
import { KEYWORDS } from './keywords.ts';

export interface Heading {
  readonly section: 'preamble' | 'operative';
  /** Nothing is said on this line. */
  readonly alone: boolean;
  /** How much of the line is the heading; `null`: there is more on the line, and it cannot be told where that begins. */
  readonly end: number | null;
  /** Was that end found in the words and not by a keyword? */
  readonly guessed: boolean;
  readonly resolution: boolean;
}

interface Matcher {
  readonly words: Keywords;
  readonly groups: readonly {
    readonly find: RegExp;
    readonly section: Heading['section'];
    readonly addressed: boolean;
    readonly resolution: boolean;
  }[];
  /** Of paragraphs that are numbered through. */
  readonly numbered: RegExp;
  readonly tail: RegExp;
  readonly asks: readonly string[];
}

const LONGEST_ADDRESS = 160;
/** A qualifier: "noting (as regards small islands)". Shorter ones are labels: "recalling (a) …". */
const QUALIFIER = /^\s?\([^()]{3,120}\)(?=\s*[,:]?\s*$|\s)/u;

const literal = (word: string): string => fold(word).text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');

function matcherOf(words: Keywords): Matcher {
  const gap = words.spaced ? ' ' : ' ?';
  const before = `(?:(?:${words.before.map((word) => literal(word) + (word.length === 1 ? ' ?' : gap)).join('|')}))?`;
  const behind = `(?:${gap}(?:${oneOf(words.behind)}))?`;
  const edge = words.spaced ? '(?![\\p{L}\\p{N}])' : '';
  const find = (list: readonly string[]) => new RegExp(`^\\[{0,3}${before}(?:${oneOf(list)})${edge}(?:${behind}${edge})`, 'u');
  return {
    words,
    groups: [
      { find: find(words.preamble), section: 'preamble', addressed: false, resolution: false },
      { find: find(words.resolution), section: 'operative', addressed: true, resolution: true },
      { find: find(words.operative), section: 'operative', addressed: false, resolution: false },
      { find: find(words.addressed), section: 'operative', addressed: true, resolution: false },
    ],
    numbered: find([...words.numbered, ...words.operative, ...words.addressed, ...words.resolution]),
    tail: new RegExp(`^ ?(?:${oneOf(words.tail)})?[\\s,:،、]*\\]{0,3}[,:،]?$`, 'u'),
    asks: words.asks.map((word) => fold(word).text),
  };
}

const MATCHERS = new Map<Language, Matcher>();

function matcher(language: Language): Matcher {
  const known = MATCHERS.get(language) ?? matcherOf(KEYWORDS[language]);
  MATCHERS.set(language, known);
  return known;
}

/**
 * The first line of a language takes 10 ms, as the engine makes each pattern ready when it is first asked. With this line they are asked one by
 * one: a server has others to serve between two of them.
 */
export function* readyToFind(line: string, language: Language): Generator<undefined, void> {
  const { groups, tail } = matcher(language);
  yield;
  const { text } = fold(line);
  for (const { find } of groups) {
    find.test(text);
    yield;
  }
  tail.test(text);
  yield;
}

/** The heading that this line opens with, or null. Looks at the first 240 characters only. */
export function headingOf(line: string, language: Language): Heading | null {
  const { groups, tail, asks, words } = matcher(language);
  const folded = fold(line);
  for (const { find, section, addressed, resolution } of groups) {
    const found = find.exec(folded.text);
    if (found === null) continue;
    const keyword = found[0].length;
    const qualified = keyword + (QUALIFIER.exec(folded.text.slice(keyword))?.[0].length ?? 0);
    const known = { section, guessed: false, resolution };
    if (tail.test(folded.text.slice(qualified))) return { ...known, alone: true, end: line.length };
    if (!addressed) return { ...known, alone: false, end: folded.at[keyword] ?? line.length };
    return { ...known, ...address(line, folded, keyword, asks, words) };
  }
  return null;
}

/** "Reaffirms its …" of a paragraph with a number of its own: a heading and what is said under it. */
export function numberedHeadingOf(text: string, language: Language): Heading | null {
  const known = headingOf(text, language);
  if (known?.section === 'operative' && known.end !== null) return known.alone && !isOpening(text) ? null : known;
  const folded = fold(text);
  const found = matcher(language).numbered.exec(folded.text);
  if (found === null) return null;
  const alone = isOpening(text) && text.length <= LONGEST_ADDRESS;
  const end = alone ? text.length : (folded.at[found[0].length] ?? text.length);
  return { section: 'operative', alone, end, guessed: known?.section === 'operative', resolution: known?.resolution ?? false };
}

/** "invites Member States" is a heading; "invites Member States to consider …" is a heading and what it asks. */
function address(
  line: string,
  folded: Folded,
  keyword: number,
  asks: readonly string[],
  words: Keywords,
): Pick<Heading, 'alone' | 'end' | 'guessed'> {
  const split = asks.map((word) => folded.text.indexOf(word, keyword)).find((at) => at >= 0);
  if (split !== undefined) return { alone: false, end: folded.at[split] ?? line.length, guessed: true };
  const short = line.length <= (words.spaced ? LONGEST_ADDRESS : LONGEST_ADDRESS / 4);
  if (short && (!isEnded(line) || isLeading(line))) return { alone: true, end: line.length, guessed: false };
  return { alone: false, end: null, guessed: true };
}
