import { expect } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { ORIGIN, type Stage } from '../http/stage.ts';
import { CLIENT, type IdentityProvider, visit } from '../support/identity-provider.ts';

/** The part of a configuration that lets people sign in through this provider. */
export const providerConfig = (idp: IdentityProvider, more: Readonly<Record<string, string>>) => {
  const read = readConfig({
    NEMCON_OIDC_ISSUER: idp.issuer,
    NEMCON_OIDC_CLIENT_ID: CLIENT.id,
    NEMCON_OIDC_CLIENT_SECRET: CLIENT.secret,
    NEMCON_OIDC_NAME: 'Union sign-in',
    ...more,
  });
  if (!read.ok) throw new Error(read.reason);
  return { provider: read.value.provider };
};

/** A browser: its cookies at our server and at the provider. */
export class Tab {
  readonly ours = new Map<string, string>();
  readonly theirs = new Map<string, string>();
  readonly #stage: Stage;
  readonly #idp: IdentityProvider;

  constructor(stage: Stage, idp: IdentityProvider) {
    this.#stage = stage;
    this.#idp = idp;
  }

  async post(path: string, body: object, headers: Readonly<Record<string, string>> = {}) {
    const cookie = [...this.ours].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#stage.as(cookie, 'post', path).set(headers).send(body);
    for (const line of (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? []) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      this.ours.set(name, value);
    }
    return answer;
  }

  async me() {
    const cookie = [...this.ours].map(([name, value]) => `${name}=${value}`).join('; ');
    return (await this.#stage.as(cookie, 'get', '/api/me')).body;
  }

  /** The query with which the provider sends the browser back. */
  async away(person: string | null, goal = '/'): Promise<string> {
    const left = await this.post('/api/sign-in/leave', { goal });
    expect(left.status).toBe(200);
    this.#idp.person = person;
    const back = new URL(await visit(left.body.url, this.theirs));
    expect(`${back.origin}${back.pathname}`).toBe(`${ORIGIN}/sign-in/return`);
    return back.search;
  }

  async signIn(person: string | null, goal = '/') {
    return this.post('/api/sign-in/arrive', { query: await this.away(person, goal) });
  }
}
