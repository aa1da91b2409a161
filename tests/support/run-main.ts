import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { patient } from './patient.ts';

export const MAIN = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Of a child: nothing of ours but what is given. */
export const environment = (given: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NEMCON_'))),
  ...given,
});

/** Runs `main.js` to its end. */
export function runMain(args: readonly string[], given: Readonly<Record<string, string>>): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { env: environment(given), timeout: patient(30_000) }, (fault, out, err) => {
      resolve({ code: fault === null ? 0 : Number(fault.code), out, err });
    });
  });
}
