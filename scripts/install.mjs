/**
 * Brings the programs outside npm that the tests drive. On Debian as root they are installed, and that is said first; anywhere else the
 * answer is the exact list of what is missing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathOf, programsOf } from './programs.mjs';

/** Returns the programs of this level that are still missing, after installing what this machine allows. */
export function installMissing(level, say) {
  const programs = programsOf(level);
  const mostNames = Math.max(...programs.map(({ names }) => names.length));
  const missing = () => programs.filter((program) => pathOf(program) === null);
  for (const { names, why } of missing()) say(`missing: ${names[0]} (${why})`);
  const mayInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  // an older Debian knows a program by its second name alone, and installs nothing where it does not know one name
  for (let choice = 0; missing().length > 0 && choice < mostNames; choice += 1) {
    const wanted = missing().map(({ names, from }) => from ?? names[choice] ?? names.at(-1));
    const command = `apt-get install -y --no-install-recommends ${wanted.join(' ')}`;
    say(`${mayInstall ? 'installing' : 'on Debian, as root'}: apt-get update && ${command}`);
    if (!mayInstall) break;
    // RUNLEVEL=1 keeps Debian from starting a Redis of its own: the tests start theirs on free ports.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
    spawnSync('apt-get', command.split(' ').slice(1), { stdio: 'inherit', env });
  }
  return missing().filter(({ file }) => file === undefined);
}
