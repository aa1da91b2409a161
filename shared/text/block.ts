/**
 * A paragraph as plain data, and its two readings: as shown, and the base reading, which is what is agreed or not
 * (undecided insertions left out, deletions left in).
 */
import type { BlockId, BlockKind, EntityId } from '../opinion/vocabulary.ts';
import { type MarkName, SUG } from './schema.ts';

export interface TextMark {
  readonly name: MarkName;
  /** `{id, by}` of a suggestion, else empty; keys sorted. */
  readonly attrs: Readonly<Record<string, string>>;
}

export interface TextRun {
  readonly text: string;
  /** Sorted by name. */
  readonly marks: readonly TextMark[];
}

export interface TextBlock {
  /** '' while the block has no id yet (only in a document the server has not seen). */
  readonly id: BlockId;
  readonly kind: BlockKind;
  readonly level: number;
  readonly sug: string | null;
  /** Neighbours differ in marks; no run is empty. */
  readonly runs: readonly TextRun[];
}

/** An undecided suggestion; marks of one suggestion share its id. */
export interface Suggestion {
  readonly verb: string;
  readonly by: EntityId;
  readonly id: string;
}

export const shownText = (block: TextBlock): string => block.runs.map((run) => run.text).join('');

export const hasMark = (run: TextRun, name: MarkName): boolean => run.marks.some((mark) => mark.name === name);

/** The runs of the base reading; none for a block that is itself an undecided insertion. */
export function baseRuns(block: TextBlock): readonly TextRun[] {
  if (isSuggested(block)) return [];
  return block.runs.some((run) => hasMark(run, 'insertion')) ? block.runs.filter((run) => !hasMark(run, 'insertion')) : block.runs;
}

export const baseText = (block: TextBlock): string =>
  baseRuns(block)
    .map((run) => run.text)
    .join('');

/** As it reads while nothing is decided, with no trace of what is suggested; without runs where it would only come. */
export function cleanBlock(block: TextBlock): TextBlock {
  const runs = baseRuns(block).map(({ text, marks }) => ({ text, marks: marks.filter(({ name }) => name !== 'deletion') }));
  return { ...block, sug: null, runs: joined(runs) };
}

/** With these before that letter (UTF-16). */
export const withRuns = (block: TextBlock, at: number, runs: readonly TextRun[]): TextBlock => ({
  ...block,
  runs: joined([...runsBetween(block, 0, at), ...runs, ...runsBetween(block, at, Infinity)]),
});

/** From one letter up to another (UTF-16). */
export function runsBetween(block: TextBlock, from: number, to: number): readonly TextRun[] {
  let at = 0;
  return block.runs.flatMap(({ text, marks }) => {
    const piece = text.slice(Math.max(from - at, 0), Math.max(to - at, 0));
    at += text.length;
    return piece === '' ? [] : [{ text: piece, marks }];
  });
}

/** Neighbours of the same marks become one. */
function joined(runs: readonly TextRun[]): readonly TextRun[] {
  const found: TextRun[] = [];
  for (const { text, marks } of runs) {
    const last = found.at(-1);
    if (last !== undefined && sameMarks(last.marks, marks)) found[found.length - 1] = { text: last.text + text, marks };
    else found.push({ text, marks });
  }
  return found;
}

/** The undecided suggestion that the block as a whole comes or goes; null for none. */
export function wholeSuggestion({ sug }: Pick<TextBlock, 'sug'>): Suggestion | null {
  const [, verb, by, id] = (sug !== null && SUG.exec(sug)) || [];
  return verb === undefined || by === undefined || id === undefined ? null : { verb, by, id };
}

/** Is the block itself an undecided insertion? */
export const isSuggested = ({ sug }: Pick<TextBlock, 'sug'>): boolean => sug?.startsWith('ins:') === true;

/** Both sorted by name, as in a run. */
export function sameMarks(a: readonly TextMark[], b: readonly TextMark[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  return a.every((mark, i) => mark.name === b[i]?.name && mark.attrs.id === b[i]?.attrs.id && mark.attrs.by === b[i]?.attrs.by);
}

/** What is suggested in the block: marks of one suggestion that come and that go are told apart. */
export function suggestionsOf(block: TextBlock): readonly Suggestion[] {
  const found = new Map<string, Suggestion>();
  const add = (verb: string, by: string, id: string): void => {
    found.set(`${verb}:${by}:${id}`, { verb, by, id });
  };
  const whole = wholeSuggestion(block);
  if (whole !== null) add(whole.verb, whole.by, whole.id);
  for (const { marks } of block.runs) {
    for (const { name, attrs } of marks) {
      if (name === 'insertion' || name === 'deletion') add(name, attrs.by ?? '', attrs.id ?? '');
    }
  }
  return [...found.values()];
}
