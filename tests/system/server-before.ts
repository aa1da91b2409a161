/** The server of the version before, as keep-server.ts has kept it: unpacked where it finds the one package that has native parts. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { projectFile } from '../support/built.ts';
import type { Sync } from './page.ts';

/** Under the rules of version 4, and before comments, the past and editorial changes. */
export const BEFORE = fileURLToPath(new URL('../fixtures/server/before.json.br', import.meta.url));

interface Before {
  /** Of the server. */
  readonly main: string;
  /** What its pages connect with. */
  readonly sync: Sync;
  readonly remove: () => void;
}

export async function serverBefore(): Promise<Before> {
  const caches = projectFile('node_modules/.cache');
  mkdirSync(caches, { recursive: true });
  const dir = mkdtempSync(join(caches, 'before-'));
  const files: Readonly<Record<string, string>> = JSON.parse(brotliDecompressSync(readFileSync(BEFORE)).toString('utf8'));
  // a module by what stands beside it, like the one that is built
  writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
  const sync: Sync = await import(pathToFileURL(join(dir, 'page.js')).href);
  return { main: join(dir, 'main.js'), sync, remove: () => rmSync(dir, { recursive: true }) };
}
