/** What of the positions of States waits for their own word, as the list of opinions tells it to each State alone. */
import { elsewhereOf, openLinks } from '../../../shared/opinion/links.ts';
import { isBinding } from '../../../shared/opinion/positions.ts';
import { goesOn, type ShownPosition } from '../../../shared/opinion/register.ts';
import type { Standing } from '../../../shared/opinion/standing.ts';
import type { BlockId, EntityId } from '../../../shared/opinion/vocabulary.ts';
import { placed } from '../../../shared/page/placed.ts';
import type { Waiting } from '../../../shared/wire/opinion.ts';

interface Waits extends Pick<Waiting, 'why' | 'until' | 'since'> {
  readonly entity: EntityId;
  readonly block: BlockId | null;
}

export function waitsIn(found: Standing): readonly Waits[] {
  if (!goesOn(found.phase)) return [];
  const asked = [...placed(found).values()].flatMap(({ position, block }): readonly Waits[] => {
    const why = whyOf(position, found);
    return why === null ? [] : [{ entity: position.entity, block, why, until: position.until, since: null }];
  });
  return [...asked, ...goneIn(found)];
}

/** Where a State holds on a paragraph that another has deleted (6.7). */
const goneIn = ({ paragraphs }: Standing): readonly Waits[] =>
  paragraphs.flatMap(({ id, status, removedBy, positions }) => {
    if (removedBy === null || status === 'agreed') return [];
    const holding = new Set(positions.flatMap(({ entity, kind }) => (isBinding(kind) ? [entity] : [])));
    return [...holding]
      .filter((entity) => entity !== removedBy.entity)
      .map((entity) => ({ entity, block: id, why: 'gone', until: null, since: removedBy.seq }));
  });

function whyOf({ kind, noted, toConfirm, links }: ShownPosition, found: Standing): Waiting['why'] | null {
  if (noted !== null) return 'withdrawn';
  if (toConfirm) return 'confirm';
  if (kind === 'time') return 'time';
  if (kind === 'ad-referendum') return 'instructions';
  return links !== null && haveChanged(links, found) ? 'condition' : null;
}

/** Not agreed yet is no reason: agreed in other words than these it would never be met. */
const haveChanged = (links: NonNullable<ShownPosition['links']>, { paragraphs, elsewhere }: Standing): boolean =>
  openLinks(links, paragraphs, elsewhere).some(({ opinion, block, hash }) => {
    const there = opinion === undefined ? paragraphs.find(({ id }) => id === block) : elsewhereOf(elsewhere, opinion, block);
    return opinion === undefined ? there?.hash !== hash : there !== undefined && there.hash !== hash;
  });
