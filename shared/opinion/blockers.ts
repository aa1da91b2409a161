/** What stands between the text and its adoption, now: who objects where, who has time, what is unsettled or not agreed. */

import type { Appeal } from './appeals.ts';
import type { Elsewhere } from './entry.ts';
import { named, openLinks } from './links.ts';
import type { Refusal } from './refusal.ts';
import type { OpinionPhase, ShownParagraph, ShownPosition } from './register.ts';
import type { BlockId } from './vocabulary.ts';

export function blockers(
  phase: OpinionPhase,
  paragraphs: readonly ShownParagraph[],
  positions: readonly ShownPosition[],
  elsewhere: readonly Elsewhere[],
  appeals: readonly Appeal[],
): readonly Refusal[] {
  if (phase === 'adopted') return [];
  if (phase === 'not-adopted') return [{ code: 'opinion-closed' }];
  // what else there was stood before the gavel
  if (phase === 'adopting') return pending(appeals);
  const found: Refusal[] = phase === 'tabled' ? [{ code: 'not-in-drafting' }] : [];
  found.push(...holds(positions), ...pending(appeals));
  const brackets: BlockId[] = [];
  const suggestions: BlockId[] = [];
  const others: BlockId[] = [];
  let living = 0;
  for (const one of paragraphs) {
    if (!one.removed && one.status !== null) living += 1;
    if (one.status === 'agreed') continue;
    if (one.brackets > 0 || !one.balanced) brackets.push(one.id);
    if (one.suggestions > 0) suggestions.push(one.id);
    if (one.status === null) continue;
    if (one.positions.length > 0) found.push(...holds(one.positions, one.id));
    if (one.status === 'open' || one.status === 'reopened') others.push(one.id);
  }
  found.push(...openConditions(paragraphs, elsewhere));
  if (brackets.length > 0) found.push({ code: 'brackets-left', blocks: brackets });
  if (suggestions.length > 0) found.push({ code: 'suggestions-left', blocks: suggestions });
  found.push(...waitingEditorials(paragraphs));
  if (others.length > 0 || living === 0) found.push({ code: 'not-agreed', blocks: others });
  return found;
}

function pending(appeals: readonly Appeal[]): readonly Refusal[] {
  const appealing = appeals.filter(({ ended }) => ended === null);
  return appealing.length === 0 ? [] : [{ code: 'appeal-pending', entities: [...new Set(appealing.map(({ entity }) => entity))] }];
}

/** A condition that counts on several paragraphs is one. */
function openConditions(paragraphs: readonly ShownParagraph[], elsewhere: readonly Elsewhere[]): readonly Refusal[] {
  const found = new Map<string, Refusal>();
  for (const { positions } of paragraphs) {
    for (const { id, entity, links } of positions) {
      if (links === null || found.has(id)) continue;
      const open = openLinks(links, paragraphs, elsewhere);
      if (open.length > 0) found.set(id, { code: 'linked-open', ...named(open), entities: [entity], positions: [id] });
    }
  }
  return [...found.values()];
}

/** The holds among these positions as refusals: whose objection stands, who has time until when. */
export function holds(positions: readonly ShownPosition[], block?: BlockId): readonly Refusal[] {
  const where = block === undefined ? {} : { blocks: [block] };
  const found: Refusal[] = [];
  const objections = positions.filter(({ kind, met }) => kind === 'objection' && !met);
  if (objections.length > 0) found.push({ code: 'objection-stands', ...where, ...who(objections) });
  const times = positions.filter(({ kind, met }) => kind === 'time' && !met);
  if (times.length > 0)
    found.push({ code: 'time-asked', ...where, ...who(times), date: Math.max(...times.map(({ until }) => Number(until))) });
  return found;
}

const who = (positions: readonly ShownPosition[]): Pick<Required<Refusal>, 'entities' | 'positions'> => ({
  entities: [...new Set(positions.map(({ entity }) => entity))],
  positions: positions.map(({ id }) => id),
});

/** Editorial changes that are in the way of adoption still. */
function waitingEditorials(paragraphs: readonly ShownParagraph[]): readonly Refusal[] {
  const waiting = paragraphs.flatMap(({ id, editorial }) =>
    (editorial?.changes ?? []).filter(({ stood }) => !stood).map(({ standsAt }) => ({ id, standsAt })),
  );
  if (waiting.length === 0) return [];
  const blocks = [...new Set(waiting.map(({ id }) => id))];
  return [{ code: 'editorial-waits', blocks, date: Math.max(...waiting.map(({ standsAt }) => standsAt)) }];
}
