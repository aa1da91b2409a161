/**
 * T31: real text, presence and step 1, changed at random, through the very door of a client (WireConnection) into a room. After each case whoever
 * stayed has noticed nothing, and the text reads the same for them, for who joins, from the log and from a snapshot.
 */
import { pino } from 'pino';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Identity } from '../../server/auth/authenticator.ts';
import type { Wire } from '../../server/collab/wire.ts';
import { WireConnection } from '../../server/collab/wire-connection.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
import { Pace } from '../../server/room/pace.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { grow } from '../../server/text/grown.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { readMessage } from '../../shared/wire/frame.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { honestBytes, hostileFrame } from '../support/hostile-frames.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { seeded } from '../support/rng.ts';
import { watchdog } from '../support/watchdog.ts';

const NAME = { kind: 'opinion', id: 'one' } as const;
/** Entries of one opinion before the next begins: each of them is folded from the first. */
const ENTRIES = 40;
/** Nobody waits longer: a case that takes so long does not end. */
const HANG_MS = 30_000;

/** The other end of a connection, in this process. */
class FakeWire implements Wire {
  open = true;
  readonly unsent = 0;
  code: number | null = null;
  readonly sent: Uint8Array[] = [];
  send(messages: readonly Uint8Array[]): void {
    this.sent.push(...messages);
  }
  ping(): void {}
  pause(): void {}
  resume(): void {}
  close(code: number): void {
    this.open = false;
    this.code = code;
  }
  drop(): void {
    this.open = false;
  }
  onClose(): void {}
}

const identityOf = (actor: Actor): Identity => ({
  session: actor.seat,
  kind: 'browser',
  seat: actor.seat,
  person: 'A. Person',
  actor: () => actor,
  onEnd: () => () => {},
});

/** An editor that hears, and what its room would be told of presence. */
class Heard {
  readonly doc = new Y.Doc();
  readonly seen = new Awareness(new Y.Doc());
  #read = 0;

  hear(messages: readonly Uint8Array[]): void {
    for (const message of messages.slice(this.#read).map(readMessage)) {
      if (message.type === 'step2' || message.type === 'update') Y.applyUpdate(this.doc, message.update, 'room');
      else if (message.type === 'awareness') applyAwarenessUpdate(this.seen, message.bytes, 'room');
    }
    this.#read = messages.length;
  }

  blocks(): string {
    return JSON.stringify(readBlocks(this.doc.getXmlFragment(ROOT)));
  }

  close(): void {
    this.seen.destroy();
  }
}

class Stage {
  readonly clock = manualClock();
  readonly log = new MemoryLog();
  readonly rooms = new Rooms({ log: this.log, clock: this.clock, logger: pino({ level: 'silent' }), forum: () => forumOf('arl', 'bru') });
  readonly witness = silentConnection(delegate('bru'));
  readonly heard = new Heard();
  seq = 0;

  static async set() {
    const stage = new Stage();
    await stage.rooms.create(founding('one', measures('one', 3)));
    const room = await stage.rooms.open('one');
    if (room === null) throw new Error('the opinion was made');
    room.join(stage.witness);
    room.step1(stage.witness, Uint8Array.of(0));
    stage.seq = await room.look(({ seq }) => seq);
    stage.hear();
    return { stage, room };
  }

  hear(): void {
    this.heard.hear(this.witness.sent());
  }
}

type House = Awaited<ReturnType<typeof Stage.set>>;

const EVIL: readonly Actor[] = [delegate('arl'), delegate('cor'), delegate('ngo', 'observer')];

/** Who stayed, who joins, the log from its first entry, and a snapshot. */
async function expectOneText({ stage, room }: House): Promise<void> {
  const { live, blocks, seq } = await room.look(({ live, seq }) => ({ live, seq, blocks: JSON.stringify(live.blocks()) }));
  stage.hear();
  expect(stage.witness.closed).toEqual([]);
  expect(stage.heard.blocks()).toBe(blocks);
  expect([stage.heard.doc.store.pendingStructs, stage.heard.doc.store.pendingDs]).toEqual([null, null]);
  const joiner = silentConnection(delegate('del'), { extended: false });
  room.join(joiner);
  room.step1(joiner, Uint8Array.of(0));
  await room.look(() => null);
  const joined = new Heard();
  joined.hear(joiner.sent());
  joined.close();
  room.leave(joiner);
  expect(joined.blocks()).toBe(blocks);
  const { textHash } = live;
  const folded = await Ledger.load(stage.log, NAME);
  expect([folded.seq, folded.live.textHash]).toEqual([seq, textHash]);
  expect(grow({ updates: [live.state()], wanted: textHash })).not.toBeNull();
}

afterEach(() => vi.restoreAllMocks());

describe('T31 hostile bytes', () => {
  it('T31 nobody else notices, whatever is sent', { timeout: patient(count(600_000, 4 * 3_600_000, 12 * 3_600_000)) }, async () => {
    // it measures the machine, and every case waits for its flush
    vi.spyOn(Pace.prototype, 'leftMs').mockReturnValue(0);
    const rng = seeded('T31');
    const dog = watchdog(`T31 NEMCON_SEED=${rng.seed}`, HANG_MS);
    const tally = new Map<string, number>();
    const note = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);
    const wanted = count(20_000, 1_000_000, 5_000_000);
    let worstMs = 0;
    let slow = 0;
    for (let done = 0; done < wanted; ) {
      const house = await Stage.set();
      const { stage, room } = house;
      const first = stage.seq;
      let honest = honestBytes(stage.heard.doc);
      let at = 0;
      let evil: { readonly wire: FakeWire; readonly connection: WireConnection } | null = null;
      while (done < wanted && stage.seq < first + ENTRIES) {
        done++;
        if (evil === null) {
          const wire = new FakeWire();
          evil = {
            wire,
            connection: new WireConnection(`evil-${done}`, wire, rng.chance(0.7), identityOf(rng.pick(EVIL)), room, stage.clock),
          };
          await room.look(() => null);
        }
        const { kind, frame } = hostileFrame(stage.heard.doc, honest, rng);
        dog.beat(`${kind} ${Buffer.from(frame).toString('hex').slice(0, 2_000)}`);
        const started = process.cpuUsage();
        // older than the guards of the young, and within its budgets
        stage.clock.advance(at++ % 5 === 0 ? 4_000 : 1_000);
        const { length } = evil.wire.sent;
        evil.connection.hear(frame);
        const seq = await room.look((ledger) => ledger.seq);
        stage.clock.advance(100);
        const { user, system } = process.cpuUsage(started);
        const ms = (user + system) / 1_000;
        worstMs = Math.max(worstMs, ms);
        if (ms > 100) slow++;
        const { code, open } = evil.wire;
        if (seq > stage.seq) note(`${kind}: recorded`);
        else if (!open) note(`${kind}: closed ${code}`);
        else note(`${kind}: ${evil.wire.sent.length > length ? 'answered' : 'nothing'}`);
        expect([CLOSE.storage, CLOSE.restart]).not.toContain(code);
        if (seq > stage.seq) {
          stage.seq = seq;
          await expectOneText(house);
          honest = honestBytes(stage.heard.doc);
        } else {
          stage.hear();
          expect(stage.witness.closed).toEqual([]);
        }
        if (!open) {
          evil.connection.leave();
          evil = null;
        }
      }
      await expectOneText(house);
      expect(await stage.rooms.open('one')).toBe(room);
      stage.heard.close();
      await stage.rooms.close();
    }
    await dog.close();
    process.stdout.write(
      `T31: worst ${worstMs.toFixed(1)} ms, ${slow} over 100 ms, ${JSON.stringify(Object.fromEntries([...tally].sort()))}\n`,
    );
    for (const kind of ['text', 'queue', 'step2', 'step1', 'presence', 'frame'])
      expect(tally.get(`${kind}: closed ${CLOSE.malformed}`), kind).toBeGreaterThan(10);
    for (const kind of ['text', 'queue', 'step2', 'step1', 'presence']) {
      const others = [...tally].reduce((sum, [what, n]) => sum + (what.startsWith(`${kind}: `) && !what.includes('closed') ? n : 0), 0);
      expect(others, kind).toBeGreaterThan(10);
    }
    for (const kind of ['text', 'queue']) expect(tally.get(`${kind}: recorded`), kind).toBeGreaterThan(10);
    // of processor time; a few are those in which the process cleaned up
    expect(slow / wanted).toBeLessThan(0.002);
  });
});
