import { describe, expect, it } from 'vitest';
import { demoFounding } from '../../server/demo/forum.ts';
import { Forum } from '../../server/forum/forum.ts';
import { assertWhole, createForum, plainFounding } from '../../server/forum/founding.ts';
import { type Appended, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { CUSTOMARY_POLICY } from '../../shared/forum/customary-policy.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import { forumEnvelope } from '../../shared/wire/forum.ts';
import { manualClock } from '../support/clock.ts';
import { IEG_1 } from './world.ts';

const NAME: LogName = { kind: 'forum', id: 'forum' };
const open = (log: MemoryLog, clock = manualClock()): Promise<Forum> => Forum.open({ log, clock, logger: createLogger('silent') });
const arlen = { do: 'admit-entity', id: 'arl', code: 'ARL', names: { en: 'Arlen' }, capacity: 'member-state' } as const;

/** Fails once after it has written: whether the entry is there is unknown to whoever asked. */
class LosingLog extends MemoryLog {
  lose = false;
  override async append(log: LogName, entries: readonly Stored[]): Promise<Appended> {
    const appended = await super.append(log, entries);
    if (!this.lose) return appended;
    this.lose = false;
    throw new StorageFault('the answer was lost');
  }
}

describe('the forum on its log', () => {
  it('K12 takes every member of a policy that its route takes, and reads it again', async () => {
    const log = new MemoryLog();
    const forum = await open(log);
    await createForum(forum, demoFounding());
    await forum.act(SERVER, { command: { do: 'plan-meeting', ...IEG_1 }, person: null });
    const { meeting } = IEG_1;
    const policy = { ...CUSTOMARY_POLICY, packageSwitch: true };
    const { command } = forumEnvelope.parse({ uuid: crypto.randomUUID(), command: { do: 'set-meeting-policy', meeting, policy } });
    expect(await forum.act(SERVER, { command, person: null })).toMatchObject({ ok: true });
    expect((await open(log)).state).toEqual(forum.state);
  });

  it('K12 records nothing that its log could not read again, and goes on', async () => {
    const log = new MemoryLog();
    const forum = await open(log);
    await createForum(forum, plainFounding('Test Forum'));
    const unreadable = { ...arlen, names: { en: 'Arlen', xx: 7 } } as typeof arlen;
    await expect(forum.act(SERVER, { command: unreadable, person: null })).rejects.toThrow('read again');
    expect(await forum.act(SERVER, { command: arlen, person: null })).toMatchObject({ ok: true });
    expect((await open(log)).state).toEqual(forum.state);
  });

  it('is the same when it is opened again', async () => {
    const log = new MemoryLog();
    const forum = await open(log);
    expect(await createForum(forum, demoFounding())).toBe(true);
    expect((await open(log)).state).toEqual(forum.state);
    expect(forum.state.forum).toMatchObject({ name: 'Demonstration Forum', demo: true });
  });

  it('is founded once, and completed where a start was cut short', async () => {
    const log = new MemoryLog();
    const first = await open(log);
    await createForum(first, { ...demoFounding(), seats: [] });
    const second = await open(log);
    expect(await createForum(second, demoFounding())).toBe(false);
    expect(second.actor(OFFICE_SEAT)?.capacity).toBe('secretariat');
    const entries = (await log.read(NAME, 0)).length;
    expect(await createForum(await open(log), demoFounding())).toBe(false);
    expect(await log.read(NAME, 0)).toHaveLength(entries);
  });

  it('O11 is not founded over the logs of another, as a carrying leaves them that was broken off', async () => {
    const log = new MemoryLog();
    await assertWhole(log);
    await createForum(await open(log), plainFounding('Test Forum'));
    const first = await log.read(NAME, 0, 1);
    const half = new MemoryLog();
    await half.append({ kind: 'opinion', id: 'one' }, first);
    await expect(assertWhole(half)).rejects.toThrow('NEMCON_STORE: it holds 1 logs and no forum');
    await half.append(NAME, first);
    await assertWhole(half);
  });

  it('is never made a demo of, nor a demo made real', async () => {
    const log = new MemoryLog();
    await createForum(await open(log), plainFounding('Real Forum'));
    await expect(createForum(await open(log), demoFounding())).rejects.toThrow('NEMCON_STORE');
    const demo = new MemoryLog();
    await createForum(await open(demo), demoFounding());
    await expect(createForum(await open(demo), plainFounding('Real Forum'))).rejects.toThrow('NEMCON_STORE');
  });

  it('decides again where another node was first', async () => {
    const log = new MemoryLog();
    const [here, there] = [await open(log), await open(log)];
    await createForum(here, plainFounding('Test Forum'));
    expect((await there.act(SERVER, { command: { do: 'create-forum', name: 'Late', demo: false }, person: null })).ok).toBe(false);
    const answers = await Promise.all([
      here.act(SERVER, { command: arlen, person: null }),
      there.act(SERVER, { command: arlen, person: null }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await there.atHead()).toBe(true);
    await here.atHead();
    await here.close();
    expect(here.state).toEqual(there.state);
  });

  it('9.1 refuses nothing that another node has made possible, before it hears of that', async () => {
    const log = new MemoryLog();
    log.watch = () => () => {};
    const [here, there] = [await open(log), await open(log)];
    await createForum(here, plainFounding('Test Forum'));
    await here.act(SERVER, { command: arlen, person: null });
    const seat = { do: 'open-seat', seat: 's-arl', entity: 'arl', functions: [], remote: false } as const;
    expect(await there.act(SERVER, { command: seat, person: null })).toMatchObject({ ok: true });
    expect(await there.act(SERVER, { command: seat, person: null })).toMatchObject({ ok: false });
  });

  it('runs acts one at a time, in order', async () => {
    const log = new MemoryLog();
    const forum = await open(log);
    await createForum(forum, plainFounding('Test Forum'));
    await forum.act(SERVER, { command: arlen, person: null });
    const seats = Array.from({ length: 50 }, (_, at) => `s${at}`);
    await Promise.all(
      seats.map((seat) =>
        forum.act(SERVER, { command: { do: 'open-seat', seat, entity: 'arl', functions: [], remote: false }, person: null }),
      ),
    );
    expect([...forum.state.seats.keys()].slice(1)).toEqual(seats);
  });

  it('judges the right of a seat when its turn comes', async () => {
    const forum = await open(new MemoryLog());
    await createForum(forum, plainFounding('Test Forum'));
    await forum.act(SERVER, {
      command: { do: 'open-seat', seat: 'second', entity: 'secretariat', functions: [], remote: false },
      person: null,
    });
    const [office, second] = [forum.actor(OFFICE_SEAT), forum.actor('second')];
    if (office === null || second === null) throw new Error('no secretariat');
    const [closed, late] = await Promise.all([
      forum.act(office, { command: { do: 'close-seat', seat: 'second' }, person: null }),
      forum.act(second, { command: arlen, person: null }),
    ]);
    expect([closed.ok, late.ok]).toEqual([true, false]);
    expect(forum.state.entities.has('arl')).toBe(false);
  });

  it('finds out what happened when the answer of the log was lost', async () => {
    const log = new LosingLog();
    const forum = await open(log);
    await createForum(forum, plainFounding('Test Forum'));
    log.lose = true;
    await expect(forum.act(SERVER, { command: arlen, person: null })).rejects.toThrow(StorageFault);
    expect(await forum.atHead()).toBe(false);
    expect(await forum.act(SERVER, { command: arlen, person: null })).toEqual({
      ok: false,
      reason: { code: 'entity-exists', entity: 'arl' },
    });
    expect(forum.state.entities.has('arl')).toBe(true);
    expect(await forum.atHead()).toBe(true);
  });

  it('keeps the name of a person out of everything permanent', async () => {
    const log = new MemoryLog();
    const forum = await open(log);
    await createForum(forum, plainFounding('Test Forum'));
    await forum.act(SERVER, { command: arlen, person: 'Ingrid Varga' });
    const [last] = (await log.read(NAME, 0)).slice(-1);
    if (last === undefined) throw new Error('nothing appended');
    expect(Buffer.from(last.header).toString() + Buffer.from(last.statement).toString()).not.toContain('Varga');
    expect(Buffer.from(last.payload ?? []).toString()).toContain('Varga');
  });

  it('never lets time run backwards', async () => {
    const log = new MemoryLog();
    const clock = manualClock();
    const forum = await open(log, clock);
    await createForum(forum, plainFounding('Test Forum'));
    const before = forum.state.at;
    const late = await open(log, manualClock(before - 1_000_000));
    await late.act(SERVER, { command: arlen, person: null });
    expect(late.state.at).toBe(before);
  });
});
