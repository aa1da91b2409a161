/** A store that is carried into another: what comes is what was, and nothing that is there is changed. */
import { describe, expect, it } from 'vitest';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import type { Appended, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { assertSound, carry, inTheWay } from '../../server/record/carry.ts';
import { readHeader } from '../../server/record/header.ts';
import { FORUM_LOG } from '../../server/record/verify-forum.ts';
import { manualClock } from '../support/clock.ts';
import { seeded } from '../support/rng.ts';
import { nameOf, recordMeeting } from './meeting.ts';

async function forumIn(log: MemoryLog, name = 'Test Forum'): Promise<MemoryLog> {
  const forum = await Forum.open({ log, clock: manualClock(), logger: createLogger('silent') });
  await createForum(forum, plainFounding(name));
  await forum.close();
  return log;
}

async function store(rounds = 20): Promise<MemoryLog> {
  const log = await forumIn(new MemoryLog());
  await recordMeeting(seeded('O11'), log, 'one', { rounds, adopt: true });
  await recordMeeting(seeded('O11 too'), log, 'two', { rounds: 5, adopt: false });
  return log;
}

const ONE = nameOf('one');

/** As far as a carrying got. */
async function begun(from: MemoryLog, entries: number): Promise<MemoryLog> {
  const to = new MemoryLog();
  await to.append(ONE, await from.read(ONE, 0, entries));
  return to;
}

/** With that in place of one entry. */
class Altered extends MemoryLog {
  readonly #from: MemoryLog;
  readonly #seq: number;
  constructor(from: MemoryLog, seq: number) {
    super();
    this.#from = from;
    this.#seq = seq;
  }
  override names = () => this.#from.names();
  override head = (log: typeof ONE) => this.#from.head(log);
  override async read(log: typeof ONE, after: number, limit?: number): Promise<readonly Stored[]> {
    const stored = await this.#from.read(log, after, limit);
    return stored.map((one) =>
      log.id === 'two' && one.seq === this.#seq ? { ...one, statement: new Uint8Array([...one.statement, 32]) } : one,
    );
  }
}

describe('carrying a store', () => {
  it('O11 brings every log, byte for byte, the forum last, and says how far it is', async () => {
    const [from, to] = [await store(), new MemoryLog()];
    expect(await inTheWay(from, to)).toBeNull();
    const said: string[] = [];
    const carried = await carry(from, to, (line) => said.push(line));
    for (const log of await from.names()) expect(await to.read(log, 0)).toEqual(await from.read(log, 0));
    expect(await to.names()).toEqual(await from.names());
    const entries = (await from.read(ONE, 0)).length;
    expect(entries).toBeGreaterThan(20);
    expect(said).toHaveLength(3);
    expect(said[0]).toBe(`1 of 3: opinion/one, ${entries} entries, verified`);
    expect(said[2]).toMatch(/^3 of 3: forum\/forum, \d+ entries, verified$/);
    expect(carried.logs).toBe(3);
  });

  it('O11 goes on where it was broken off', async () => {
    const from = await store();
    for (const entries of [1, 7, (await from.read(ONE, 0)).length]) {
      const to = await begun(from, entries);
      expect(await inTheWay(from, to)).toBeNull();
      await carry(from, to, () => {});
      expect(await to.read(ONE, 0)).toEqual(await from.read(ONE, 0));
    }
  });

  it('O11 sees that what is there is ahead, or another history', async () => {
    const newer = await store();
    const older = await begun(newer, 7);
    expect(await inTheWay(older, newer)).toEqual({ log: FORUM_LOG, how: 'ahead' });
    expect(await inTheWay(older, await begun(newer, 8))).toEqual({ log: ONE, how: 'ahead' });
    const elsewhere = await forumIn(new MemoryLog(), 'Another Forum');
    expect(await inTheWay(newer, elsewhere)).toEqual({ log: FORUM_LOG, how: 'other' });
  });

  it('O11 K11 does not take for erased a text that is lost, nor for brought what came otherwise', async () => {
    const from = await store();
    const texts = (await from.read(ONE, 0)).filter(({ header }) => readHeader(header).type === 'text');
    const { seq = 0 } = texts[0] ?? {};
    expect(seq).toBeGreaterThan(0);
    class Lossy extends MemoryLog {
      override async read(log: typeof ONE, after: number, limit?: number): Promise<readonly Stored[]> {
        const stored = await super.read(log, after, limit);
        return stored.map((one) => (log.id === 'one' && one.seq === seq ? { ...one, payload: null, salt: null } : one));
      }
    }
    const lossy = new Lossy();
    await expect(carry(from, lossy, () => {})).rejects.toThrow(`opinion/one: entry ${seq} did not come as it was`);
    const to = new MemoryLog();
    await expect(carry(lossy, to, () => {})).rejects.toThrow(`opinion/one: the text of entry ${seq} is lost`);
    await expect(assertSound(lossy)).rejects.toThrow('is lost');
    expect(await to.names()).toEqual([]);
  });

  it('O11 adds to no other history, and writes where a log ends by itself', async () => {
    const from = await store();
    const to = await forumIn(new MemoryLog(), 'Another Forum');
    const before = await to.read(FORUM_LOG, 0);
    await expect(carry(from, to, () => {})).rejects.toThrow('forum/forum: another history is there');
    expect(await to.read(FORUM_LOG, 0)).toEqual(before);
    const lengths: number[] = [];
    class Watched extends MemoryLog {
      override append(log: typeof ONE, entries: readonly Stored[]): Promise<Appended> {
        if (log.id === 'one') lengths.push(entries.length);
        return super.append(log, entries);
      }
    }
    let brought: readonly string[] = [];
    const watched = new Watched();
    await carry(
      from,
      watched,
      () => {},
      async () => {
        brought = (await watched.names()).map(({ kind }) => kind);
      },
    );
    expect(lengths.length).toBeGreaterThan(1);
    expect(lengths.at(-1)).toBe(1);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(50);
    // what the forum names comes before it
    expect(brought).toEqual(['opinion', 'opinion']);
  });

  it('O11 K11 brings nothing of a log that is not sound, and names the entry', async () => {
    const to = new MemoryLog();
    await expect(carry(new Altered(await store(), 3), to, () => {})).rejects.toThrow(/^opinion\/two: INVALID at entry 3 because /);
    expect(await to.names()).toEqual([ONE]);
  });
});
