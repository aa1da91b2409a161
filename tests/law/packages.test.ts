/** O3: one copy of each core library, nothing below the floor that a known fault sets, every pin exact. */
import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { SERVER_BUNDLE } from '../../scripts/server-bundle.mjs';
import { read } from './sources.ts';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
}

const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(read('package-lock.json'));
const manifest: {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
} = JSON.parse(read('package.json'));

/** Every installed copy of a package by the lock file: `node_modules/a/node_modules/yjs` is a second one. */
const copies = (name: string): readonly string[] =>
  Object.entries(lock.packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version = '' }]) => version);

const numbers = (version: string): readonly number[] => version.split(/[.-]/, 3).map(Number);
function atLeast(version: string, floor: string): boolean {
  const [have, want] = [numbers(version), numbers(floor)];
  for (const [at, least] of want.entries()) if ((have[at] ?? 0) !== least) return (have[at] ?? 0) > least;
  return true;
}

/** Two copies break `instanceof` and lose text (yjs/yjs#438). */
const CORE = [
  'yjs',
  'lib0',
  'y-protocols',
  'y-prosemirror',
  'y-websocket',
  'prosemirror-model',
  'prosemirror-state',
  'prosemirror-view',
  'prosemirror-transform',
  'react',
  'react-dom',
  'zod',
];

const FLOORS: Readonly<Record<string, string>> = {
  ws: '8.21.0', // GHSA-96hv-2xvq-fx4p
  'prosemirror-view': '1.42.3', // GHSA-c8x8-7fp4-3x9w: script in pasted HTML
  'prosemirror-model': '1.22.1', // remirror/remirror#2264: attribute type confusion
  yjs: '13.6.33',
  'y-protocols': '1.0.7',
  'y-prosemirror': '1.3.7',
  'y-websocket': '3.1.0', // earlier ones reconnect for ever after a final close code
  'better-sqlite3': '12.11.1', // bundles an SQLite without the WAL-reset race (libsql#2271)
  'body-parser': '2.3.0', // expressjs/express#7391: an invalid limit meant none
  'path-to-regexp': '8.4.0',
  qs: '6.14.2',
};

/** What packages use where somebody has installed it: nobody has. */
const IF_THERE = ['@node-rs/xxhash', 'bufferutil', 'utf-8-validate'];

describe('O3 packages', () => {
  it.each(CORE)('O3 has one copy of %s', (name) => {
    expect(copies(name)).toHaveLength(1);
  });

  it.each(Object.entries(FLOORS))('O3 has %s at %s or later', (name, floor) => {
    const installed = copies(name);
    expect(installed.length).toBeGreaterThan(0);
    expect(installed.filter((version) => !atLeast(version, floor))).toEqual([]);
  });

  it('O3 compares versions by number', () => {
    expect(atLeast('1.42.10', '1.42.9')).toBe(true);
    expect(atLeast('1.42.2', '1.42.3')).toBe(false);
    expect(atLeast('2.0.0', '1.99.99')).toBe(true);
  });

  it('O3 pins every package exactly', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, pin]) => !/^\d+\.\d+\.\d+$/.test(pin),
    );
    expect(loose).toEqual([]);
  });

  it('O3 installs with the server all that it imports but React, where nothing for development is installed', async () => {
    const { metafile } = await build({ ...SERVER_BUNDLE, write: false, metafile: true });
    const own = Object.entries(metafile.inputs).flatMap(([path, { imports }]) => (path.startsWith('node_modules/') ? [] : imports));
    const named = own.flatMap(({ path, original = path }) => (/^[.#]|^node:/.test(original) ? [] : original));
    const packages = new Set(named.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name));
    const missing = [...packages].filter((name) => !Object.hasOwn(manifest.dependencies, name));
    expect(packages.size).toBeGreaterThan(10);
    expect(missing.sort()).toEqual(['react', 'react-dom']);
    // what is not in the bundle is looked for when the server runs, and is installed there
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.flatMap(({ path, external }) => (external ? path : [])),
    );
    expect([...new Set(outside.filter((path) => !isBuiltin(path)))].sort()).toEqual([...IF_THERE, 'better-sqlite3'].sort());
  });

  it('O3 locks every package by its digest', () => {
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([]);
  });

  it('O3 allows an install script to better-sqlite3 only', () => {
    expect(Object.entries(manifest.allowScripts).filter(([, allowed]) => allowed)).toEqual([['better-sqlite3', true]]);
  });

  it('O3 has nothing of the other Yjs line, nor what reads files unsafely', () => {
    const unwanted = Object.keys(lock.packages).filter((path) =>
      /node_modules\/(@y\/|@tiptap\/|mammoth$|jszip$|@xmldom\/xmldom$)/.test(path),
    );
    expect(unwanted).toEqual([]);
  });
});
