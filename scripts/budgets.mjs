/**
 * Byte budgets of the built client (tests/budgets.json, KiB after gzip -9): what a page loads before it can be used, by Vite's
 * manifest: the entry, what it imports statically, and their style sheets. A chunk loaded later has a budget of its own. Before the first
 * text of an opinion come style sheets alone; its HTML and its time are judged by tests/e2e/first-text.test.ts.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const root = new URL('..', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const { entries, lazyChunk, firstText } = json('tests/budgets.json');
const manifest = json('dist/client/.vite/manifest.json');

const gzipKiB = (file) => gzipSync(readFileSync(new URL(`dist/client/${file}`, root)), { level: 9 }).length / 1024;

function loadedWith(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) loadedWith(next, seen);
  return seen;
}

const filesOf = (keys) => new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));
const sum = (files) => [...files].reduce((total, file) => total + gzipKiB(file), 0);

let over = 0;
function judge(name, size, limit) {
  if (size > limit) over += 1;
  process.stdout.write(`${size > limit ? 'OVER' : 'ok  '} ${name}: ${size.toFixed(1)} of ${limit} KiB gzip\n`);
}

for (const [name, { keys, limit }] of Object.entries(entries)) {
  const unknown = keys.filter((key) => !manifest[key]);
  if (unknown.length > 0) throw new Error(`${name}: not in the build manifest: ${unknown.join(', ')}`);
  judge(name, sum(filesOf(keys.flatMap((key) => [...loadedWith(key)]))), limit);
}
const parts = firstText.keys.flatMap((key) => [...loadedWith(key)]);
judge('style sheets before the first text', sum(new Set(parts.flatMap((key) => manifest[key].css ?? []))), firstText.cssKiB);
const budgeted = new Set(Object.values(entries).flatMap(({ keys }) => keys.flatMap((key) => [...loadedWith(key)])));
for (const [key, chunk] of Object.entries(manifest)) {
  if (chunk.isDynamicEntry && !budgeted.has(key))
    judge(`later: ${key}`, sum(filesOf([...loadedWith(key)].filter((part) => !budgeted.has(part)))), lazyChunk);
}
process.exitCode = over > 0 ? 1 : 0;
