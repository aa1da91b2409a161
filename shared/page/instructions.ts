/** Whose instructions are pending: named at every call. Silence changes nothing in that. */
import type { Text } from '../i18n/text.ts';
import type { SaidRegister } from '../opinion/register.ts';
import type { BlockId, EntityId } from '../opinion/vocabulary.ts';
import { NOBODY } from './nameless.ts';

export type Name = (entity: EntityId) => string;

/** `called`: the paragraphs that are called on; null: the opinion as a whole, and so whatever waits in it. */
export function pendingWords(
  { paragraphs, positions }: Pick<SaidRegister, 'paragraphs' | 'positions'>,
  called: readonly BlockId[] | null,
  text: Text,
  name: Name,
): string | null {
  const there = paragraphs.filter(({ id }) => called === null || called.includes(id)).flatMap((one) => one.positions);
  const states = [...positions, ...there].filter(({ kind }) => kind === 'ad-referendum').map(({ entity }) => entity);
  const named = namesOf(states, text, name);
  return named === null ? countOf(states, text) : text.t('call.pending', { states: named });
}

/** null: the public is not told of whom, of one of them at least. */
export function namesOf(states: readonly EntityId[], { list }: Text, name: Name): string | null {
  return states.length === 0 || states.includes(NOBODY) ? null : list([...new Set(states)].map(name));
}

export const countOf = (states: readonly EntityId[], { t }: Text): string | null =>
  states.length === 0 ? null : t('status.ad-referendum', { count: states.length });
