/**
 * A batch of texts into authors. Within a tick nobody has been sent another's part yet, so the updates of different
 * connections are causally independent and grouping them by connection, in order of first arrival, reorders nothing.
 */
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Authored } from '../../text/outcome.ts';
import type { Connection } from '../connection.ts';

export interface ArrivedText {
  readonly connection: Connection;
  readonly update: Uint8Array;
  /** A whole step 2, which carries the full delete set. */
  readonly full: boolean;
  /** This is the n-th text message of its connection, from 1. */
  readonly n: number;
}

/** Those who may write now, with the actor judged at this log position. */
export interface Writing extends ArrivedText {
  readonly actor: Actor;
  readonly suggestsOnly: boolean;
}

/**
 * What a connection writes after a whole step 2 is looked at after it: a step 2 brings what was deleted while its sender was away, and that is
 * no excuse for what the sender deletes now.
 */
export function rounds(batch: readonly ArrivedText[]): readonly (readonly ArrivedText[])[] {
  const found: ArrivedText[][] = [];
  const last = new Map<Connection, { readonly round: number; readonly full: boolean }>();
  for (const text of batch) {
    const before = last.get(text.connection) ?? { round: 0, full: false };
    const round = before.full && !text.full ? before.round + 1 : before.round;
    last.set(text.connection, { round, full: text.full });
    const texts = found[round] ?? [];
    texts.push(text);
    found[round] = texts;
  }
  return found;
}

/** `fits`: has it written, over this connection, what needed no repair? */
export function authors(batch: readonly Writing[], now: number, fits: (connection: Connection) => boolean): readonly Authored[] {
  const groups = new Map<string, Writing[]>();
  for (const text of batch) {
    const group = groups.get(text.connection.id);
    if (group === undefined) groups.set(text.connection.id, [text]);
    else group.push(text);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    return {
      connection: first.connection.id,
      actor: first.actor,
      updates: group.map(({ update }) => update),
      full: group.some(({ full }) => full),
      ageMs: now - first.connection.since,
      at: now,
      schema: first.connection.extended ? 'said' : fits(first.connection) ? 'shown' : 'unknown',
      suggestsOnly: first.suggestsOnly,
      mayMove: false,
    };
  });
}
