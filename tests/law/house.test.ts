/** What no linter sees: how the house is kept. Each check looks at every file that git would keep. */
import { lstatSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BY_WEIGHT, KINDS } from '../../shared/opinion/kinds.ts';
import { files, read } from './sources.ts';

const code = files(/^(shared|server|client|tests|bench|scripts)\/.*\.(ts|tsx|mjs|css)$/);
const product = code.filter((path) => /^(shared|server|client)\//.test(path));
const text = files(/\.(ts|tsx|mjs|css|html|md|json|yml|yaml|txt)$|(^|\/)(Dockerfile|run)$/).filter((path) => path !== 'package-lock.json');

/** `path:line` of every line that matches. */
const lines = (paths: readonly string[], pattern: RegExp): readonly string[] =>
  paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim().slice(0, 120)}`] : [])),
  );

/** This file names what it forbids. */
const others = (paths: readonly string[]): readonly string[] => paths.filter((path) => path !== 'tests/law/house.test.ts');

describe('the house', () => {
  it('is there', () => {
    expect(code.length).toBeGreaterThan(30);
  });

  it('has no file of more than 400 lines', () => {
    // what is made of others is read by nobody
    const written = code.filter((path) => !path.startsWith('shared/i18n/compiled/'));
    const long = written.map((path) => [path, read(path).split('\n').length - 1] as const).filter(([, length]) => length > 400);
    expect(long).toEqual([]);
  });

  it('has no empty file and no link', () => {
    expect(files(/./).filter((path) => !lstatSync(path).isFile() || lstatSync(path).size === 0)).toEqual([]);
  });

  it('names files in lower case after one idea', () => {
    const vague = code.filter((path) => /(^|\/)(utils?|helpers?|common|misc|manager|index)\.(ts|tsx|mjs)$/.test(path));
    expect(vague).toEqual([]);
    expect(code.filter((path) => /[A-Z]/.test(path))).toEqual([]);
  });

  it('knows a kind of position by its name in few places', () => {
    // what is said of every kind goes over the tables of kinds.ts, kind-marks.ts and kind-forms.ts; what holds a paragraph is what nemcon is about
    const kinds = BY_WEIGHT.filter((kind) => KINDS[kind].slot !== 'hold');
    const named = (kind: string) => product.filter((path) => !path.startsWith('server/demo/') && read(path).includes(`'${kind}'`));
    expect(kinds.filter((kind) => named(kind).length > 15)).toEqual([]);
  });

  it('leaves nothing to do and silences no checker', () => {
    const silenced = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck|expect-error)|biome-ignore-all|eslint-disable|v8 ignore|istanbul ignore/;
    expect(lines(others(code), silenced)).toEqual([]);
  });

  it('runs every test and only skips by a condition', () => {
    expect(lines(others(code), /\b(it|test|describe)\.(only|skip|todo)\b/)).toEqual([]);
  });

  it('swallows no error', () => {
    expect(lines(others(product), /catch\s*(\([^)]*\))?\s*\{\s*\}/)).toEqual([]);
  });

  it('draws no chance and reads no clock in pure code', () => {
    expect(lines(files(/^(shared|server)\/.*\.ts$/), /Math\.random/)).toEqual([]);
    expect(lines(others(product.filter((path) => path.startsWith('shared/'))), /Date\.now|new Date\(\)|performance\.now/)).toEqual([]);
  });

  it('draws ids in a page by what is there without a secure context too', () => {
    expect(lines(files(/^client\/.*\.tsx?$/), /crypto\.(randomUUID|subtle)/)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const reading = files(/^server\/.*\.ts$/).filter((path) => /process\.env/.test(read(path)));
    expect(reading.filter((path) => !['server/main.ts', 'server/config.ts'].includes(path))).toEqual([]);
  });

  it('writes HTML in one way only', () => {
    // that of a follower's page comes from the server's own writer alone, through a policy that allows nothing else
    const writing = product.filter((path) => path !== 'server/live/follow.ts');
    expect(lines(writing, /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write/)).toEqual([]);
    expect(lines(others(files(/^(shared|server)\/.*\.ts$/)), /<[a-z]+[^>]*\sstyle=/)).toEqual([]);
  });

  it('tells no path of a machine', () => {
    expect(lines(others(text), /(?<![\w.:/])\/(work|home|root|Users|mnt|opt)\/[a-z]/)).toEqual([]);
  });
});
