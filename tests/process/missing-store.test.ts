/** K6: a data directory without its store is not taken for a new one. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importStore } from '../../server/carry-store.ts';
import { inviteSecretariat } from '../../server/commands.ts';
import { readConfig } from '../../server/config.ts';
import { StoreRefused } from '../../server/log/refused.ts';
import { refuseMissing } from '../../server/missing-store.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nemcon-missing-'));
});
afterEach(() => rm(dir, { recursive: true }));

const refused = (...left: readonly string[]): StoreRefused => {
  const named = left.map((name) => join(dir, name)).join(' and ');
  const file = join(dir, 'nemcon.sqlite');
  return new StoreRefused([`${file} is not there, but what belonged to it is: put the store back; to begin anew, take ${named} away`]);
};

it('K6 is refused where its keys or its files are there, and named what to take away to begin anew', async () => {
  await writeFile(join(dir, 'keys.db'), 'sessions');
  expect(() => refuseMissing(dir)).toThrow(refused('keys.db'));
  await mkdir(join(dir, 'files'));
  await writeFile(join(dir, 'files', 'A'), 'bytes');
  expect(() => refuseMissing(dir)).toThrow(refused('keys.db', 'files'));
  await rm(join(dir, 'keys.db'));
  expect(() => refuseMissing(dir)).toThrow(refused('files'));
  await writeFile(join(dir, 'nemcon.sqlite'), 'a store');
  expect(() => refuseMissing(dir)).not.toThrow();
});

it('K6 a first start finds a directory that is not there, is empty, or was made ready with a place for files', async () => {
  expect(() => refuseMissing(join(dir, 'not-there'))).not.toThrow();
  expect(() => refuseMissing(dir)).not.toThrow();
  for (const name of ['files', 'files/lost+found', 'lost+found']) await mkdir(join(dir, name));
  expect(() => refuseMissing(dir)).not.toThrow();
});

it('K6 no command makes keys where no store is: the first start would be refused for them', async () => {
  const config = readConfig({ NEMCON_STORE: `sqlite:${dir}` });
  if (!config.ok) throw new Error(config.reason);
  const made = await inviteSecretariat(config.value, pino({ level: 'silent' }), {});
  expect(made).toEqual({ ok: false, words: `${dir} holds no store yet: start the server, which prints a link for the secretariat` });
  expect(() => refuseMissing(dir)).not.toThrow();
});

it('K6 nothing is carried into a directory that has the keys of another store: its sessions would open seats there', async () => {
  await writeFile(join(dir, 'keys.db'), 'sessions');
  const config = readConfig({ NEMCON_STORE: `sqlite:${dir}` });
  if (!config.ok) throw new Error(config.reason);
  const done = await importStore(config.value, [`sqlite:${join(dir, 'from')}`], () => undefined);
  expect(done).toEqual({ ok: false, words: `not carried to its end: ${refused('keys.db').message}` });
});
