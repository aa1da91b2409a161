/**
 * For whom a message about a text is (SPEC C1). Each audience has a log of its own, so that what is private leaves no gap in the log of
 * somebody else.
 */
import type { GroupId } from '../forum/people.ts';
import type { EntityId } from '../opinion/vocabulary.ts';

/**
 * `delegation`: the seats of one entity · `group`: those of the members of a group · `member-states`: those of all Member States ·
 * `seats`: every seat of the forum.
 */
export type Audience =
  | { readonly of: 'delegation'; readonly entity: EntityId }
  | { readonly of: 'group'; readonly group: GroupId }
  | { readonly of: 'member-states' }
  | { readonly of: 'seats' };

/** As it is asked for and shown: whoever says "delegation" means the own. */
export type AskedAudience = { readonly of: 'delegation' } | Exclude<Audience, { readonly of: 'delegation' }>;

export const audienceOf = (asked: AskedAudience, entity: EntityId): Audience =>
  asked.of === 'delegation' ? { of: 'delegation', entity } : asked;

/** One string for one audience: `delegation/arl`, `group/apt`, `member-states`, `seats`. */
export function audienceKey(audience: Audience): string {
  switch (audience.of) {
    case 'delegation':
      return `delegation/${audience.entity}`;
    case 'group':
      return `group/${audience.group}`;
    case 'member-states':
    case 'seats':
      return audience.of;
  }
}
