import type { Suggestion } from '../../shared/text/block.ts';
import type { Healing } from './healing.ts';

/** A suggestion belongs to whoever made it: one that was nowhere in the text before and names another owner than the author is new in that name. */
export const isForged = ({ entity, before }: Healing, { verb, by, id }: Suggestion): boolean =>
  entity !== null && by !== entity && !before.hasSuggestion(verb, by, id);
