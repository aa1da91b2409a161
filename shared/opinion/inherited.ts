/**
 * What a draft takes over from the drafts of which it is made: every hold that stands in one of them, for its own State. On the paragraphs that
 * read exactly as those on which it counts there, and where there is none on the draft as a whole, so that no merger sheds an objection. A
 * State has one hold at a place, and one that was entered for it: where it had several, one comes that names them all and keeps all their words.
 */
import { placesOf } from './carried.ts';
import type { Act, ActNote } from './entry.ts';
import type { Position } from './positions.ts';
import { isConfirmed, isHold } from './positions.ts';
import type { OpinionState } from './state.ts';
import type { BlockId } from './vocabulary.ts';

type Raised = Extract<Act, { type: 'position.raised' }>;

/** A draft of which another is made, as it stood then. */
export interface Source {
  readonly opinion: string;
  readonly state: OpinionState;
  readonly notes: ReadonlyMap<number, ActNote>;
}

export interface Inherited {
  readonly act: Raised;
  readonly note: ActNote;
}

/** A hold of a source, and where it comes to stand. */
interface Claim {
  readonly source: Source;
  readonly position: Position;
  readonly block: BlockId | null;
  /** Is that its own paragraph there, and the only one on which it counts? */
  readonly own: boolean;
}

/** @param after The new draft with its first text. */
export function inheritedFrom(sources: readonly Source[], after: OpinionState): readonly Inherited[] {
  const places = new Map<string, Claim[]>();
  for (const claim of sources.flatMap((source) => claimsOf(source, after))) {
    const { entity, enteredBy } = claim.position;
    const apart = enteredBy !== null && !isConfirmed(claim.source.state, claim.position);
    const place = `${entity} ${claim.block} ${apart}`;
    places.set(place, [...(places.get(place) ?? []), claim]);
  }
  return [...places.values()].flatMap((claims) => oneOf(claims, after));
}

function claimsOf(source: Source, after: OpinionState): readonly Claim[] {
  const { state } = source;
  const holds = [...state.positions.values()].filter(({ kind }) => isHold(kind)).sort((one, other) => one.seq - other.seq);
  return holds.flatMap((position) => {
    const there = placesOf(state, position);
    return there.flatMap((place) => {
      const own = place !== null && place === position.block && there.length === 1 && position.echoes.length === 0;
      return readingAs(state, place, after).map((block) => ({ source, position, block, own: own && block !== null }));
    });
  });
}

/** The paragraphs that read exactly so; the draft as a whole where none does. */
function readingAs({ blocks }: OpinionState, place: BlockId | null, after: OpinionState): readonly (BlockId | null)[] {
  const hash = place === null ? null : (blocks.get(place)?.hash ?? null);
  const kind = place === null ? null : blocks.get(place)?.kind;
  const same = [...after.blocks.values()].filter((block) => hash !== null && block.hash === hash && block.kind === kind);
  return same.length > 0 ? same.map(({ id }) => id) : [null];
}

/** The strictest of a State at one place, with the words of all that are as strict; empty where there is none. */
function oneOf(claims: readonly Claim[], after: OpinionState): readonly Inherited[] {
  const strict = claims.filter(({ position }) => position.kind === 'objection');
  const said = strict.length > 0 ? strict : claims;
  const last = said.at(-1);
  if (last === undefined) return [];
  const { position, block, source } = last;
  const from = new Map(said.map((one) => [`${one.source.opinion} ${one.position.id}`, one]));
  // a condition binds what comes with it alone: a weaker hold that was on the same words has none
  const alone = claims.length === 1 && last.own;
  const reads = (block !== null && after.blocks.get(block)?.hash) || null;
  const dates = said.flatMap(({ position: { until } }) => until ?? []);
  const note = wordsOf([...from.values()]);
  const act: Raised = {
    type: 'position.raised',
    kind: position.kind,
    block,
    hash: alone ? position.hash : reads,
    entity: position.entity,
    via: position.via,
    until: position.kind === 'time' && dates.length > 0 ? Math.max(...dates) : null,
    reasoned: note.reason !== undefined,
    cured: note.cure !== undefined,
    endsIf: alone ? position.endsIf : null,
    seen: after.seq,
    inherited: {
      from: [...from.values()].map((one) => ({
        opinion: one.source.opinion,
        number: one.source.state.number,
        position: one.position.id,
      })),
      enteredBy: position.enteredBy,
      ...(isConfirmed(source.state, position) && { confirmed: true as const }),
    },
  };
  return [{ act, note }];
}

function wordsOf(claims: readonly Claim[]): ActNote {
  const notes = claims.map(({ source, position }) => source.notes.get(position.seq) ?? {});
  const all = (words: readonly (string | undefined)[]): string | undefined =>
    words.every((one) => one === undefined) ? undefined : [...new Set(words.filter((one) => one !== undefined))].join('\n\n');
  const person = notes.at(-1)?.person;
  const reason = all(notes.map((note) => note.reason));
  const cure = all(notes.map((note) => note.cure));
  return { ...(person !== undefined && { person }), ...(reason !== undefined && { reason }), ...(cure !== undefined && { cure }) };
}
