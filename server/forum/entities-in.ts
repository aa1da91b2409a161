/** Who takes part, by the names that a page in this language shows. */
import type { ForumState } from '../../shared/forum/state.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';
import { Entities } from '../../shared/page/entities.ts';
import { withOfficialNames } from '../../shared/page/member-states.ts';

export const entitiesIn = ({ entities }: Pick<ForumState, 'entities'>, language: Language): Entities =>
  new Entities(
    [...entities.values()].map((entity) => withOfficialNames(entity, [language])),
    language,
  );
