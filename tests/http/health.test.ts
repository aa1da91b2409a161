/** O1: the truth table of readiness. */
import { describe, expect, it } from 'vitest';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import { Health } from '../../server/http/health.ts';
import { LIMITS } from '../../server/limits.ts';
import type { LogName, Stored } from '../../server/log/log.ts';
import { StorageFault } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { manualClock } from '../support/clock.ts';
import { startStage } from './stage.ts';

class SickLog extends MemoryLog {
  sickness: 'none' | 'throws' | 'hangs' | 'grew' = 'none';
  probes = 0;

  override async probe(): Promise<void> {
    this.probes++;
    if (this.sickness === 'throws') throw new StorageFault('the disk is full');
    if (this.sickness === 'hangs') await new Promise(() => {});
  }

  override async head(log: LogName): Promise<Stored | null> {
    const head = await super.head(log);
    return head !== null && this.sickness === 'grew' ? { ...head, seq: head.seq + 1 } : head;
  }
}

async function healthStage(diskFree = 0.5) {
  const log = new SickLog();
  const clock = manualClock();
  const logger = createLogger('silent');
  const forum = await Forum.open({ log, clock, logger });
  await createForum(forum, plainFounding('Test Forum'));
  const disk = { free: diskFree };
  const health = new Health({ config: { dataDir: null }, log, clock, logger, forum, diskFree: async () => disk.free });
  return { log, clock, logger, forum, disk, health };
}

const WELL = { storage: true, folded: true, disk: true, clock: true, open: true };

describe('O1 readiness', () => {
  it('holds where all is well', async () => {
    expect(await (await healthStage()).health.ready()).toEqual(WELL);
  });

  it.each([
    ['throws', { ...WELL, storage: false }],
    ['grew', { ...WELL, folded: false }],
  ] as const)('fails where the store %s', async (sickness, expected) => {
    const { health, log } = await healthStage();
    log.sickness = sickness;
    expect(await health.ready()).toEqual(expected);
  });

  it('fails where the store has not answered in time', async () => {
    const { health, log, clock } = await healthStage();
    log.sickness = 'hangs';
    const asked = health.ready();
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(LIMITS.probeMs);
    expect(await asked).toEqual({ ...WELL, storage: false });
  });

  it.each([
    [0.11, true],
    [0.1, false],
    [0.05, false],
    [0, false],
  ])('with %d of the disk free is %s', async (free, disk) => {
    expect(await (await healthStage(free)).health.ready()).toEqual({ ...WELL, disk });
  });

  it('fails where the clock is behind what is recorded', async () => {
    const { log, logger } = await healthStage();
    const clock = manualClock();
    const forum = await Forum.open({ log, clock, logger });
    const late = manualClock(forum.state.at - 5_000);
    const config = { dataDir: null };
    expect(await new Health({ config, log, clock: late, logger, forum }).ready()).toEqual({ ...WELL, clock: false });
    const slightly = manualClock(forum.state.at - LIMITS.clockOffsetMs);
    expect(await new Health({ config, log, clock: slightly, logger, forum }).ready()).toEqual(WELL);
  });

  it('fails from the moment the server begins to stop', async () => {
    const { health } = await healthStage();
    expect((await health.ready()).open).toBe(true);
    health.close();
    expect(await health.ready()).toEqual({ ...WELL, open: false });
  });

  it('comes back by itself', async () => {
    const { health, log, clock, disk } = await healthStage();
    log.sickness = 'throws';
    disk.free = 0;
    expect(await health.ready()).toEqual({ ...WELL, storage: false, disk: false });
    log.sickness = 'none';
    disk.free = 0.5;
    clock.advance(1_000);
    expect(await health.ready()).toEqual(WELL);
  });

  it('asks the store once a second at most, however many ask', async () => {
    const { health, log, clock } = await healthStage();
    await Promise.all(Array.from({ length: 100 }, () => health.ready()));
    expect(log.probes).toBe(1);
    clock.advance(1_000);
    await health.ready();
    expect(log.probes).toBe(2);
  });

  it('is told over HTTP, while the process stays alive', async () => {
    const log = new SickLog();
    const stage = await startStage({}, log);
    expect((await stage.ask('get', '/readyz')).status).toBe(200);
    log.sickness = 'throws';
    stage.clock.advance(1_000);
    const sick = await stage.ask('get', '/readyz');
    expect([sick.status, sick.body]).toEqual([503, { ready: false, checks: { ...WELL, storage: false } }]);
    expect((await stage.ask('get', '/livez')).status).toBe(200);
    await stage.close();
  });
});

describe('a fault of the store', () => {
  it('is answered with 503 and code storage, and ends nobody', async () => {
    class Broken extends MemoryLog {
      broken = false;
      override async names(): Promise<readonly LogName[]> {
        if (this.broken) throw new StorageFault('gone');
        return super.names();
      }
    }
    const log = new Broken();
    const stage = await startStage({}, log);
    const cookie = await stage.signIn('secretariat');
    log.broken = true;
    const answer = await stage.as(cookie, 'get', '/api/opinions');
    expect([answer.status, answer.body.code]).toEqual([503, 'storage']);
    expect(stage.logged.filter((line) => line.includes('request failed'))).toHaveLength(1);
    log.broken = false;
    expect((await stage.as(cookie, 'get', '/api/opinions')).status).toBe(200);
    await stage.close();
  });
});
