/** A real OpenID Connect provider in the test's process: whoever comes to it is signed in as `person`, without a page to fill in. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Configuration, Provider } from 'oidc-provider';
import { type HttpInit, http } from './http.ts';
import { freePort } from './port.ts';

export const CLIENT = { id: 'nemcon-test', secret: 'a secret of the test, 32 characters' };

export interface IdentityProvider {
  readonly issuer: string;
  /** Who sits at the browser, by subject; null: presses "Cancel". */
  person: string | null;
  /** What is said of each subject. */
  readonly said: Map<string, Readonly<Record<string, unknown>>>;
  /** With which it signs. */
  readonly key: KeyObject;
  /** Where the server listens to which it tells that somebody has signed out; null: nowhere. */
  tells: string | null;
  /** Answers nothing from now on, or answers again. */
  rest(): Promise<void>;
  wake(): Promise<void>;
  close(): Promise<void>;
}

/** `origins`: those of the server that people sign in to. */
export async function startIdentityProvider(origins: readonly string[], given?: number): Promise<IdentityProvider> {
  const port = given ?? (await freePort());
  const issuer = `http://127.0.0.1:${port}`;
  const said = new Map<string, Readonly<Record<string, unknown>>>();
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const tell: typeof fetch = (url, { method, headers, body } = {}) => {
    if (idp.tells === null) throw new TypeError('nobody listens there');
    return fetch(new URL(new URL(String(url)).pathname, idp.tells), {
      method: method ?? 'GET',
      headers: headers ?? {},
      body: body ?? null,
    });
  };
  const provider = new Provider(issuer, { ...configuration(origins, said, key), fetch: tell });
  const serve = provider.callback();

  const interact = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const result =
      idp.person === null ? { error: 'access_denied', error_description: 'it was cancelled' } : { login: { accountId: idp.person } };
    await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
  };
  const open = async () => {
    const server = createServer((req, res) => {
      if (req.url?.startsWith('/interaction/')) void interact(req, res);
      else void serve(req, res);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server: Awaited<ReturnType<typeof open>> | null = await open();
  const idp: IdentityProvider = {
    issuer,
    person: null,
    said,
    key,
    tells: null,
    async rest() {
      server?.close();
      server?.closeAllConnections();
      server = null;
    },
    async wake() {
      server ??= await open();
    },
    close: () => idp.rest(),
  };
  return idp;
}

function configuration(origins: readonly string[], said: IdentityProvider['said'], key: KeyObject): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: origins.map((origin) => `${origin}/sign-in/return`),
        post_logout_redirect_uris: origins.map((origin) => `${origin}/`),
        backchannel_logout_uri: `${origins[0]}/api/sign-in/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['cookies of the test'] },
    claims: { openid: ['sub', 'seats', 'delegation', 'roles'], profile: ['name'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...said.get(id) }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Session: 3_600, Grant: 3_600, AccessToken: 600, IdToken: 600 },
  };
}

/** What a browser does at the provider: follows its redirects, with its cookies, until it is sent to another origin. Gives that address. */
export async function visit(url: string, jar: Map<string, string> = new Map()): Promise<string> {
  const home = new URL(url).origin;
  let at = url;
  for (let hops = 0; hops < 10; hops++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await http(at, { headers: { cookie } });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
    }
    const { location } = answer.headers;
    if (location === undefined) throw new Error(`the provider stops at ${at}: ${answer.status} ${answer.text.slice(0, 500)}`);
    at = new URL(location, at).href;
    if (new URL(at).origin !== home) return at;
  }
  throw new Error(`the provider goes round in circles: ${at}`);
}

/** What a person does at the provider's own page to sign out there. */
export async function signOutThere(issuer: string, jar: ReadonlyMap<string, string>): Promise<void> {
  const cookies = new Map(jar);
  const ask = async (path: string, init: HttpInit) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await http(`${issuer}${path}`, { ...init, headers: { ...init.headers, cookie } });
    for (const line of answer.headers['set-cookie'] ?? []) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const page = await ask('/session/end', {});
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const out = await ask('/session/end/confirm', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }).toString(),
  });
  if (out.status !== 303) throw new Error(`the provider does not sign out: ${out.status} ${out.text.slice(0, 500)}`);
}
