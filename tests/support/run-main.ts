import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `main.js` to its end, with nothing of ours from the environment but what is given. */
export function runMain(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEMCON_')));
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...args], { env: { ...kept, ...env }, timeout: 30_000 }, (fault, out, err) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), out, err });
    });
  });
}
runMain.file = file;
