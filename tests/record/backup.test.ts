import { access, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stored } from '../../server/log/log.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { backup } from '../../server/record/backup.ts';
import { headerHash } from '../../server/record/header.ts';
import { sealEntry } from '../../server/record/seal.ts';
import { checkStore } from '../../server/record/store.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { delegate } from '../support/connection.ts';
import { count } from '../support/levels.ts';
import { seeded } from '../support/rng.ts';
import { nameOf, recordMeeting } from './meeting.ts';

let dir: string;
let log: SqliteLog;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-backup-'));
  log = await SqliteLog.open(join(dir, 'nemcon.sqlite'));
});
afterEach(async () => {
  await log.close();
  await rm(dir, { recursive: true });
});

/** Appends to one log, one entry after the other, until told to stop. */
function load(id: string): { stop(): Promise<readonly Stored[]> } {
  const stored: Stored[] = [];
  let going = true;
  const done = (async () => {
    for (let seq = 1; going; seq++) {
      const entry = { seq, at: seq, by: delegate('arl'), uuid: `u${seq}`, fact: { type: 'discussion.opened' } } as const;
      const note = { reason: 'x'.repeat(2_000) };
      stored.push(sealEntry({ log: nameOf(id), prev: stored.at(-1) ?? null, entry, textHash: null, payload: { kind: 'act', note } }));
      await log.append(nameOf(id), stored.slice(-1));
    }
  })();
  return {
    stop: async () => {
      going = false;
      await done;
      return stored;
    },
  };
}

describe('a backup', () => {
  it('K10 under load is one moment of the store: sound, chained, and a prefix of what was recorded', async () => {
    const rng = seeded('K10');
    await recordMeeting(rng, log, 'one', { rounds: 30, adopt: true });
    const whole = await log.read(nameOf('one'), 0);
    const backups = count(3, 50, 200);
    for (let i = 0; i < backups; i++) {
      const loads = [load(`load-${i}-a`), load(`load-${i}-b`)];
      await log.probe();
      const file = join(dir, `copy-${i}.sqlite`);
      const before = await log.head(nameOf(`load-${i}-a`));
      const report = await backup(log, file);
      const recorded = await Promise.all(loads.map((one) => one.stop()));
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      const copy = await SqliteLog.open(file, 0);
      expect((await checkStore(copy)).every(({ damage }) => damage === null)).toBe(true);
      expect(report.logs).toBe((await copy.names()).length);
      const loaded = await copy.read(nameOf(`load-${i}-a`), 0);
      expect(loaded).toEqual(recorded[0]?.slice(0, loaded.length).map(plain));
      expect(loaded.length).toBeGreaterThanOrEqual(before?.seq ?? 0);
      const opinion = await copy.read(nameOf('one'), 0);
      expect(verifyOpinion(nameOf('one'), opinion)).toEqual(verifyOpinion(nameOf('one'), whole));
      await copy.close();
    }
    expect((await readdir(dir)).filter((name) => /part|copy.*wal/.test(name))).toEqual([]);
  });

  it('K10 an old copy is found out by whoever holds a newer receipt', async () => {
    const rng = seeded('K10 old');
    await recordMeeting(rng, log, 'one', { rounds: 20, adopt: false });
    const whole = await log.read(nameOf('one'), 0);
    const last = whole.at(-1);
    if (!last) throw new Error('something was recorded');
    const receipt = { seq: last.seq, hash: headerHash(last.header) };
    for (let kept = 1; kept < whole.length; kept++) {
      const { verdict, sentence } = verifyOpinion(nameOf('one'), whole.slice(0, kept), receipt);
      expect(verdict).toBe('invalid');
      expect(sentence).toContain(`a receipt names entry ${last.seq}`);
    }
  });

  it('never writes over a file, and leaves none that is not sound', async () => {
    const file = join(dir, 'copy.sqlite');
    await writeFile(file, 'mine');
    await expect(backup(log, file)).rejects.toEqual(new StoreRefused([`${file} is there already: no backup is written over a file`]));
    expect(await readFile(file, 'utf8')).toBe('mine');
    const entry = { seq: 1, header: new Uint8Array([1]), statement: new Uint8Array([2]), payload: null, salt: null };
    await log.append(nameOf('no-record'), [entry]);
    const other = join(dir, 'other.sqlite');
    await expect(backup(log, other)).rejects.toThrow('opinion/no-record, entry 1: the header is not JSON');
    expect((await readdir(dir)).filter((name) => name.startsWith('other') || name.startsWith('nemcon-copy'))).toEqual([]);
  });

  it('C13 takes away what a backup to that place left when it was killed, and is made', async () => {
    const left = join(dir, 'nemcon-copy-aaaaaa');
    await mkdir(left);
    await writeFile(join(left, 'copy.sqlite'), 'words');
    const file = join(dir, 'copy.sqlite');
    await backup(log, file);
    await expect(access(left)).rejects.toThrow();
    await access(file);
  });

  it('gives one name to one of two that are made at once', async () => {
    const file = join(dir, 'copy.sqlite');
    const made = await Promise.allSettled([backup(log, file), backup(log, file)]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(StoreRefused) });
    expect((await readdir(dir)).filter((name) => name.startsWith('nemcon-copy'))).toEqual([]);
  });
});

/** Without Node's Buffer type, as the thread gives it back. */
const plain = (stored: Stored): Stored => ({
  seq: stored.seq,
  header: new Uint8Array(stored.header),
  statement: new Uint8Array(stored.statement),
  payload: stored.payload && new Uint8Array(stored.payload),
  salt: stored.salt && new Uint8Array(stored.salt),
});
