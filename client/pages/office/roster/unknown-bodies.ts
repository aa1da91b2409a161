/** Bodies that a table names and that do not take part: what they might be called, for the secretariat to say so. */
import type { Entity } from '../../../../shared/forum/people.ts';
import { type Capacity, LANGUAGES } from '../../../../shared/opinion/vocabulary.ts';
import { MEMBER_STATES, memberStateName } from '../../../../shared/page/member-states.ts';

export interface UnknownBody {
  /** The same for every line that names it. */
  readonly key: string;
  /** As the first of them does. */
  readonly said: string;
  readonly lines: readonly number[];
  /** As the table says it; null where it does not. */
  readonly capacity: Capacity | null;
}

export const keyOf = (cell: string): string => cell.trim().toLowerCase();

/** The code by which the list of the Union knows it, by code or by name in any language; null where that does not. */
function memberStateCode(cell: string): string | null {
  const wanted = keyOf(cell);
  const isIt = (code: string): boolean =>
    code.toLowerCase() === wanted || LANGUAGES.some((language) => keyOf(memberStateName(code, language) ?? '') === wanted);
  return MEMBER_STATES.find(isIt) ?? null;
}

/** What it would be admitted as; `taken`: codes that others have. */
export function proposed({ said, capacity }: UnknownBody, taken: ReadonlySet<string>): Entity {
  const state = capacity === null || capacity === 'member-state' ? memberStateCode(said) : null;
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
