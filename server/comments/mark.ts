/**
 * How much of each log a seat has been shown beside a text, in a word that its page sends back. It counts what is for that seat alone: whoever
 * takes the seat over begins anew.
 */
import type { Sitter } from '../../shared/comments/belonging.ts';

/** By audience. */
type Counts = ReadonlyMap<string, number>;

/** Null for a mark of another's. What it says is held against what there is. */
export function readMark(mark: string | null, { tenure }: Sitter): Counts | null {
  const [whose, ...counts] = mark?.split(';') ?? [];
  if (whose !== String(tenure)) return null;
  return new Map(
    counts.map((one) => {
      const at = one.lastIndexOf('=');
      return [one.slice(0, at), Number(one.slice(at + 1))];
    }),
  );
}

export const writeMark = (counts: Counts, { tenure }: Sitter): string =>
  [tenure, ...[...counts].flatMap(([key, count]) => (count > 0 ? [`${key}=${count}`] : []))].join(';');
