/**
 * Which of the letters that a part put in are letters that were there before. An editor writes one difference for each text: whoever splits,
 * joins or moves a paragraph, replaces words in two places, or undoes something, writes anew what is the same. Only letters are inherited that
 * were in the text and are gone, in the order of these rules (H22): what nothing was is the author's.
 */
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { alike, alikeInPlace, type Budget, type Pair, wholeWords } from './alike.ts';
import { LATE, type Moved } from './late.ts';
import { isFree, isOpen, keyOf, type Letter, letterOf, type Paragraph, textOf } from './letters.ts';
import { longestRuns, openRuns, turnedWhole } from './runs.ts';

/** Letters in a row that are known again wherever they come. */
export const PASTED = 20;
/** Letters that came from another paragraph which stays, into one that was there: fewer are words that both have. */
const SHIFTED = 6;
/** Paragraphs out of which one comes. */
const SOURCES = 4;

/** Letters of one line times those of another, that are laid beside each other for one part. */
const MOST_COMPARED = 40_000_000;

const mayCompare = (budget: Budget, one: readonly Letter[], other: readonly Letter[]): boolean => {
  budget.left -= one.length * other.length;
  return budget.left >= 0;
};

/** What the fold knows of letters that were there. */
export interface Past {
  /** The run of new letters that begins with this one brings back those from here on, if they are the same. */
  undone(letter: Letter, block: BlockId): readonly Letter[] | null;
  /** As paragraphs of this id read when they went, the last one first, and then all that ever went from there. */
  stoodIn(block: BlockId): readonly (readonly Letter[])[];
  /** The same letter, if it went with this part or was found before; taken, where the part may not inherit it. */
  given(letter: Letter): Letter;
  /** Has the part it already, as this item or as another that is the same letter? */
  isGiven(letter: Letter): boolean;
  /** There, these words in one piece, if nobody has them. */
  stood(block: BlockId, words: string): readonly Letter[] | null;
  /** Does no paragraph of this id stand that the author of the part had heard of? */
  comesBack(block: BlockId): boolean;
  /** Where words stand in a line, from one place on; -1: nowhere, or too much was searched for one part. */
  find(line: readonly Letter[], words: string, from?: number): number;
  /** What the same seat has lately taken out elsewhere, in runs. */
  takenBySeat(): readonly (readonly Letter[])[];
  /** What had come late and goes again with the part, among what else it takes out of that paragraph. */
  lateOut(): readonly Source[];
  /** What came late of the same seat into paragraphs of which the part takes something out. */
  lateBySeat(): readonly Source[];
  /** Is it among what came late? */
  hasCome(letter: Letter): boolean;
  /** Has it come with this entry, and from nowhere? */
  isOfNow(letter: Letter): boolean;
  /** What the part before took out, by paragraph: this one repairs it. */
  readonly repaired: ReadonlyMap<BlockId, readonly Letter[]>;
  /** Is it a repair? It brings nothing that was not there. */
  readonly isRepair: boolean;
}

export interface Source {
  readonly block: BlockId;
  readonly left: boolean;
  readonly letters: readonly Letter[];
}

const inherit = (to: Letter, from: Letter): void => {
  if (to.from !== null || from.taken || from.text !== to.text) return;
  to.from = from;
  from.taken = true;
};
const pairUp = (pairs: readonly Pair[]): void => {
  for (const [to, from] of pairs) inherit(to, from);
};

export function inheriting(paragraphs: readonly Paragraph[], past: Past): void {
  const isDone = (): boolean => !paragraphs.some(({ after }) => after.some(isOpen));
  if (isDone()) return;
  for (const paragraph of paragraphs) undo(paragraph, past);
  if (past.isRepair) putBack(paragraphs, past);
  const cells: Budget = { left: MOST_COMPARED };
  for (const paragraph of paragraphs) inPlace(paragraph, past.repaired.get(paragraph.block) ?? [], cells);
  if (isDone()) return;
  const sources = sourcesOf(paragraphs, past);
  const budget: Budget = { left: MOST_COMPARED };
  for (const paragraph of paragraphs) fromOthers(paragraph, sources, budget);
  longest(
    paragraphs,
    sources.map(({ letters }) => letters),
  );
  for (const paragraph of paragraphs) if (paragraph.brings || past.isRepair) asItStood(paragraph, past, budget);
  if (past.isRepair) for (const paragraph of paragraphs) piecedTogether(paragraph, past, budget);
  if (hasLong(paragraphs)) longest(paragraphs, past.takenBySeat());
  if (isDone()) return;
  const late = past.lateBySeat();
  for (const paragraph of paragraphs) fromOthers({ ...paragraph, fresh: false }, late, budget);
}

const hasLong = (some: readonly Pick<Paragraph, 'after'>[]): boolean =>
  some.some(({ after }) => openRuns(after).some(({ length }) => length >= PASTED));

function undo({ block, after }: Paragraph, past: Past): void {
  for (let at = 0; at < after.length; at++) {
    const letter = after[at] as Letter;
    if (letter.is !== 'new') continue;
    const from = past.undone(letter, block);
    if (from === null) continue;
    pairUp(from.map((one, n) => [after[at + n] as Letter, one]));
    at += from.length - 1;
  }
}

/** Each piece as it stood somewhere, in one piece: best where it was. */
function putBack(paragraphs: readonly Paragraph[], past: Past): void {
  const went = [...paragraphs.map(({ block, before }) => [block, before] as const), ...past.repaired];
  const free = went.map(([block, letters]) => ({ block, letters: letters.filter(isFree) }));
  // what came with this entry alone was not there before it
  const before = free.map(({ block, letters }) => ({ block, letters: letters.filter((one) => !past.isOfNow(one)) }));
  const lines = [...before, ...free].filter(({ letters }) => letters.length > 0);
  for (const { block, after } of paragraphs) {
    if (!after.some(isOpen)) continue;
    const [own, others] = [lines.filter((line) => line.block === block), lines.filter((line) => line.block !== block)];
    for (const run of openRuns(after)) {
      const words = textOf(run);
      const place = placeIn(own, words, past) ?? placeIn(others, words, past) ?? past.stood(block, words);
      if (place !== null) pairUp(run.map((to, n) => [to, place[n] as Letter]));
    }
  }
}

/** The first place where these words stand and nobody has them. */
function placeIn(lines: readonly Pick<Source, 'letters'>[], words: string, past: Past): readonly Letter[] | null {
  for (const { letters: line } of lines)
    for (let at = past.find(line, words); at >= 0; at = past.find(line, words, at + 1)) {
      const found = line.slice(at, at + words.length);
      if (found.every(isFree)) return found;
    }
  return null;
}

function inPlace({ before, after, fresh }: Paragraph, repaired: readonly Letter[], budget: Budget): void {
  const came = after.filter(isOpen);
  const went = before.filter(isFree);
  if (came.length === 0) return;
  if (fresh) pairUp(wholeWords(alike(came, went, budget), after));
  else if (went.length > 0) pairUp(alikeInPlace(came, went, after, before, budget));
  // repairs put back what they find
  if (repaired.length > 0) pairUp(alike(after.filter(isOpen), repaired.filter(isFree), budget));
}

function sourcesOf(paragraphs: readonly Paragraph[], past: Past): readonly Source[] {
  const own = paragraphs.map(({ block, left, before }) => ({ block, left, letters: before.filter(isFree) }));
  return [...past.lateOut(), ...own, ...[...past.repaired].map(([block, letters]) => ({ block, left: true, letters }))];
}

/**
 * What of words that came late had gone elsewhere with the same part, or lately by the same seat. They stand nowhere, so these may come back
 * otherwise, too.
 */
export function movedLate(
  late: ReadonlyMap<number, string>,
  paragraphs: readonly Paragraph[],
  past: Past,
): ReadonlyMap<number, readonly Moved[]> {
  if (late.size === 0) return new Map();
  const budget: Budget = { left: MOST_COMPARED };
  const mayBe = (letter: Letter): boolean => isFree(letter) && !past.hasCome(letter) && (!letter.again || isFree(past.given(letter)));
  const sources = paragraphs.map(({ before, ...one }) => ({ ...one, letters: before.filter(mayBe).map((letter) => ({ ...letter })) }));
  const came = [...late].map(([place, words]) => ({ place, letters: words.split('').map((text, n) => letterOf(LATE, n, text, 'new')) }));
  for (const { letters } of came) fromOthers({ block: '', after: letters, fresh: true }, sources, budget);
  const fresh = came.map(({ letters }) => ({ after: letters }));
  longest(
    fresh,
    sources.map(({ letters }) => letters),
  );
  if (hasLong(fresh)) {
    const now = new Set(sources.flatMap(({ letters }) => letters.map(keyOf)));
    const taken = past.takenBySeat().map((line) => line.map((one) => ({ ...one, taken: now.has(keyOf(one)) || !mayBe(one) })));
    longest(fresh, taken);
  }
  return new Map(came.map(({ place, letters }) => [place, movedIn(letters)]));
}

function movedIn(letters: readonly Letter[]): readonly Moved[] {
  const found: Moved[] = [];
  for (const [at, { from }] of letters.entries()) {
    if (from === null) continue;
    const last = found.at(-1);
    const goesOn = last?.client === from.client && last.at + last.length === at && last.clock + last.length === from.clock;
    if (last !== undefined && goesOn) found[found.length - 1] = { ...last, length: last.length + 1 };
    else found.push({ at, client: from.client, clock: from.clock, length: 1 });
  }
  return found;
}

/** The paragraph that most of what came stood in, then the next one. */
function fromOthers(
  { block, after, fresh }: Pick<Paragraph, 'block' | 'after' | 'fresh'>,
  sources: readonly Source[],
  budget: Budget,
): void {
  for (let round = 0; round < SOURCES; round++) {
    const came = after.filter(isOpen);
    if (came.length === 0) return;
    let best: { readonly left: boolean; readonly pairs: readonly Pair[] } | null = null;
    for (const source of sources) {
      if (source.block === block) continue;
      const letters = source.letters.filter(isFree);
      if (letters.length * 2 < came.length || letters.length <= (best?.pairs.length ?? 0)) continue;
      if (!mayCompare(budget, came, letters)) return;
      const pairs = wholeWords(alike(came, letters), after);
      if (pairs.length > (best?.pairs.length ?? 0)) best = { left: source.left, pairs };
    }
    if (best === null || best.pairs.length * 2 < came.length) return;
    if (best.pairs.length < SHIFTED && !fresh && !best.left) return;
    pairUp(best.pairs);
  }
}

/** Where an element is new: else what somebody types again would be another's. */
function asItStood({ block, after }: Paragraph, past: Past, budget: Budget): void {
  if (!after.some(isOpen) || !past.comesBack(block)) return;
  for (const line of past.stoodIn(block)) {
    const came = after.filter(isOpen);
    if (came.length === 0) return;
    if (!mayCompare(budget, came, line)) return;
    // one letter may stand twice among what comes back, and is one
    const wanted = new Set(came.map(({ text }) => text));
    const left = line.filter((letter) => !wanted.has(letter.text) || !past.isGiven(letter));
    const pairs = wholeWords(alike(came, left), after);
    if (pairs.length * 2 >= came.length) pairUp(pairs.map(([to, from]): Pair => [to, past.given(from)]));
  }
}

/** The server brings nothing new, and writes one difference: what several have made of one word it may put back from more than one line. */
function piecedTogether({ block, before, after }: Paragraph, past: Past, budget: Budget): void {
  if (!after.some(isOpen)) return;
  for (const line of [before.filter(isFree), ...past.stoodIn(block)]) {
    const came = after.filter(isOpen);
    if (came.length === 0) return;
    if (!mayCompare(budget, came, line)) return;
    const left = line.filter((letter) => !past.isGiven(letter));
    pairUp(alike(came, left).map(([to, from]): Pair => [to, past.given(from)]));
  }
}

function longest(paragraphs: readonly Pick<Paragraph, 'after'>[], gone: readonly (readonly Letter[])[]): void {
  const lines = paragraphs.map(({ after }) => after);
  longestRuns(lines.flatMap(openRuns), gone, PASTED, inherit);
  turnedWhole(lines, gone, PASTED, inherit);
}
