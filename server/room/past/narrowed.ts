/** What changed, narrowed to whose work it is and to what has to be decided still (SPEC.md H4): in the thread, so that nothing else is handed over. */
import type { EntityId } from '../../../shared/opinion/vocabulary.ts';
import type { MarkedChanges } from './authors-answers.ts';
import type { Change } from './history-answers.ts';
import type { Author } from './marks.ts';

/** Entities that are chosen at once: as many as there are shapes that the eye tells apart beside a word. */
export const MOST_CHOSEN = 6;

export interface Narrowing {
  /** Only what these worked on; none: what anybody did. */
  readonly states: readonly EntityId[];
  /** Those of them that the forum does not know. */
  readonly strangers: readonly EntityId[];
  /** Only what has to be decided still. */
  readonly open: boolean;
}

export const ALL: Narrowing = { states: [], strangers: [], open: false };

export interface Narrowed extends MarkedChanges {
  /** Before it was narrowed. */
  readonly all: number;
  /** Whoever is named for work on the text, or whose words came or went. */
  readonly workers: readonly EntityId[];
  /** Is this reader told of some words whose they are? Only then several entities are chosen together. */
  readonly together: boolean;
  /** To whose work it is narrowed; none: to nobody's. */
  readonly chosen: readonly EntityId[];
  /** Is it narrowed to what has to be decided still? */
  readonly open: boolean;
  /** Is one chosen whom neither the forum nor this text knows? */
  readonly strange: boolean;
}

export function narrowed(found: MarkedChanges, { states, strangers, open }: Narrowing): Narrowed {
  const { workers, named } = workersIn(found.changes);
  const together = found.telling === 'told' && (named.length > 0 || !found.isWithheld);
  const chosen = states.slice(0, together ? MOST_CHOSEN : 1);
  const wanted = (one: Change): boolean =>
    (!open || one.needs.length > 0) && (chosen.length === 0 || chosen.some((entity) => hasWorked(one, entity)));
  return {
    ...found,
    all: found.changes.length,
    ...{ workers, together, chosen, open },
    // whoever has worked here is known here, whatever the forum knows
    strange: strangers.some((entity) => !workers.includes(entity)),
    changes: found.changes.filter(wanted),
  };
}

function workersIn(changes: readonly Change[]): { readonly workers: readonly EntityId[]; readonly named: readonly EntityId[] } {
  const entitiesIn = (all: readonly Author[]): readonly EntityId[] => [
    ...new Set(all.flatMap((one) => (one === null || typeof one === 'string' ? [] : [one.entity]))),
  ];
  const named = entitiesIn(changes.flatMap(({ pieces }) => pieces.flatMap(({ by = [] }) => by)));
  const worked = entitiesIn(changes.flatMap(({ sessions }) => sessions.flatMap(({ who }) => who)));
  return { workers: [...new Set([...worked, ...named])], named };
}

const isBy = (author: Author, entity: EntityId): boolean => author !== null && typeof author !== 'string' && author.entity === entity;

const hasWorked = ({ sessions, happened, pieces }: Change, entity: EntityId): boolean =>
  pieces.some(({ by = [] }) => by.some((one) => isBy(one, entity))) ||
  sessions.some(({ who, of }) => of === entity || who.some((one) => isBy(one, entity))) ||
  happened.some((one) => one.entity === entity);
