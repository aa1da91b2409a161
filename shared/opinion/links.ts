/**
 * What conditions count on (rules 2.17, 2.19). Paragraphs of this opinion stand here. How paragraphs of other opinions stand is in the logs
 * of those; the server brings it into this one, each time that it has changed, because nothing is judged but what is in the log.
 */
import type { Act, Elsewhere, Link } from './entry.ts';
import { equal } from './equal.ts';
import type { Refusal } from './refusal.ts';
import type { ShownParagraph } from './register.ts';
import type { OpinionState } from './state.ts';
import type { BlockId } from './vocabulary.ts';

/** Of a condition, what is not agreed as it read: each that is there, each that has gone from its text, and each of which nothing is known. */
export function openLinks(
  links: readonly Link[],
  paragraphs: readonly Pick<ShownParagraph, 'id' | 'hash' | 'status'>[],
  elsewhere: readonly Elsewhere[],
): readonly Link[] {
  return links.filter(({ opinion, block, hash }) => {
    if (opinion !== undefined) {
      const there = elsewhereOf(elsewhere, opinion, block);
      return there?.agreed !== true || there.hash !== hash;
    }
    const here = paragraphs.find(({ id }) => id === block);
    return here?.status !== 'agreed' || here.hash !== hash;
  });
}

export const elsewhereOf = (
  elsewhere: readonly Elsewhere[],
  opinion: string,
  block: BlockId,
): Elsewhere['paragraphs'][number] | undefined =>
  elsewhere.flatMap((one) => (one.opinion === opinion ? one.paragraphs : [])).find(({ id }) => id === block);

/** Which they are, as a refusal says it. */
export function named(links: readonly Link[]): Pick<Refusal, 'blocks' | 'elsewhere'> {
  const blocks = links.flatMap(({ opinion, block }) => (opinion === undefined ? [block] : []));
  const elsewhere = links.flatMap(({ opinion, block }) => (opinion === undefined ? [] : [{ opinion, block }]));
  return { ...(blocks.length > 0 && { blocks }), ...(elsewhere.length > 0 && { elsewhere }) };
}

/** Opinions on which conditions in this one count, and which of their paragraphs. */
export const linkedElsewhere = ({ positions }: Pick<OpinionState, 'positions'>): ReadonlyMap<string, ReadonlySet<BlockId>> =>
  linkedIn([...positions.values()].flatMap(({ links }) => links ?? []));

/** By opinion; those of this one are left out. */
export function linkedIn(links: readonly Link[]): ReadonlyMap<string, ReadonlySet<BlockId>> {
  const found = new Map<string, Set<BlockId>>();
  for (const { opinion, block } of links) if (opinion !== undefined) found.set(opinion, (found.get(opinion) ?? new Set()).add(block));
  return found;
}

/** How those stand, as far as it was told. */
export const linkedHere = (state: OpinionState): readonly Elsewhere[] =>
  [...linkedElsewhere(state)].flatMap(([opinion, blocks]) => {
    const told = state.elsewhere.get(opinion);
    return told === undefined ? [] : [{ ...told, paragraphs: told.paragraphs.filter(({ id }) => blocks.has(id)) }];
  });

/** The act that the server appends when another opinion reads so, if it says anything new here. */
export function telling(state: OpinionState, read: Elsewhere): Extract<Act, { type: 'elsewhere.told' }> | null {
  const linked = linkedElsewhere(state).get(read.opinion);
  if (linked === undefined || (state.phase !== 'tabled' && state.phase !== 'drafting')) return null;
  const now = { ...read, paragraphs: read.paragraphs.filter(({ id }) => linked.has(id)) };
  const known = linkedHere(state).find(({ opinion }) => opinion === read.opinion);
  return known !== undefined && (known.seq > now.seq || same(known, now)) ? null : { type: 'elsewhere.told', ...now };
}

export function foldElsewhere(state: OpinionState, { type: _, ...told }: Extract<Act, { type: 'elsewhere.told' }>): OpinionState {
  return { ...state, elsewhere: new Map(state.elsewhere).set(told.opinion, told) };
}

const same = (a: Elsewhere, b: Elsewhere): boolean => equal({ ...a, seq: 0 }, { ...b, seq: 0 });
