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
  if (block.sug?.startsWith('ins:')) return [];
  return block.runs.some((run) => hasMark(run, 'insertion')) ? block.runs.filter((run) => !hasMark(run, 'insertion')) : block.runs;
}

export const baseText = (block: TextBlock): string =>
  baseRuns(block)
    .map((run) => run.text)
    .join('');

/** Every undecided suggestion in the block, each once. */
export function suggestionsOf(block: TextBlock): readonly Suggestion[] {
  const found = new Map<string, Suggestion>();
  const add = (verb: string, by: string, id: string): void => {
    found.set(`${verb}:${by}:${id}`, { verb, by, id });
  };
  const [, verb, by, id] = (block.sug !== null && SUG.exec(block.sug)) || [];
  if (verb !== undefined && by !== undefined && id !== undefined) add(verb, by, id);
  for (const { marks } of block.runs) {
    for (const { name, attrs } of marks) {
      if (name === 'insertion' || name === 'deletion') add(name, attrs.by ?? '', attrs.id ?? '');
    }
  }
  return [...found.values()];
}
