/**
 * A batch of texts into entries. A part is one update of a client (T45), so what one connection has sent one after the other comes in one
 * entry after the other. Within a tick nobody has been sent another's part yet: the updates of different connections are causally independent,
 * and those that come first of each may stand in one entry.
 */
import type { Actor } from '../../../shared/opinion/actor.ts';
import { LIMITS } from '../../limits.ts';
import { carriesStructs, typesOn } from '../../text/inspect.ts';
import type { Authored } from '../../text/outcome.ts';
import type { Connection } from '../connection.ts';

/** One message of a connection. */
export interface ArrivedText {
  readonly connection: Connection;
  /** One, or those of a queue in order. */
  readonly updates: readonly Uint8Array[];
  /** A whole step 2, which carries the full delete set: no excuse for what its sender deletes after it. */
  readonly full: boolean;
  /** A queue: written while its sender was away. */
  readonly away: boolean;
  /** This is the n-th text message of its connection, from 1. */
  readonly n: number;
}

/** Those who may write now, with the actor judged at this log position. */
export interface Writing extends ArrivedText {
  readonly actor: Actor;
  readonly suggestsOnly: boolean;
}

/** What becomes a part, if anything in it is new. */
export interface Piece extends Omit<Writing, 'n'> {}

/** Updates of a connection that come as one all the same, but for these. */
export type Joined = ReadonlyMap<Connection, ReadonlySet<Uint8Array>>;

/** The pieces of each connection in their order, those that come first together, and so on. */
export function layers(batch: readonly Writing[], joined: Joined): readonly (readonly Piece[])[] {
  const found: Piece[][] = [];
  for (const [connection, texts] of byConnection(batch)) {
    pieces(texts, joined.get(connection)).forEach((piece, place) => {
      const layer = found[place] ?? [];
      layer.push(piece);
      found[place] = layer;
    });
  }
  return found;
}

function byConnection(batch: readonly Writing[]): ReadonlyMap<Connection, readonly Writing[]> {
  const found = new Map<Connection, Writing[]>();
  for (const text of batch) {
    const texts = found.get(text.connection);
    if (texts === undefined) found.set(text.connection, [text]);
    else texts.push(text);
  }
  return found;
}

function pieces(texts: readonly Writing[], apart: ReadonlySet<Uint8Array> | undefined): readonly Piece[] {
  const found: (Piece & { readonly updates: Uint8Array[] })[] = [];
  for (const { connection, updates, full, away, actor, suggestsOnly } of texts) {
    for (const update of updates) {
      const last = found.at(-1);
      const before = last?.updates.at(-1);
      const isLike = last !== undefined && !full && !last.full && away === last.away;
      const isPast = !away && found.length >= LIMITS.partsPerAppend;
      const goesOn = (one: Uint8Array): boolean =>
        isPast || (apart === undefined ? typesOn(one, update) || (!away && onlyTake(one, update)) : !apart.has(one) && !apart.has(update));
      if (isLike && before !== undefined && goesOn(before)) last.updates.push(update);
      else found.push({ connection, updates: [update], full, away, actor, suggestsOnly });
    }
  }
  return found;
}

/** An editor of another schema takes block after block out by itself: what T16 judges are all of them. */
const onlyTake = (one: Uint8Array, other: Uint8Array): boolean => !carriesStructs(one) && !carriesStructs(other);

/** `fits`: has it written, over this connection, what needed no repair? */
export const authors = (layer: readonly Piece[], now: number, fits: (connection: Connection) => boolean): readonly Authored[] =>
  layer.map(({ connection, actor, updates, full, away, suggestsOnly }) => ({
    connection: connection.id,
    actor,
    updates,
    full,
    away,
    ageMs: now - connection.since,
    at: now,
    schema: connection.extended ? 'said' : fits(connection) ? 'shown' : 'unknown',
    suggestsOnly,
    mayMove: false,
  }));
