/**
 * Undo of Yjs with and without our cures: random typing, removing, undo and redo of two people, then every item must lie between the two
 * items it was written between (yjs/yjs#794). Without the cures some do not, and some undos throw; that half goes red when Yjs is repaired.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { resolveConfig, build as viteBuild } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Yjs from 'yjs';
import { cureUndo, yjsUndoFix, yjsUndoFixPacked } from '../../../client/build/yjs-undo-fix.ts';
import { count } from '../../support/levels.ts';
import { freshSeed, type Rng, rngOf } from '../../support/rng.ts';

const file = join(dirname(createRequire(import.meta.url).resolve('yjs/package.json')), 'dist/yjs.mjs');
let source = '';
let folder = '';

beforeAll(async () => {
  source = await readFile(file, 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'nemcon-yjs-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Yjs as a module of its own, made from this source. */
async function yjsOf(name: string, contents: string): Promise<typeof Yjs> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: dirname(file) },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module'],
    outfile,
    logLevel: 'error',
  });
  Reflect.deleteProperty(globalThis, '__ $YJS$ __'); // two copies on purpose: Yjs would warn
  return import(pathToFileURL(outfile).href);
}

/** Items of a list whose right origin does not come after their left origin. */
function misplaced(list: { readonly _start: Yjs.Item | null }): number {
  const order: Yjs.Item[] = [];
  for (let item = list._start; item !== null; item = item.right) order.push(item);
  const place = ({ client, clock }: Yjs.ID): number =>
    order.findIndex(({ id, length }) => id.client === client && id.clock <= clock && clock < id.clock + length);
  return order.filter(({ origin, rightOrigin }, at) => {
    const left = origin === null ? -1 : place(origin);
    const right = rightOrigin === null ? order.length : place(rightOrigin);
    return left > at || right < at || left >= right;
  }).length;
}

/** Two people write, remove paragraphs, undo and redo; how many items lie wrong in the end. */
function story(Y: typeof Yjs, rng: Rng): number {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  docs.forEach((doc, at) => {
    doc.clientID = at + 1;
  });
  const paragraph = (words: string): Yjs.XmlText => {
    const text = new Y.XmlText();
    text.insert(0, words);
    return text;
  };
  docs[0].getXmlFragment('t').insert(0, [paragraph('the first words'), paragraph('the second words')]);
  const meet = (): void => {
    const updates = docs.map((doc) => Y.encodeStateAsUpdate(doc));
    for (const doc of docs) for (const update of updates) Y.applyUpdate(doc, update, 'net');
  };
  meet();
  const people = docs.map((doc) => {
    const list = doc.getXmlFragment('t');
    return {
      list,
      undo: new Y.UndoManager(list, {
        captureTimeout: 0,
        deleteFilter: (item) => !(item.content instanceof Y.ContentType) || item.content.type._length === 0,
      }),
    };
  });
  for (let step = 0; step < 60; step++) {
    const { list, undo } = rng.pick(people);
    const text = list.length === 0 ? undefined : list.get(rng.below(list.length));
    const act = rng.below(12);
    if (act === 0) list.insert(rng.below(list.length + 1), [paragraph('new')]);
    else if (act === 1 && list.length > 0) list.delete(rng.below(list.length), 1);
    else if (act < 5 && text instanceof Y.XmlText) text.insert(rng.below(text.length + 1), rng.pick(['a', 'bc', 'def']));
    else if (act < 7 && text instanceof Y.XmlText && text.length > 0) {
      const at = rng.below(text.length);
      text.delete(at, Math.min(1 + rng.below(6), text.length - at));
    } else if (act < 10) undo.undo();
    else undo.redo();
    if (rng.chance(0.4)) meet();
  }
  meet();
  const lists = people.flatMap(({ list }) => [list, ...list.toArray()]);
  const wrong = lists.reduce((sum, list) => sum + misplaced(list), 0);
  for (const { undo } of people) undo.destroy();
  return wrong;
}

/** Somebody deletes letters and then the paragraph, which comes back and which somebody else removes for good; what all undos of it leave. */
function goneForGood(Y: typeof Yjs): string {
  const [mine, other] = [new Y.Doc(), new Y.Doc()];
  const meet = (): void => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(mine), 'net');
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(other), 'net');
  };
  const list = mine.getXmlFragment('t');
  const undo = new Y.UndoManager(list, { captureTimeout: 0 });
  const paragraph = (words: string): Yjs.XmlElement => {
    const [made, text] = [new Y.XmlElement('p'), new Y.XmlText()];
    text.insert(0, words);
    made.insert(0, [text]);
    return made;
  };
  const textOf = (at: number): Yjs.XmlText => (list.get(at) as Yjs.XmlElement).get(0) as Yjs.XmlText;
  mine.transact(() => list.insert(0, [paragraph('words')]), 'net');
  textOf(0).delete(0, 1);
  list.delete(0, 1);
  undo.undo();
  textOf(0).insert(0, 'new ');
  undo.undo();
  list.insert(1, [paragraph('other')]);
  meet();
  other.getXmlFragment('t').delete(0, 1);
  meet();
  while (undo.undo() !== null);
  return list.toString();
}

/** Stories that end badly with Yjs 13.6.33 as it is. */
const MISPLACED = [10, 58, 235, 263, 265];
const THROWN = [233, 377, 513, 846, 975];

it('T33 without the cures items lie outside their origins and undo throws', async () => {
  const sick = await yjsOf('sick', source);
  for (const seed of MISPLACED) expect(story(sick, rngOf(seed)), `seed ${seed}`).toBeGreaterThan(0);
  for (const seed of THROWN) expect(() => story(sick, rngOf(seed)), `seed ${seed}`).toThrow(TypeError);
  expect(() => goneForGood(sick)).toThrow(TypeError);
});

it('T33 with the cures neither happens', async () => {
  const cured = await yjsOf('cured', cureUndo(source));
  const first = freshSeed('yjs-undo-fix');
  const seeds = [...MISPLACED, ...THROWN, ...Array.from({ length: count(400, 4000, 40_000) }, (_, run) => first + run)];
  for (const seed of seeds) expect(story(cured, rngOf(seed)), `seed ${seed}`).toBe(0);
  expect(goneForGood(cured)).toBe('');
});

/** What Vite makes of one module with the plugin; nothing is written. */
async function bundled(entry: string): Promise<string> {
  const made = await viteBuild({
    configFile: false,
    logLevel: 'silent',
    plugins: [yjsUndoFix()],
    build: { write: false, minify: false, lib: { entry: fileURLToPath(new URL(entry, import.meta.url)), formats: ['es'] } },
  });
  const outputs = Array.isArray(made) ? made : 'output' in made ? [made] : [];
  return outputs.flatMap(({ output }) => output.map((file) => ('code' in file ? file.code : ''))).join('');
}

it('the bundle of the page has the cured Yjs, and a bundle without Yjs fails', async () => {
  expect((await bundled('../../../client/sync/live-opinion.ts')).match(/reached === null/g)).toHaveLength(1);
  await expect(bundled('../../../shared/wire/close.ts')).rejects.toThrow('0 copies of Yjs');
});

it('is in what Vite packs for hot reload too', async () => {
  const { optimizeDeps } = await resolveConfig({ configFile: fileURLToPath(new URL('../../../vite.config.ts', import.meta.url)) }, 'serve');
  expect(optimizeDeps.rolldownOptions?.plugins).toContainEqual(expect.objectContaining({ name: yjsUndoFixPacked.name }));
  const path = '/node_modules/yjs/dist/yjs.mjs';
  expect(yjsUndoFixPacked.transform(source, path)?.code).toBe(cureUndo(source));
  expect(yjsUndoFixPacked.transform(source, '/node_modules/lib0/map.js')).toBeNull();
});

it('fails where its place is missing or there twice', () => {
  expect(() => cureUndo('nothing of Yjs')).toThrow('exactly once');
  expect(() => cureUndo(source + source)).toThrow('exactly once');
  expect(cureUndo(source).length).toBeGreaterThan(source.length);
});
