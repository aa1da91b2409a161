/** O22: the demo of a data directory is there whole or not at all. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeDemo, makeDemoIn } from '../../server/demo/make.ts';
import { playTimetable } from '../../server/demo/timetable.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import { withHeldCopy } from '../../server/log/held-copy.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { sqliteFile, withLog } from '../../server/log/open.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { createLogger } from '../../server/logger.ts';
import { manualClock } from '../support/clock.ts';

const END = Date.UTC(2030, 4, 16, 9);
const logger = createLogger('silent');
const making = () => ({ logger, clock: manualClock(END), template: 'report' }) as const;

const dirs: string[] = [];
const freshDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'nemcon-demo-'));
  dirs.push(dir);
  return dir;
};
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

const inStore = (dir: string) =>
  withLog(`sqlite:${dir}`, async (log) => (await log.heads()).map(({ log: { kind, id } }) => `${kind} ${id}`));
const WHOLE = ['community-networks', 'emergency-alerts', 'cable-landing'].map((id) => `opinion ${id}`);

/** As a server leaves it that was killed while it played the timetable, or the first of the opinions. */
async function brokenOff(file: string): Promise<void> {
  const log = await SqliteLog.open(file);
  await playTimetable({ log, logger, template: 'report', end: END });
  await log.close();
}

describe('O22 the demo of a data directory', () => {
  it('is whole once it is there, with nothing left beside it, and is made once', async () => {
    const dir = join(freshDir(), 'data');
    expect(await makeDemoIn(dir, making())).toBe('made');
    expect(readdirSync(dir)).toEqual(['nemcon.sqlite']);
    const there = await inStore(dir);
    expect(there).toEqual(expect.arrayContaining(WHOLE));
    expect(there.filter((name) => name.startsWith('consultation '))).toHaveLength(1);
    expect(await makeDemoIn(dir, making())).toBe('there');
    await withLog(`sqlite:${dir}`, async (log) => {
      const before = await log.heads();
      await makeDemo(log, making());
      expect(await log.heads()).toEqual(before);
    });
  });

  it('is made anew where that was broken off, and what there was of it is gone', async () => {
    const dir = freshDir();
    await brokenOff(join(dir, 'nemcon-copy-killed', 'demo.sqlite'));
    expect(await makeDemoIn(dir, making())).toBe('anew');
    expect(readdirSync(dir)).toEqual(['nemcon.sqlite']);
    expect(await inStore(dir)).toEqual(expect.arrayContaining(WHOLE));
  });

  it('is one where two servers make it in the same moment, and neither says that it was broken off', async () => {
    const dir = freshDir();
    expect(await Promise.all([makeDemoIn(dir, making()), makeDemoIn(dir, making())])).toEqual(['made', 'made']);
    expect(await inStore(dir)).toEqual(expect.arrayContaining(WHOLE));
  });

  it('is not said to have been broken off where another makes it just now, nor for what a killed verify or backup left', async () => {
    const dir = freshDir();
    await withHeldCopy(dir, async (beside) => {
      writeFileSync(join(beside, 'demo.sqlite'), '');
      for (const [copy, file] of [
        ['nemcon-copy-killed', 'backup.sqlite'],
        ['nemcon-verify-1-killed', 'nemcon.sqlite'],
      ] as const) {
        mkdirSync(join(dir, copy));
        writeFileSync(join(dir, copy, file), '');
      }
      expect(await makeDemoIn(dir, making())).toBe('made');
    });
    expect(readdirSync(dir)).toEqual(['nemcon.sqlite']);
  });

  it('goes over no store that another process has made meanwhile', async () => {
    const dir = freshDir();
    const underWay = makeDemoIn(dir, making());
    writeFileSync(sqliteFile(dir), 'of another process');
    await underWay;
    expect([readdirSync(dir), readFileSync(sqliteFile(dir), 'utf8')]).toEqual([['nemcon.sqlite'], 'of another process']);
  });

  it('is refused in a line where there can be no such directory', async () => {
    const file = join(freshDir(), 'file');
    writeFileSync(file, '');
    await expect(makeDemoIn(join(file, 'data'), making())).rejects.toBeInstanceOf(StoreRefused);
    // a directory that is there, in which nobody may make anything
    await expect(makeDemoIn('/proc', making())).rejects.toBeInstanceOf(StoreRefused);
  });

  it('takes nothing away that is in a store: neither a demo that is not whole nor a real forum', async () => {
    const dir = freshDir();
    await brokenOff(sqliteFile(dir));
    const before = await inStore(dir);
    expect(await makeDemoIn(dir, making())).toBe('there');
    expect(await inStore(dir)).toEqual(before);
    const log = new MemoryLog();
    const forum = await Forum.open({ log, logger, clock: manualClock(END) });
    await createForum(forum, plainFounding('A real one'));
    const heads = await log.heads();
    await expect(makeDemo(log, making())).rejects.toBeInstanceOf(StoreRefused);
    expect(await log.heads()).toEqual(heads);
  });
});
