/**
 * The programs outside npm that the tests drive. On Debian as root they are installed, and that is said first; anywhere else
 * the answer is the exact list of what is missing.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NEEDED = [
  { program: 'redis-server', package: 'redis-server', why: 'the Redis log passes the same contract as SQLite' },
  { program: 'chromium', package: 'chromium', why: 'the editor is tested in a real browser', variable: 'CHROMIUM' },
  { program: 'strace', package: 'strace', why: 'proves that an acknowledgement follows the fsync' },
];

const executable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false; // absent and not executable are the same answer here
  }
};

const found = ({ program, variable }) =>
  (variable && process.env[variable] && executable(process.env[variable])) ||
  (process.env.PATH ?? '').split(delimiter).some((folder) => executable(join(folder, program)));

const missing = () => NEEDED.filter((need) => !found(need));

/** Returns the programs still missing, after installing what this machine allows. */
export function installMissing(say) {
  const wanted = missing();
  if (wanted.length === 0) return [];
  for (const need of wanted) say(`missing: ${need.program} (${need.why})`);
  const command = `apt-get install -y --no-install-recommends ${wanted.map((need) => need.package).join(' ')}`;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    say(`on Debian, as root: apt-get update && ${command}`);
    return wanted;
  }
  say(`installing: apt-get update && ${command}`);
  // RUNLEVEL=1 keeps Debian from starting a Redis of its own: the tests start theirs on free ports.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['update', '-q'], { stdio: 'inherit', env });
  spawnSync('apt-get', command.split(' ').slice(1), { stdio: 'inherit', env });
  return missing();
}
