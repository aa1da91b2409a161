/**
 * What a restricted session brings back besides the text: every position that was raised in it and still stands, for its own State, at
 * every place where it counts. A position that stood before is left as it is in the opinion: only there does its State
 * withdraw it; a hold is raised besides wherever its words have gone in a way that the text alone does not show.
 */
import { together } from './ends-if.ts';
import type { Act, ActNote } from './entry.ts';
import type { Position } from './positions.ts';
import { inPlaceOf, isConfirmed, isHold, places } from './positions.ts';
import type { OpinionState } from './state.ts';
import { type BlockId, isHeading, type PositionId, type SessionId } from './vocabulary.ts';

type Raised = Extract<Act, { type: 'position.raised' }>;
type Brought = Omit<Raised, 'seen' | 'reasoned' | 'cured' | 'carried'>;

export interface Carried {
  readonly note: ActNote;
  readonly act: Omit<Raised, 'seen'>;
}

/** @param after The opinion with the text of the session. What is on a block that it does not know counts on it as a whole. */
export function carriedFrom(
  inside: OpinionState,
  notes: ReadonlyMap<number, ActNote>,
  session: SessionId,
  after: OpinionState,
): readonly Carried[] {
  const opened = inside.restricted?.opened ?? 0;
  const standing = [...inside.positions.values()].sort((one, other) => one.seq - other.seq);
  const brought = standing.flatMap((position) => {
    const { asked: _, ...note } = notes.get(position.seq) ?? {};
    const given = {
      reasoned: note.reason !== undefined,
      cured: note.cure !== undefined,
      ...(note.appended !== undefined && { noted: true as const }),
      carried: { session, enteredBy: position.enteredBy, ...(isConfirmed(inside, position) && { confirmed: true as const }) },
    };
    const isNews = (place: BlockId | null): boolean => position.seq > opened || !reaches(after, position.id, place, inside);
    const there = placesOf(inside, position).filter(isNews);
    const deleted = deletedOf(inside, position).filter(isNews);
    // its condition is about its own paragraph; where words of it count or stand elsewhere too, that is not all it depends on
    const endsIf = there.length === 1 && deleted.length === 0 && position.echoes.length === 0 ? position.endsIf : null;
    const known = (place: BlockId | null): BlockId | null => (place !== null && after.blocks.has(place) ? place : null);
    return [...there, ...deleted].map((place) => ({
      note,
      act: { ...noLessFar(after, opened, raise(inside, { ...position, endsIf }, known(place)), position), ...given },
    }));
  });
  // a State has one hold of its own at a place: one without a condition takes the place of one with, never the other way round
  return [...brought.filter(({ act }) => act.endsIf !== null), ...brought.filter(({ act }) => act.endsIf === null)];
}

/** What the State has raised in the opinion while the session went on nobody inside has seen, so nothing from there lifts it. */
function noLessFar({ positions }: OpinionState, opened: number, act: Brought, { entered }: Position): Brought {
  const held = isHold(act.kind) ? inPlaceOf(positions.values(), { ...act, entered }) : null;
  if (held === null || held.seq < opened) return act;
  return { ...act, endsIf: together(act.endsIf, held.endsIf), until: act.until && Math.max(act.until, held.until ?? 0) };
}

/** Does what stood there before count there by itself, under no condition that it does not have inside? Words may have gone a way that the outcome does not show. */
function reaches(after: OpinionState, id: PositionId, place: BlockId | null, inside: OpinionState): boolean {
  const [now, then] = [after.positions.get(id), inside.positions.get(id)];
  if (now === undefined || then === undefined || !isHold(now.kind)) return true;
  const there = places(after, now).get(place);
  return there !== undefined && (!there.own || places(inside, then).get(place)?.own === true);
}

/** What counts on all that a living heading governs, and on what was deleted there, is raised on the heading alone. */
export function placesOf(state: OpinionState, position: Position): readonly (BlockId | null)[] {
  const found = places(state, position);
  return [...found].flatMap(([block, { from, own, deleted }]) => {
    if (deleted) return [];
    const heading = from === null ? undefined : state.blocks.get(from);
    const above = from === null ? undefined : found.get(from);
    const lives = heading !== undefined && heading.hash !== null && isHeading(heading.kind) && above !== undefined;
    // what stands on a heading that governs nothing counts on that alone, also where an empty paragraph stands below it
    const governs = lives && !(state.rules >= 2 && state.layout.alone.has(heading.id));
    const under = governs && (block === null || state.layout.heading.get(block) === from);
    // words that left the heading for a paragraph under it take the position along without its condition
    return under && (own || above.from !== null) ? [] : [block];
  });
}

const deletedOf = (state: OpinionState, position: Position): readonly (BlockId | null)[] =>
  [...places(state, position)].flatMap(([block, { deleted }]) => (deleted ? [block] : []));

function raise(state: OpinionState, position: Position, block: BlockId | null): Brought {
  const { kind, entity, via, until, links } = position;
  const own = block === position.block;
  const hash = own ? position.hash : (block !== null && state.blocks.get(block)?.hash) || null;
  return {
    type: 'position.raised',
    kind,
    block,
    hash,
    entity,
    via,
    until,
    endsIf: own ? position.endsIf : null,
    ...(links !== null && { links }),
  };
}
