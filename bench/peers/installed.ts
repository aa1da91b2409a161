/** The other servers, installed once for each manifest into the user's cache: the product depends on none of them. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { say } from '../support/report.ts';

const MANIFEST = join(import.meta.dirname, 'package.json');
const SCRIPTS = ['hocuspocus.mjs', 'y-websocket.mjs'];

/** The folder in which their packages are, and the scripts that start them. */
export function installed(): string {
  const digest = createHash('sha256').update(readFileSync(MANIFEST)).digest('hex').slice(0, 12);
  const dir = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'nemcon-peers', digest);
  const done = join(dir, 'installed');
  mkdirSync(dir, { recursive: true });
  for (const script of SCRIPTS) copyFileSync(join(import.meta.dirname, script), join(dir, script));
  if (existsSync(done)) return dir;
  say(`installing the other servers into ${dir}: SQLite is compiled, which takes minutes`);
  copyFileSync(MANIFEST, join(dir, 'package.json'));
  // one of them wants the newer Node that is installed beside it
  const words = ['install', '--engine-strict=false', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', words, { cwd: dir, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`npm install ended with ${status} in ${dir}`);
  writeFileSync(done, '');
  return dir;
}
