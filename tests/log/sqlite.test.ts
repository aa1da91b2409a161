import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LOG_FOLDS } from '../../server/log/log.ts';
import { SqliteLog } from '../../server/log/sqlite.ts';
import { rngOf } from '../support/rng.ts';
import { contract } from './contract.ts';
import { entriesOf } from './entries.ts';

contract(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-log-'));
  const file = join(dir, 'data', 'nemcon.sqlite');
  let log = await SqliteLog.open(file);
  return {
    log,
    reopen: async () => {
      await log.close();
      log = await SqliteLog.open(file);
      return log;
    },
    done: async () => {
      await log.close();
      await rm(dir, { recursive: true });
    },
  };
});

it('K20 leaves no byte of masked words in the file or beside it', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-log-'));
  const log = await SqliteLog.open(join(dir, 'nemcon.sqlite'));
  const name = { kind: 'opinion', id: 'a' } as const;
  const words = 'a cable that nobody is to read';
  const { entry } = entriesOf(rngOf(20));
  // longer than a page of the file, and shorter
  const payloads = [Buffer.from(words), Buffer.from(words.repeat(900))];
  await log.append(
    name,
    payloads.map((payload, n) => ({ ...entry(n + 1), payload })),
  );
  await log.putSnapshot(name, 2, Buffer.from(words));
  await log.putFold(name, 'history', 2, Buffer.from(words.repeat(900)));
  await log.putSummary(name, Buffer.from(words));
  const found = async (): Promise<boolean> => {
    const files = await Promise.all((await readdir(dir)).map((file) => readFile(join(dir, file))));
    return files.some((bytes) => bytes.includes('cable'));
  };
  expect(await found()).toBe(true);
  await log.mask(
    name,
    payloads.map((_, n) => ({ seq: n + 1, payload: Buffer.from('masked') })),
  );
  expect(await found()).toBe(false);
  await log.close();
  await rm(dir, { recursive: true });
});

it('K20 leaves nothing of a fold that is being written while words are masked', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'nemcon-log-'));
  const log = await SqliteLog.open(join(dir, 'nemcon.sqlite'));
  const name = { kind: 'opinion', id: 'a' } as const;
  const words = 'a cable that nobody is to read';
  const { entry } = entriesOf(rngOf(21));
  await log.append(name, [{ ...entry(1), payload: Buffer.from('nothing of it') }]);
  const fold = Buffer.from(words.repeat(40_000));
  for (const of of LOG_FOLDS) {
    const putting = log.putFold(name, of, 1, fold);
    await log.mask(name, [{ seq: 1, payload: Buffer.from('masked') }]);
    await putting;
    expect(await log.getFold(name, of)).toBeNull();
    const files = await Promise.all((await readdir(dir)).map((file) => readFile(join(dir, file))));
    expect(files.some((bytes) => bytes.includes('cable'))).toBe(false);
  }
  await log.close();
  await rm(dir, { recursive: true });
});
