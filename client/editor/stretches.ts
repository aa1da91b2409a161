/** What an edit took over and what it brought, stretch by stretch. It follows the steps: comparing texts could not tell two equal letters apart. */
import type { StepMap } from 'prosemirror-transform';

export interface Stretch {
  readonly size: number;
  /** Where it began before the edit; null = it is new. */
  readonly from: number | null;
}

/** The whole document after the edit, from its beginning; `size` is that of the document before. */
export function stretches(size: number, maps: readonly StepMap[]): readonly Stretch[] {
  let line: readonly Stretch[] = [{ size, from: 0 }];
  for (const map of maps) {
    map.forEach((oldStart, oldEnd, newStart, newEnd) => {
      const rest = cut(line, newStart + oldEnd - oldStart, Number.POSITIVE_INFINITY);
      line = [...cut(line, 0, newStart), { size: newEnd - newStart, from: null }, ...rest];
    });
  }
  return line.filter((one) => one.size > 0);
}

/** The part between two places after the edit. */
export function cut(line: readonly Stretch[], from: number, to: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const one of line) {
    if (at >= to) break;
    const start = Math.max(from, at);
    const end = Math.min(to, at + one.size);
    if (start < end) found.push({ size: end - start, from: one.from === null ? null : one.from + start - at });
    at += one.size;
  }
  return found;
}
