/** Which letters of one line are those of another: as many as there are, in order, in pieces that are as long as can be. */
import { type Letter, textOf } from './letters.ts';
import { stretchesOf } from './runs.ts';

export type Pair = readonly [to: Letter, from: Letter];

/** Cells of a table: above it lines are not compared letter by letter. */
const MOST_CELLS = 4_000_000;
/** What a pair is worth besides itself that goes on from the one before. */
const GOES_ON = 0.4;

/** So much may be compared yet. */
export interface Budget {
  left: number;
}

function mayFill(budget: Budget, cells: number): boolean {
  if (cells > Math.min(MOST_CELLS, budget.left)) return false;
  budget.left -= cells;
  return true;
}

/** Equal beginnings and ends first, which is nearly all of it nearly always. */
export function alike(to: readonly Letter[], from: readonly Letter[], budget: Budget = { left: MOST_CELLS }): readonly Pair[] {
  const pairs: Pair[] = [];
  let [start, end, behind] = [0, to.length, from.length];
  const same = (one: number, other: number): boolean => (to[one] as Letter).text === (from[other] as Letter).text;
  const pair = (one: number, other: number): void => void pairs.push([to[one] as Letter, from[other] as Letter]);
  for (; start < end && start < behind && same(start, start); start++) pair(start, start);
  while (end > start && behind > start && same(end - 1, behind - 1)) pair(--end, --behind);
  const [rows, columns] = [end - start, behind - start];
  if (rows === 0 || columns === 0 || !mayFill(budget, rows * columns)) return pairs;
  if (rows === 1) {
    // one new letter in a paragraph that is moved: the first like it, without a table
    for (let j = start; j < behind; j++)
      if (same(start, j)) {
        pair(start, j);
        break;
      }
    return pairs;
  }
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const on = new Float64Array((rows + 1) * width).fill(-1e9);
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const [at, next] = [i * width + j, (i + 1) * width + j + 1];
      if (same(start + i, start + j)) on[at] = 1 + Math.max(best[next] as number, (on[next] as number) + GOES_ON);
      best[at] = Math.max(on[at] as number, best[at + width] as number, best[at + 1] as number);
    }
  let must = false;
  for (let [i, j] = [0, 0]; i < rows && j < columns; ) {
    const at = i * width + j;
    if (must || ((on[at] as number) > 0 && on[at] === best[at])) {
      pair(start + i, start + j);
      const next = at + width + 1;
      must = i + 1 < rows && j + 1 < columns && (on[next] as number) + GOES_ON > (best[next] as number);
      i++;
      j++;
    } else if ((best[at + width] as number) >= (best[at + 1] as number)) i++;
    else j++;
  }
  return pairs;
}

/** Letters of one word, or one that is none. */
interface Token {
  /** The whole word, with letters of it that stay. */
  readonly word: string;
  readonly letters: readonly Letter[];
}

/** Halves of a character that takes two are letters. */
const LETTER = /[\p{L}\p{N}\p{M}\p{Surrogate}]/u;
/** Of scripts without spaces each is a word. */
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const isLetter = ({ text }: Letter): boolean => LETTER.test(text);
const isInWord = (letter: Letter): boolean => isLetter(letter) && !ALONE.test(letter.text);

/** What went and what came in the same place: equal words, each compared whole, so that the "all" of "shall" is not "all". */
export function alikeInPlace(
  came: readonly Letter[],
  went: readonly Letter[],
  after: readonly Letter[],
  before: readonly Letter[],
  budget: Budget,
): readonly Pair[] {
  const whole = within(came, went) ?? within(went, came)?.map(([from, to]): Pair => [to, from]);
  if (whole !== undefined) return whole;
  const [a, b] = [tokens(went, around(went, before)), tokens(came, around(came, after))];
  const everywhere = replacedEverywhere(a, b);
  if (everywhere !== null) return everywhere;
  if (!mayFill(budget, a.length * b.length)) return [];
  const width = b.length + 1;
  const best = new Uint32Array((a.length + 1) * width);
  const isSame = (one: Token, other: Token): boolean => one.word === other.word && one.letters.length === other.letters.length;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const one = a[i] as Token;
      best[at] = isSame(one, b[j] as Token)
        ? (best[at + width + 1] as number) + one.letters.length
        : Math.max(best[at + width] as number, best[at + 1] as number);
    }
  const pairs: Pair[] = [];
  let run: Pair[] = [];
  const flush = (): void => {
    if (run.some(([to]) => isInWord(to)) || run.filter(([to]) => isLetter(to)).length > 1) pairs.push(...run);
    run = [];
  };
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    const [one, other] = [a[i] as Token, b[j] as Token];
    const at = i * width + j;
    if (isSame(one, other) && best[at] === (best[at + width + 1] as number) + one.letters.length) {
      one.letters.forEach((from, n) => void run.push([other.letters[n] as Letter, from]));
      i++;
      j++;
    } else {
      flush();
      if ((best[at + width] as number) >= (best[at + 1] as number)) i++;
      else j++;
    }
  }
  flush();
  return pairs;
}

/** One word was replaced by one other wherever it stood, and all between stays; null where that is not what happened. */
function replacedEverywhere(went: readonly Token[], came: readonly Token[]): readonly Pair[] | null {
  if (went.length !== came.length) return null;
  const others = went.flatMap((one, n) => (one.word === came[n]?.word ? [] : [{ from: one.word, to: came[n]?.word }]));
  const [first] = others;
  if (others.length < 2 || others.some(({ from, to }) => from !== first?.from || to !== first?.to)) return null;
  return went.flatMap(({ word, letters }, n) => {
    const other = came[n];
    if (other === undefined || other.word !== word || other.letters.length !== letters.length) return [];
    return letters.map((from, at): Pair => [other.letters[at] as Letter, from]);
  });
}

/** Letters of a word that are known by themselves. */
const LONG = 6;

/** Of these, whole words of the line: single letters that words have in common say nothing. */
export function wholeWords(pairs: readonly Pair[], line: readonly Letter[]): readonly Pair[] {
  const found = new Map(pairs);
  const wanted = new Set<Letter>();
  const words = wordsOf(line);
  for (const word of new Set(pairs.map(([to]) => words.get(to) ?? [to]))) {
    const runs = word.every((letter) => letter.is !== 'new' || letter.from !== null || found.has(letter))
      ? [word]
      : stretchesOf(word, (letter) => found.has(letter)).filter(({ length }) => length >= LONG);
    for (const letter of runs.flat()) wanted.add(letter);
  }
  return pairs.filter(([to]) => wanted.has(to));
}

type Words = ReadonlyMap<Letter, readonly Letter[]>;
/** One line is asked about with many others, and does not change. */
const known = new WeakMap<readonly Letter[], Words>();

function wordsOf(line: readonly Letter[]): Words {
  const before = known.get(line);
  if (before !== undefined) return before;
  const words = new Map<Letter, readonly Letter[]>();
  for (const word of split(line)) for (const letter of word) words.set(letter, word);
  known.set(line, words);
  return words;
}

function* split(line: readonly Letter[]): Generator<readonly Letter[], void> {
  for (let at = 0; at < line.length; ) {
    let end = at + 1;
    if (isInWord(line[at] as Letter)) while (end < line.length && isInWord(line[end] as Letter)) end++;
    yield line.slice(at, end);
    at = end;
  }
}

/** Where one line stands in the other with nothing but signs around it: words were put into brackets. */
function within(outer: readonly Letter[], inner: readonly Letter[]): readonly Pair[] | undefined {
  const at = textOf(outer).indexOf(textOf(inner));
  const rest = at < 0 ? outer : [...outer.slice(0, at), ...outer.slice(at + inner.length)];
  return inner.length === 0 || rest.some(isLetter) || at < 0 ? undefined : inner.map((letter, n) => [outer[at + n] as Letter, letter]);
}

/** A line as its author saw it: what others put between is left out. */
function around(some: readonly Letter[], line: readonly Letter[]): readonly Letter[] {
  const wanted = new Set(some);
  const first = line.findIndex((letter) => wanted.has(letter));
  const last = line.findLastIndex((letter) => wanted.has(letter));
  return first < 0 ? some : [...line.slice(0, first), ...some, ...line.slice(last + 1)];
}

function tokens(some: readonly Letter[], line: readonly Letter[]): readonly Token[] {
  const wanted = new Set(some);
  const found: Token[] = [];
  for (const word of split(line)) {
    const letters = word.filter((letter) => wanted.has(letter));
    if (letters.length > 0) found.push({ word: textOf(word), letters });
  }
  return found;
}
