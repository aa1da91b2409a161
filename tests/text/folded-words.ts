import { expect } from 'vitest';
import { LiveText } from '../../server/text/live-text.ts';
import type { World } from './support.ts';

/** The last words of a paragraph that is gone: the same however the log is folded. */
export function lastWords(world: World, gone: string): string | null {
  const { entries, live } = world;
  const said = live.lastWords(gone);
  expect(LiveText.fold(entries).lastWords(gone)).toBe(said);
  for (let cut = 1; cut < entries.length; cut++) {
    const snapshot = LiveText.fold(entries.slice(0, cut)).snapshot();
    expect(LiveText.fold(entries.slice(cut), snapshot).lastWords(gone)).toBe(said);
  }
  const other = LiveText.fold(entries.slice(0, 1));
  other.apply(entries.slice(1));
  expect(other.lastWords(gone)).toBe(said);
  return said;
}
