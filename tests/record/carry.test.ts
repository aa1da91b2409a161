/** A store that is carried into another: what comes is what was, and nothing that is there is changed. */
import { describe, expect, it } from 'vitest';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import type { Appended, LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { assertSound, carry, inTheWay } from '../../server/record/carry.ts';
import { RecordDamage } from '../../server/record/damage.ts';
import { readHeader } from '../../server/record/header.ts';
import { prove } from '../../server/record/prove.ts';
import { FORUM_LOG } from '../../server/record/verify-forum.ts';
import { Ledger } from '../../server/room/journal/ledger.ts';
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
  await recordMeeting(seeded('O11 too'), log, 'two', { rounds: 12, adopt: false });
  return log;
}

const ONE = nameOf('one');
const TWO = nameOf('two');

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
  readonly #id: string;
  constructor(from: MemoryLog, seq: number, id = 'two') {
    super();
    this.#from = from;
    this.#seq = seq;
    this.#id = id;
  }
  override names = () => this.#from.names();
  override head = (log: typeof ONE) => this.#from.head(log);
  override async read(log: typeof ONE, after: number, limit?: number): Promise<readonly Stored[]> {
    const stored = await this.#from.read(log, after, limit);
    return stored.map((one) =>
      log.id === this.#id && one.seq === this.#seq ? { ...one, statement: new Uint8Array([...one.statement, 32]) } : one,
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
    const said: string[] = [];
    expect(await carry(lossy, to, (line) => said.push(line))).toMatchObject({ halted: [ONE] });
    expect(said[0]).toMatch(new RegExp(`opinion/one, \\d+ entries, NOT SOUND, .*: the text of entry ${seq} is lost$`));
    await expect(assertSound(lossy)).rejects.toThrow('is lost');
    // what came while it was whole stays as it is
    const whole = await begun(from, seq + 2);
    const before = await whole.read(ONE, 0);
    await expect(carry(lossy, whole, () => {})).rejects.toThrow(
      `opinion/one: entry ${seq} is another there, and here the log is not sound`,
    );
    expect(await whole.read(ONE, 0)).toEqual(before);
    expect(before[seq - 1]?.payload).not.toBeNull();
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

  it('O11 K11 K17 brings a log that is not sound as it is, names it and the entry, and it is halted there too; the others come', async () => {
    const [from, to] = [new Altered(await store(), 3), new MemoryLog()];
    const said: string[] = [];
    expect(await carry(from, to, (line) => said.push(line))).toMatchObject({ logs: 3, halted: [TWO] });
    expect(said[1]).toMatch(
      /^2 of 3: opinion\/two, \d+ entries, NOT SOUND, brought as it is, and halted there as it is here: INVALID at entry 3 /,
    );
    for (const log of await from.names()) expect(await to.read(log, 0)).toEqual(await from.read(log, 0));
    await expect(Ledger.load(to, TWO)).rejects.toThrow(RecordDamage);
    expect((await Ledger.load(to, ONE)).seq).toBe((await from.head(ONE))?.seq);
    await expect(assertSound(from)).rejects.toThrow(/^opinion\/two: INVALID at entry 3 because /);
  });

  it('O11 K11 brings no forum that is not sound, nor a log with a hole, nor what has changed since it was verified', async () => {
    const from = await store();
    const bringing = async (source: MemoryLog): Promise<readonly LogName[]> => {
      const to = new MemoryLog();
      await expect(carry(source, to, () => {})).rejects.toThrow(expected);
      return to.names();
    };
    let expected = /^forum\/forum: INVALID at entry 2 because /;
    expect(await bringing(new Altered(from, 2, 'forum'))).toEqual([ONE, TWO]);
    const without = new (class extends Altered {
      override read = async (log: typeof ONE, after: number, limit?: number) =>
        (await from.read(log, after, limit)).filter(({ seq }) => log.id !== 'two' || seq !== 2);
    })(from, 0);
    expected = /^opinion\/two: entry 2 is missing, and a log with a hole cannot be carried$/;
    expect(await bringing(without)).toEqual([ONE]);
    let reads = 0;
    const moving = new (class extends Altered {
      override async read(log: typeof ONE, after: number, limit?: number): Promise<readonly Stored[]> {
        if (log.id === 'two') reads++;
        return reads > 1 ? super.read(log, after, limit) : from.read(log, after, limit);
      }
    })(from, 3);
    expected = /^opinion\/two: entry 3 has changed while it was read; begin again$/;
    expect(await bringing(moving)).toEqual([ONE]);
  });

  it('O11 holds no more of a log than a page of it, on either side', async () => {
    const limits: unknown[] = [];
    class Paged extends MemoryLog {
      override read(log: typeof ONE, after: number, limit?: number): Promise<readonly Stored[]> {
        limits.push(limit);
        return super.read(log, after, limit);
      }
    }
    const from = new Paged();
    await carry(await store(5), from, () => {});
    await carry(from, new Paged(), () => {});
    expect(await prove(from, ONE, null)).toMatchObject({ verdict: 'valid' });
    expect(limits.length).toBeGreaterThan(10);
    expect(Math.max(...limits.map((limit) => Number(limit)))).toBeLessThanOrEqual(2_000);
  });
});
