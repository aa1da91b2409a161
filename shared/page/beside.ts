/**
 * Suggestions of those who hold nothing count for nothing (SPEC T7): they wait beside the text, and that they do is said beside their
 * paragraph.
 */
import type { Text } from '../i18n/text.ts';
import { suggestionsCount } from '../opinion/rights.ts';
import type { EntityId } from '../opinion/vocabulary.ts';
import { suggestionsOf, type TextBlock } from '../text/block.ts';
import type { Entities } from './entities.ts';
import type { Mark } from './marks.ts';

/** Does a suggestion of this entity hold nothing up? */
export function waitsBeside(by: EntityId, entities: Entities): boolean {
  const capacity = entities.get(by)?.capacity;
  return capacity === undefined || !suggestionsCount(capacity);
}

/** Who made the suggestions of a paragraph, one for each. */
export function suggestersOf(block: TextBlock): readonly EntityId[] {
  const found = new Map(suggestionsOf(block).map(({ by, id }) => [`${by}:${id}`, by]));
  return [...found.values()];
}

/** The mark of those among them that wait, if there are any. */
export function besideMarks(suggesters: readonly EntityId[], text: Text, entities: Entities): readonly Mark[] {
  const waiting = suggesters.filter((by) => waitsBeside(by, entities));
  if (waiting.length === 0) return [];
  const codes = [...new Set(waiting.map((by) => entities.code(by)))];
  return [{ about: 'beside', shape: 'beside', words: text.t('status.suggestions', { count: waiting.length }), codes }];
}
