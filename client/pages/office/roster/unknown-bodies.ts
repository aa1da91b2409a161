/** Bodies that a table names and that do not take part: what they might be called, for the secretariat to say so. */
import type { Entity } from '../../../../shared/forum/people.ts';
import type { Capacity } from '../../../../shared/opinion/vocabulary.ts';
import { memberStateName, memberStateOf } from '../../../../shared/page/member-states.ts';

export interface UnknownBody {
  /** The same for every line that names it. */
  readonly key: string;
  /** As the first of them does. */
  readonly said: string;
  readonly lines: readonly number[];
  /** As the table says it; null where it does not. */
  readonly capacity: Capacity | null;
}

/** Two names of one Member State are one body. */
export const keyOf = (cell: string): string => (memberStateOf(cell) ?? cell.trim()).toLowerCase();

/** What it would be admitted as; `taken`: codes that others have. */
export function proposed({ said, capacity }: UnknownBody, taken: ReadonlySet<string>): Entity {
  const state = capacity === null || capacity === 'member-state' ? memberStateOf(said) : null;
  if (state !== null) return named(state, memberStateName(state, 'en') ?? said, 'member-state');
  return named(freeCode(said, taken), said, capacity ?? 'sector-member');
}

export const named = (code: string, name: string, capacity: Capacity): Entity => ({
  id: code.toLowerCase(),
  code,
  names: { en: name },
  capacity,
});

/** A code as it stands; of a name its letters, else a number. */
function freeCode(said: string, taken: ReadonlySet<string>): string {
  const plain = said
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z0-9-]/g, '');
  const isCode = /^[A-Z0-9-]{1,12}$/i.test(said);
  const stem = isCode ? plain : plain.slice(0, 6) || 'BODY';
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? stem : `${stem.slice(0, 8)}${number}`;
    if (!taken.has(code)) return code;
  }
}
