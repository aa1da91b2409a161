/** The source files of the project as git would keep them, and what each imports. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** Tracked and new files, ignored ones left out, with paths from the root. */
export function files(pattern: RegExp): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  return listed
    .split('\0')
    .filter((path) => pattern.test(path) && existsSync(`${root}${path}`))
    .sort();
}

const STATIC = /(?:^|[\n;])\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/g;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g;

/** What a module imports: relative ones as paths from the root, packages by name, builtins as `node:…`. */
export function importsOf(path: string, source: string): readonly string[] {
  const specifiers = [...source.matchAll(STATIC), ...source.matchAll(DYNAMIC)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => {
    if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
    if (specifier.startsWith('node:')) return specifier;
    const [scope = '', name = ''] = specifier.split('/');
    return specifier.startsWith('@') ? `${scope}/${name}` : scope;
  });
}
