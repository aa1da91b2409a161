/**
 * A4: every type of message from 0 to 255 and every step of the sync protocol from 0 to 255, from every capacity, with a pen and without, in
 * every situation of an opinion. Only an update or a full step 2 changes a text, from those who may type, while it may be typed into.
 */
import * as encoding from 'lib0/encoding';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Identity } from '../../server/auth/authenticator.ts';
import type { Wire } from '../../server/collab/wire.ts';
import { WireConnection } from '../../server/collab/wire-connection.ts';
import { LIMITS } from '../../server/limits.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import type { Room } from '../../server/room/room.ts';
import { Rooms } from '../../server/room/rooms.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { register } from '../../shared/opinion/show.ts';
import { CAPACITIES, type Capacity } from '../../shared/opinion/vocabulary.ts';
import { blockIds, type as typeWords } from '../support/blocks.ts';
import { type ManualClock, manualClock } from '../support/clock.ts';
import { delegate } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const ID = 'one';
const CHAIR = delegate('chair', 'chair');
const CALL_MS = DEFAULT_POLICY.minCallSeconds * 1_000;

interface Scene {
  readonly clock: ManualClock;
  readonly room: Room;
  act(command: Command): Promise<void>;
  shown(): Promise<ReturnType<typeof register>>;
}

async function scene(phase: 'tabled' | 'drafting'): Promise<Scene> {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
  const { created, ...rest } = founding(ID, measures(ID, 1));
  await rooms.create({ ...rest, created: { ...created, phase } });
  const room = await rooms.open(ID);
  if (room === null) throw new Error('the opinion was made');
  let uuids = 0;
  return {
    clock,
    room,
    async act(command) {
      const uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`;
      const answer = await room.act({ person: 'C. Chair', actor: () => CHAIR }, { uuid, v: 1, seen: { seq: 0 }, command });
      expect([command, answer]).toMatchObject([command, { ok: true }]);
    },
    shown: () => room.look(({ state, notes }) => register(state, notes, ID)),
  };
}

const drafting = async (editing: 'co-edit' | 'suggest' | 'pen-holder'): Promise<Scene> => {
  const made = await scene('drafting');
  if (editing !== 'co-edit') await made.act({ do: 'set-policy', policy: { ...DEFAULT_POLICY, editing } });
  return made;
};

async function adopted(): Promise<Scene> {
  const made = await scene('drafting');
  const { paragraphs } = await made.shown();
  const targets = paragraphs.filter(({ kind }) => kind !== 'operative-heading').map(({ id, hash }) => ({ block: id, hash }));
  await made.act({ do: 'call', targets });
  made.clock.advance(CALL_MS);
  for (const target of targets) await made.act({ do: 'declare', target });
  const { docHash, textHash } = await made.shown();
  const text = { docHash: docHash ?? '', textHash: textHash ?? '' };
  await made.act({ do: 'call-adoption', ...text });
  made.clock.advance(CALL_MS);
  await made.act({ do: 'adopt', ...text });
  made.clock.advance((DEFAULT_POLICY.adoptionSeconds ?? 0) * 1000);
  await made.shown();
  return made;
}

async function closed(): Promise<Scene> {
  const made = await scene('drafting');
  await made.act({ do: 'close-without-adoption', outcome: 'no-consensus' });
  return made;
}

const EXPERTS: readonly Capacity[] = ['member-state', 'sector-member', 'associate', 'academia', 'secretariat'];
const byExperts = (capacity: Capacity): boolean => EXPERTS.includes(capacity);
const byPens = (capacity: Capacity, pen: boolean): boolean => capacity === 'secretariat' || pen;
const byNobody = (): boolean => false;

/** Who may type when: reviewed against SPEC 7.1, 7.6, 7.7, 8.3 and 8.4, not read from the code. */
const SITUATIONS: Readonly<
  Record<
    string,
    {
      readonly make: () => Promise<Scene>;
      readonly mayType: (capacity: Capacity, pen: boolean) => boolean;
      /** Whose words are taken, and taken out again. */
      readonly maySuggest?: (capacity: Capacity) => boolean;
    }
  >
> = {
  tabled: { make: () => scene('tabled'), mayType: byNobody },
  'in drafting, co-edit': { make: () => drafting('co-edit'), mayType: byExperts },
  'in drafting, suggest': { make: () => drafting('suggest'), mayType: byPens, maySuggest: byExperts },
  'in drafting, pen-holder': { make: () => drafting('pen-holder'), mayType: byPens },
  adopted: { make: adopted, mayType: byNobody },
  'not adopted': { make: closed, mayType: byNobody },
};

/** Only remembers whether it was closed. */
class MuteWire implements Wire {
  readonly unsent = 0;
  open = true;
  close(): void {
    this.open = false;
  }
  drop(): void {
    this.open = false;
  }
  send(): void {}
  ping(): void {}
  pause(): void {}
  resume(): void {}
  onClose(): void {}
}

class Caller {
  readonly #room: Room;
  readonly #clock: ManualClock;
  readonly #actor: Actor;
  #line: { readonly wire: Wire; readonly connection: WireConnection } | null = null;
  #said = 0;
  closings = 0;

  constructor({ room, clock }: Scene, actor: Actor) {
    this.#room = room;
    this.#clock = clock;
    this.#actor = actor;
  }

  send(bytes: Uint8Array): void {
    this.#line ??= this.#open();
    this.#line.connection.hear(bytes);
    // what comes above the budget of a line waits, and is not heard (Y4)
    if (++this.#said === LIMITS.textMessagesBurst) return this.leave();
    if (this.#line.wire.open) return;
    this.closings++;
    this.leave();
  }

  leave(): void {
    this.#line?.connection.leave();
    this.#line = null;
    this.#said = 0;
  }

  #open(): { readonly wire: Wire; readonly connection: WireConnection } {
    const wire = new MuteWire();
    const identity: Identity = {
      session: 's',
      kind: 'browser',
      seat: this.#actor.seat,
      person: 'P',
      actor: () => this.#actor,
      onEnd: () => () => {},
    };
    return { wire, connection: new WireConnection('c', wire, false, identity, this.#room, this.#clock) };
  }
}

const message = (...write: readonly ((encoder: encoding.Encoder) => void)[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const part of write) part(encoder);
  return encoding.toUint8Array(encoder);
};
const uint = (value: number) => (encoder: encoding.Encoder) => encoding.writeVarUint(encoder, value);
const bytes = (value: Uint8Array) => (encoder: encoding.Encoder) => encoding.writeVarUint8Array(encoder, value);
const words = (value: string) => (encoder: encoding.Encoder) => encoding.writeVarString(encoder, value);

/** Every type around every kind of body, and every step of type 0 around an update and a state. */
function messages(update: Uint8Array, state: Uint8Array): readonly Uint8Array[] {
  const all: Uint8Array[] = [];
  for (let number = 0; number < 256; number++) {
    for (const step of [1, 2]) if (number !== 0) all.push(message(uint(number), uint(step), bytes(update)));
    all.push(message(uint(number), bytes(update)), message(uint(number), words('{"update":[1,2,3]}')), message(uint(number)));
    for (const body of [update, state]) all.push(message(uint(0), uint(number), bytes(body)));
  }
  return all;
}

describe('A4 every message', () => {
  it.each(Object.entries(SITUATIONS))('A4 changes only what it may: %s', async (_name, { make, mayType, maySuggest = byNobody }) => {
    const made = await make();
    let [judged, closings, changes] = [0, 0, 0];
    for (const capacity of CAPACITIES) {
      for (const pen of [false, true]) {
        const entity = `${capacity}${pen ? '-pen' : ''}`;
        const actor: Actor = { ...delegate(entity, capacity), functions: pen ? ['pen-holder'] : [] };
        const doc = new Y.Doc();
        Y.applyUpdate(doc, await made.room.look(({ live }) => live.state()));
        let update: Uint8Array = new Uint8Array();
        doc.on('update', (written: Uint8Array) => {
          update = written;
        });
        typeWords(doc, blockIds(doc).at(-1) ?? '', ` ${entity},`);
        const before = await made.shown();
        const caller = new Caller(made, actor);
        for (const one of messages(update, Y.encodeStateAsUpdate(doc))) {
          caller.send(one);
          judged++;
          // what was on its way goes with a connection that is ended (T48): these have come
          if (one[0] === 0 && (one[1] === 1 || one[1] === 2)) await made.shown();
        }
        caller.leave();
        closings += caller.closings;
        const after = await made.shown();
        const types = mayType(capacity, pen);
        // once the words are in the text, saying them again is nothing new
        expect([entity, after.seq - before.seq]).toEqual([entity, types || maySuggest(capacity) ? 1 : 0]);
        expect([entity, after.textHash !== before.textHash]).toEqual([entity, types]);
        if (after.seq === before.seq) expect(after).toEqual(before);
        if (after.textHash !== before.textHash) changes++;
      }
    }
    expect(judged).toBe(CAPACITIES.length * 2 * (256 * 7 - 2));
    expect(closings).toBeGreaterThan(judged / 4);
    expect(changes).toBe(CAPACITIES.flatMap((capacity) => [mayType(capacity, false), mayType(capacity, true)]).filter(Boolean).length);
  });
});
