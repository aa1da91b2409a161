/** Where what happens is told to other programs, and with which secrets. Read by server/config.ts. */
import { z } from 'zod';
import { no, ok, type Result } from '../../shared/lib/result.ts';

export interface Hook {
  readonly url: string;
  /** Each message is signed with all of them, so that one can be exchanged for another. */
  readonly secrets: readonly [Buffer, ...Buffer[]];
}

export const webhookVariables = {
  NEMCON_WEBHOOKS: z.string().optional(),
};

const shape = z.object(webhookVariables);
const MOST_HOOKS = 10;
/** As Standard Webhooks has it: 24 to 64 bytes. */
const SECRET = /^whsec_([A-Za-z\d+/]{32,88}={0,2})$/;

/** The reason is one line that names the variable, and no secret. */
export function combineWebhooks(
  { NEMCON_WEBHOOKS: value }: z.output<typeof shape>,
  isLoopback: (host: string) => boolean,
): Result<readonly Hook[], string> {
  if (value === undefined) return ok([]);
  const hooks: Hook[] = [];
  for (const words of value.split(';')) {
    const [address = '', ...rest] = words.trim().split(/\s+/);
    const why = wrongIn(address, isLoopback);
    if (why !== null) return no(`NEMCON_WEBHOOKS: ${why}`);
    const secrets = rest.map((secret) => Buffer.from(SECRET.exec(secret)?.[1] ?? '', 'base64'));
    const [first, ...more] = secrets;
    if (first === undefined || secrets.some(({ length }) => length < 24 || length > 64))
      return no('NEMCON_WEBHOOKS: behind each address must stand whsec_ and 24 to 64 bytes in base64, once or more');
    hooks.push({ url: address, secrets: [first, ...more] });
  }
  if (hooks.length > MOST_HOOKS) return no(`NEMCON_WEBHOOKS: at most ${MOST_HOOKS} addresses`);
  if (new Set(hooks.map(({ url }) => url)).size < hooks.length) return no('NEMCON_WEBHOOKS: must name each address once');
  return ok(hooks);
}

function wrongIn(address: string, isLoopback: (host: string) => boolean): string | null {
  if (!URL.canParse(address)) return 'must be <address> <secret>, one behind the other with ; between';
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname))) return 'must be https, or on this machine';
  return username + password + hash === '' ? null : 'must be an address without user, password or fragment';
}
