/**
 * Who is here and where their caret stands: never logged, identity always stamped by the server. A client sends places only;
 * whatever else it claims is dropped. One awareness id a connection, at most 2 KiB; changed states leave in one frame per beat.
 * An id stays with the seat that first had it, so that nobody takes it while its holder is cut off and on the way back.
 */
import * as encoding from 'lib0/encoding';
import { LatestMap } from '../../../shared/lib/latest-map.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { EntityId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { BadBytes, ByteReader } from '../../../shared/wire/byte-reader.ts';
import { awarenessFrame } from '../../../shared/wire/frame.ts';
import { POSITIONS, SEEN } from '../../../shared/wire/presence.ts';
import { LIMITS } from '../../limits.ts';
import type { Connection, Messages } from '../connection.ts';
import type { Receipts } from './receipts.ts';

interface Here {
  readonly connection: Connection;
  client: number;
  clock: number;
  /** The JSON everybody gets; null = gone. */
  state: string | null;
}

export class Presence {
  readonly #here = new Map<number, Here>();
  readonly #changed = new Set<Here>();
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
    const seen = SEEN.safeParse(claim.state?.seen);
    if (!seen.success) throw new BadBytes('a screen shows a log position');
    const own = this.#of(connection);
    if (own !== undefined ? own.client !== claim.client : !this.#take(claim.client, connection)) return false;
    if (own !== undefined && claim.clock < own.clock) return true;
    const here = own ?? { connection, client: claim.client, clock: claim.clock, state: null };
    const state = claim.state === null ? null : stamp(connection, claim.state);
    // a higher clock alone renews: others take whoever is silent for long for gone
    if (here !== own || here.clock < claim.clock || here.state !== state) this.#changed.add(here);
    here.clock = claim.clock;
    here.state = state;
    this.#here.set(claim.client, here);
    this.#all = null;
    if (seen.data !== undefined) this.#receipts.shown(connection.actor(), seen.data);
    return true;
  }

  leave(connection: Connection): void {
    const here = this.#of(connection);
    if (here === undefined) return;
    here.clock++;
    here.state = null;
    this.#here.delete(here.client);
    this.#all = null;
    this.#changed.add(here);
  }

  /** The changed states since the last call as one message, or none. */
  changes(): Messages {
    if (this.#changed.size === 0) return [];
    const message = awarenessFrame(write([...this.#changed]));
    this.#changed.clear();
    return [message];
  }

  /** Everybody who is here, for one who has just come. */
  all(): Messages {
    if (this.#all !== null) return this.#all;
    const here = [...this.#here.values()].filter((one) => one.state !== null);
    this.#all = here.length === 0 ? [] : [awarenessFrame(write(here))];
    return this.#all;
  }

  /** Member States with a connection here, and those that had one and have none now. */
  states(connections: Iterable<Connection>): { readonly present: readonly EntityId[]; readonly dropped: readonly EntityId[] } {
    const present = new Set<EntityId>();
    for (const connection of connections) {
      const actor = connection.actor();
      if (actor !== null && RIGHTS[actor.capacity].hold) present.add(actor.entity);
    }
    for (const state of present) this.#states.add(state);
    return { present: [...present].sort(), dropped: [...this.#states].filter((state) => !present.has(state)).sort() };
  }

  /** The newest connection of a seat bears its id; the one before is cut off and does not know it yet. */
  #take(client: number, connection: Connection): boolean {
    const seat = connection.actor()?.seat;
    const owner = this.#owners.get(client) ?? seat;
    if (seat === undefined || owner !== seat) return false;
    this.#owners.set(client, seat);
    return true;
  }

  #of(connection: Connection): Here | undefined {
    for (const here of this.#here.values()) if (here.connection === connection) return here;
    return undefined;
  }
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
  const state: Record<string, unknown> = {};
  for (const [key, shape] of Object.entries(POSITIONS)) {
    const said = Object.hasOwn(claimed, key) ? shape.safeParse(claimed[key]) : null;
    if (said?.success) state[key] = said.data;
  }
  if (actor !== null) {
    const { seat, entity, capacity, remote } = actor;
    // `user` is what a stock y-prosemirror draws; the colour is the delegation's, chosen by the interface from the entity
    Object.assign(state, { seat, entity, capacity, remote, person: connection.person, user: { name: entity, color: '#5a6370' } });
  }
  return JSON.stringify(state);
}

function write(states: readonly Here[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, states.length);
  for (const { client, clock, state } of states) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state ?? 'null');
  }
  return encoding.toUint8Array(encoder);
}
