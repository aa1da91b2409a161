/**
 * A secret may stand in a file, as systemd, Docker and Kubernetes hand them over: `<NAME>_FILE` names the file whose first line is the value
 * of `<NAME>`. So it is in no list of processes, no description of a container and no crash report. Read by config.ts.
 */
import { readFileSync } from 'node:fs';
import { no, ok, type Result } from '../shared/lib/result.ts';

/** Settings that are secret, or hold a password. */
export const SECRETS = ['NEMCON_STORE', 'NEMCON_OIDC_CLIENT_SECRET', 'NEMCON_SMTP', 'NEMCON_METRICS_TOKEN', 'NEMCON_WEBHOOKS'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment with what the files say in place of their names; the reason is one line that names the variable. */
export function withSecretFiles(env: Environment): Result<Environment, string> {
  const read: Record<string, string | undefined> = { ...env };
  for (const name of SECRETS) {
    const named = `${name}_FILE`;
    const path = env[named];
    if (path === undefined) continue;
    if (env[name] !== undefined) return no(`${named}: ${name} is set too; set one of the two`);
    const secret = firstLine(path);
    if (!secret.ok) return no(`${named}: ${path} ${secret.reason}`);
    delete read[named];
    read[name] = secret.value;
  }
  return ok(read);
}

function firstLine(path: string): Result<string, string> {
  try {
    const [line = '', ...rest] = readFileSync(path, 'utf8').split(/\r?\n/);
    if (line === '') return no('has nothing in its first line');
    return rest.some((more) => more !== '') ? no('has more than one line') : ok(line);
  } catch (fault) {
    return no(`cannot be read (${fault instanceof Error && 'code' in fault ? String(fault.code) : 'fault'})`);
  }
}
