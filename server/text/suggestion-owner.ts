import { type Suggestion, suggestionsOf } from '../../shared/text/block.ts';
import type { Healing } from './healing.ts';

/** A suggestion belongs to whoever made it: one that was nowhere in the text before and names another owner than the author is forged. */
export const isForged = ({ entity, before, removal }: Healing, { verb, by, id }: Suggestion): boolean => {
  if (entity === null || by === entity || before.hasSuggestion(verb, by, id)) return false;
  // what this part puts back was in the text once
  const back = removal?.earlier.flatMap(({ block }) => suggestionsOf(block)) ?? [];
  return !back.some((one) => one.verb === verb && one.by === by && one.id === id);
};
