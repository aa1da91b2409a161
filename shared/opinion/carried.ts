/**
 * What a restricted session brings back besides the text: every position that was raised in it and still stands, for its own State, at
 * every place where it counts. A position that stood before is left as it is in the opinion: only there does its State withdraw it.
 */
import type { Act, ActNote } from './entry.ts';
import { places } from './positions.ts';
import type { OpinionState, Position } from './state.ts';
import { type BlockId, isHeading, type SessionId } from './vocabulary.ts';

type Raised = Extract<Act, { type: 'position.raised' }>;

export interface Carried {
  readonly note: ActNote;
  readonly act: Omit<Raised, 'seen'>;
}

/** @param known Does the opinion know this block, once it has the text of the session? What is on any other counts on the opinion as a whole. */
export function carriedFrom(
  inside: OpinionState,
  notes: ReadonlyMap<number, ActNote>,
  session: SessionId,
  known: (block: BlockId) => boolean,
): readonly Carried[] {
  const opened = inside.restricted?.opened ?? 0;
  const raised = [...inside.positions.values()].filter(({ seq }) => seq > opened).sort((one, other) => one.seq - other.seq);
  return raised.flatMap((position) => {
    const { asked: _, ...note } = notes.get(position.seq) ?? {};
    const given = {
      reasoned: note.reason !== undefined,
      cured: note.cure !== undefined,
      carried: { session, enteredBy: position.enteredBy },
    };
    return placesOf(inside, position).map((place) => ({
      note,
      act: { ...raise(inside, position, place !== null && known(place) ? place : null), ...given },
    }));
  });
}

/** What counts on all that a heading governs is raised on the heading alone. */
function placesOf(state: OpinionState, position: Position): readonly (BlockId | null)[] {
  const found = places(state, position);
  const governing = (from: BlockId | null): boolean => {
    const heading = from === null ? undefined : state.blocks.get(from);
    return heading !== undefined && isHeading(heading.kind) && (heading.id === position.block || found.has(heading.id));
  };
  const own = [...found].flatMap(([block, { from }]) => (governing(from) ? [] : [block]));
  return own.length > 0 ? own : [position.block];
}

function raise(state: OpinionState, position: Position, block: BlockId | null): Omit<Raised, 'seen' | 'reasoned' | 'cured' | 'carried'> {
  const { kind, entity, via, until } = position;
  const own = block === position.block;
  const hash = own ? position.hash : (block !== null && state.blocks.get(block)?.hash) || null;
  // its condition is about its own paragraph
  return { type: 'position.raised', kind, block, hash, entity, via, until, endsIf: own ? position.endsIf : null };
}
