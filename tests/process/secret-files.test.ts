import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { SECRETS, withSecretFiles } from '../../server/secret-files.ts';

const dir = mkdtempSync(join(tmpdir(), 'nemcon-secrets-'));
afterAll(() => rmSync(dir, { recursive: true }));

function fileOf(words: string): string {
  const path = join(dir, 'secret');
  writeFileSync(path, words);
  return path;
}

const reasonOf = (env: Readonly<Record<string, string>>): string => {
  const read = readConfig(env);
  return read.ok ? '' : read.reason;
};

describe('secrets', () => {
  it('O9 may each stand in a file, with or without an end of the line', () => {
    for (const name of SECRETS)
      for (const end of ['', '\n', '\r\n'])
        expect(withSecretFiles({ [`${name}_FILE`]: fileOf(`long and secret${end}`) })).toEqual({
          ok: true,
          value: { [name]: 'long and secret' },
        });
    const store = fileOf('redis://nemcon:long@host\n');
    expect(readConfig({ NEMCON_STORE_FILE: store })).toMatchObject({ ok: true, value: { store: 'redis://nemcon:long@host' } });
  });

  it('O9 are refused in one line where both are set', () => {
    for (const name of SECRETS)
      expect(reasonOf({ [`${name}_FILE`]: fileOf('one'), [name]: 'two' })).toBe(`${name}_FILE: ${name} is set too; set one of the two`);
  });

  it('O9 are refused in one line where the file is missing, says nothing or says more', () => {
    const missing = join(dir, 'missing');
    expect(reasonOf({ NEMCON_SMTP_FILE: missing })).toBe(`NEMCON_SMTP_FILE: ${missing} cannot be read (ENOENT)`);
    expect(reasonOf({ NEMCON_SMTP_FILE: dir })).toBe(`NEMCON_SMTP_FILE: ${dir} cannot be read (EISDIR)`);
    expect(reasonOf({ NEMCON_SMTP_FILE: '' })).toContain('NEMCON_SMTP_FILE: ');
    for (const words of ['', '\n', '\nlate\n'])
      expect(reasonOf({ NEMCON_SMTP_FILE: fileOf(words) })).toContain('nothing in its first line');
    expect(reasonOf({ NEMCON_SMTP_FILE: fileOf('one\ntwo\n') })).toContain('more than one line');
  });

  it('O9 O4 are judged like any value, and what is wrong with one says nothing of it', () => {
    expect(reasonOf({ NEMCON_STORE_FILE: fileOf('postgres://nemcon:hush@host') })).toBe(
      'NEMCON_STORE: must be sqlite:<directory>, redis://… or memory:',
    );
    expect(reasonOf({ NEMCON_METRICS_PORT: '9464', NEMCON_METRICS_TOKEN_FILE: fileOf('hush') })).not.toContain('hush');
  });

  it('O9 are all that have a file: another variable has none', () => {
    expect(reasonOf({ NEMCON_ORIGIN_FILE: fileOf('https://forum.example') })).toBe('NEMCON_ORIGIN_FILE: there is no such variable');
  });
});
