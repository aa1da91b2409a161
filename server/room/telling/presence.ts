/**
 * Who is here and where their caret stands: never logged, identity always stamped by the server. A client sends places only;
 * whatever else it claims is dropped. One awareness id a connection, at most 2 KiB; changed states leave in one frame per beat.
 * An id stays with the seat that first had it, so that nobody takes it while its holder is cut off and on the way back. Whoever is at the text
 * through another node is shown as that node has stamped them.
 */
import * as encoding from 'lib0/encoding';
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { EntityId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { BadBytes, ByteReader } from '../../../shared/wire/byte-reader.ts';
import { awarenessFrame } from '../../../shared/wire/frame.ts';
import { isSeen, positionsIn } from '../../../shared/wire/presence.ts';
import { LIMITS } from '../../limits.ts';
import type { Connection, Messages } from '../connection.ts';
import type { There } from './other-nodes.ts';
import type { Receipts } from './receipts.ts';

interface Here {
  readonly connection: Connection;
  readonly seat: SeatId;
  client: number;
  clock: number;
  /** The JSON everybody gets; null = gone. */
  state: string | null;
}

export class Presence {
  readonly #here = new Map<number, Here>();
  /** The same, by who bears the id. */
  readonly #by = new Map<Connection, Here>();
  /** By client, through other nodes. */
  readonly #there = new Map<number, There>();
  readonly #changed = new Set<Here>();
  readonly #changedThere = new Map<number, There>();
  /** Member States seen in this room since it was loaded: those not here now have dropped. */
  readonly #states = new Set<EntityId>();
  /** Who has or had an id, the longest silent first. */
  readonly #owners = new LatestMap<number, SeatId>(LIMITS.presenceIds);
  readonly #receipts: Receipts;
  /** What `all` said last, as long as it is so. */
  #all: Messages | null = null;

  constructor(receipts: Receipts) {
    this.#receipts = receipts;
  }

  /** Takes an awareness message; false = it says what this connection may not say. Throws where it is none. */
  hear(connection: Connection, bytes: Uint8Array): boolean {
    if (bytes.length > LIMITS.awarenessBytes) return false;
    const claim = readClaim(bytes);
    if (claim === null) return false;
    const seen = claim.state?.seen;
    if (seen !== undefined && !isSeen(seen)) throw new BadBytes('a screen shows a log position');
    const own = this.#by.get(connection);
    if (own !== undefined ? own.client !== claim.client : !this.#take(claim.client, connection)) return false;
    if (own !== undefined && claim.clock < own.clock) return true;
    const seat = this.#owners.get(claim.client) ?? '';
    const here = own ?? { connection, seat, client: claim.client, clock: claim.clock, state: null };
    const state = claim.state === null ? null : stamp(connection, claim.state);
    // a higher clock alone renews: others take whoever is silent for long for gone
    if (here !== own || here.clock < claim.clock || here.state !== state) this.#changed.add(here);
    here.clock = claim.clock;
    here.state = state;
    if (own === undefined) this.#enter(here);
    this.#all = null;
    if (seen !== undefined) this.#receipts.shown(connection.actor(), seen);
    return true;
  }

  leave(connection: Connection): void {
    const here = this.#by.get(connection);
    if (here === undefined) return;
    here.clock++;
    here.state = null;
    this.#by.delete(connection);
    this.#here.delete(here.client);
    this.#all = null;
    this.#changed.add(here);
    // whoever moves to another node is there before it has left
    const there = this.#there.get(here.client);
    if (there !== undefined) this.#changedThere.set(here.client, there);
  }

  /** Another node says so. Who is here as well is so as this node says. */
  hearOf(there: There): void {
    const { client, seat, state } = there;
    if ((this.#owners.get(client) ?? seat) !== seat) return;
    this.#owners.set(client, seat);
    if (state === null) this.#there.delete(client);
    else this.#there.set(client, there);
    if (this.#here.has(client)) return;
    this.#changedThere.set(client, there);
    this.#all = null;
  }

  /** What has changed here since the last call. */
  moved(): readonly There[] {
    return [...this.#changed];
  }

  /** All that are here. */
  here(): readonly There[] {
    return [...this.#here.values()].filter(({ state }) => state !== null);
  }

  /** The changed states since the last call as one message, or none. */
  changes(): Messages {
    if (this.#changed.size + this.#changedThere.size === 0) return [];
    const changed = [...this.#changed].filter(({ client }) => !this.#changedThere.has(client));
    const message = awarenessFrame(write([...changed, ...this.#changedThere.values()]));
    this.#changed.clear();
    this.#changedThere.clear();
    return [message];
  }

  /** Everybody who is here, for one who has just come. */
  all(): Messages {
    if (this.#all !== null) return this.#all;
    const there = [...this.#there.values()].filter(({ client }) => !this.#here.has(client));
    const here = [...this.here(), ...there];
    this.#all = here.length === 0 ? [] : [awarenessFrame(write(here))];
    return this.#all;
  }

  /**
   * Member States with a connection here or at another node, and those that had one and have none now. While others may be there whom nobody
   * can tell of (`unknown`), it is said of nobody that its connection has gone: that is recorded for ever.
   */
  states(
    connections: Iterable<Connection>,
    elsewhere: Iterable<EntityId> = [],
    unknown = false,
  ): { readonly present: readonly EntityId[]; readonly dropped: readonly EntityId[] } {
    const present = new Set<EntityId>([...elsewhere, ...statesOf(connections)]);
    for (const state of present) this.#states.add(state);
    return { present: [...present].sort(), dropped: unknown ? [] : [...this.#states].filter((state) => !present.has(state)).sort() };
  }

  /** The newest connection of a seat bears its id; the one before is cut off and does not know it yet. */
  #take(client: number, connection: Connection): boolean {
    const seat = connection.actor()?.seat;
    const owner = this.#owners.get(client) ?? seat;
    if (seat === undefined || owner !== seat) return false;
    this.#owners.set(client, seat);
    return true;
  }

  #enter(here: Here): void {
    const before = this.#here.get(here.client);
    if (before !== undefined) this.#by.delete(before.connection);
    this.#here.set(here.client, here);
    this.#by.set(here.connection, here);
  }
}

/** Member States among these. */
export function statesOf(connections: Iterable<Connection>): ReadonlySet<EntityId> {
  const states = new Set<EntityId>();
  for (const connection of connections) {
    const actor = connection.actor();
    if (actor !== null && RIGHTS[actor.capacity].hold) states.add(actor.entity);
  }
  return states;
}

/** Null for what tells of more than one, as a stock client does of those it has lost. Throws where it is no presence. */
function readClaim(bytes: Uint8Array): { client: number; clock: number; state: Record<string, unknown> | null } | null {
  const reader = new ByteReader(bytes);
  if (reader.count() !== 1) return null;
  const client = reader.client();
  const clock = reader.clock();
  const state = parsed(reader.string());
  reader.end();
  if (typeof state !== 'object' || Array.isArray(state)) return null;
  return { client, clock, state: state as Record<string, unknown> | null };
}

/** What the language throws quotes what was sent, and the log of the server takes no words of anybody (O4). */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new BadBytes('a state of presence is JSON');
  }
}

function stamp(connection: Connection, claimed: Record<string, unknown>): string {
  const actor = connection.actor();
  const state = positionsIn(claimed);
  if (actor !== null) {
    const { seat, entity, capacity, remote } = actor;
    // `user` is what a stock y-prosemirror draws; the colour is the delegation's, chosen by the interface from the entity
    Object.assign(state, { seat, entity, capacity, remote, person: connection.person, user: { name: entity, color: '#5a6370' } });
  }
  return JSON.stringify(state);
}

function write(states: readonly Pick<There, 'client' | 'clock' | 'state'>[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state ?? 'null');
  }
  return encoding.toUint8Array(encoder);
}
