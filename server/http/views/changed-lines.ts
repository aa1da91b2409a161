/** What changed, in the whole text: each paragraph with what came and what went in it. */
import type { Change, Line } from '../../room/past/history-answers.ts';
import type { MarkedPiece } from '../../room/past/marks.ts';
import type { FoundChanges } from './changes.ts';

export interface ChangedLine {
  readonly line: Line;
  /** null: it is not among what is told. */
  readonly change: Change | null;
  readonly pieces: readonly MarkedPiece[];
}

/** Where the list is narrowed, the marks are: a paragraph that is not in it reads as it does at the end. */
export function changedLines({ text, changes }: Pick<FoundChanges, 'text' | 'changes'>): readonly ChangedLine[] {
  return linesWithMoves({ text: text.filter(({ is }) => is !== 'left'), changes });
}

/** And where it stood, what has moved. */
export function linesWithMoves({ text, changes }: Pick<FoundChanges, 'text' | 'changes'>): readonly ChangedLine[] {
  const told = new Map(changes.map((one) => [one.block, one]));
  return text.flatMap((line): readonly ChangedLine[] => {
    const change = told.get(line.id) ?? null;
    if (change === null && line.is !== 'there') return [];
    const isRead = change === null || change.is === 'same' || line.is === 'left';
    return [{ line, change, pieces: isRead ? [{ is: 'same', text: line.text }] : change.pieces }];
  });
}
