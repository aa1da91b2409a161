/**
 * The OpenID Connect provider: where to send a person, and what it says of whoever comes back. Authorization code with PKCE, state and
 * nonce. It is asked for the first time when somebody wants to sign in, and again after each failure: no start waits for it.
 */
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  ClientError,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { assert } from '../../shared/lib/assert.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import { LIMITS } from '../limits.ts';
import type { Logger } from '../logger.ts';
import type { Claims } from './claims.ts';
import type { Flow } from './flows.ts';
import { readLogoutToken, type SignedOut } from './logout-token.ts';
import type { ProviderConfig } from './provider-config.ts';

/** `provider-refused`: it says no, or what it says is not sound. */
export type ProviderTrouble = 'provider-away' | 'provider-refused';

type Away = Extract<Flow, { readonly at: 'provider' }>;

export interface Leaving {
  /** Where the browser goes. */
  readonly url: string;
  readonly checks: Pick<Away, 'state' | 'nonce' | 'verifier'>;
}

export interface Arrived {
  readonly claims: Claims;
  readonly idToken: string;
}

export class Provider {
  readonly config: ProviderConfig;
  readonly #logger: Logger;
  #found: Promise<Configuration> | null = null;
  #keys: JWTVerifyGetKey | null = null;

  constructor(config: ProviderConfig, logger: Logger) {
    this.config = config;
    this.#logger = logger;
  }

  /** `anew`: the person is to show who it is, whatever the provider remembers. */
  leave(redirect: string, anew: boolean): Promise<Result<Leaving, ProviderTrouble>> {
    return this.#asking(async (provider) => {
      const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const url = buildAuthorizationUrl(provider, {
        redirect_uri: redirect,
        scope: this.config.scope,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        ...(anew && { prompt: 'login', max_age: '0' }),
      });
      return { url: url.href, checks };
    });
  }

  /** `query`: with what the provider sent the browser back. */
  arrive({ redirect, state, nonce, verifier, confirms }: Away, query: string): Promise<Result<Arrived, ProviderTrouble>> {
    return this.#asking(async (provider) => {
      const back = new URL(redirect);
      back.search = query;
      const tokens = await authorizationCodeGrant(provider, back, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(confirms && { maxAge: LIMITS.confirmSeconds }),
      });
      const said = tokens.claims();
      assert(said !== undefined, 'an ID token was asked for');
      const asksMore = provider.serverMetadata().userinfo_endpoint !== undefined;
      const more = asksMore ? await fetchUserInfo(provider, tokens.access_token, said.sub) : {};
      return { claims: { ...more, ...said }, idToken: tokens.id_token ?? '' };
    });
  }

  /** Where the browser goes to sign out there too; null where the provider has no such page, or does not answer. */
  async end(idToken: string, home: string): Promise<string | null> {
    const url = await this.#asking(async (provider) =>
      provider.serverMetadata().end_session_endpoint === undefined
        ? null
        : buildEndSessionUrl(provider, { id_token_hint: idToken, post_logout_redirect_uri: home }).href,
    );
    return url.ok ? url.value : null;
  }

  /** Who has signed out there, by what is said to be a token of the provider's; null where it is for something else. */
  signedOut(token: string): Promise<Result<SignedOut | null, ProviderTrouble>> {
    return this.#asking(async (provider) => {
      const { issuer, jwks_uri } = provider.serverMetadata();
      assert(jwks_uri !== undefined, 'a provider that signs has keys');
      this.#keys ??= createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: LIMITS.providerSeconds * 1000 });
      return readLogoutToken(token, this.#keys, { issuer, audience: this.config.clientId });
    });
  }

  async #asking<Value>(work: (provider: Configuration) => Promise<Value>): Promise<Result<Value, ProviderTrouble>> {
    try {
      return ok(await work(await this.#find()));
    } catch (fault) {
      const trouble = troubleOf(fault);
      if (trouble === null) throw fault;
      const { code, error } = fault as { readonly code?: unknown; readonly error?: unknown };
      // codes only: what else a provider says may name the person
      this.#logger.warn({ trouble, code, error }, 'the provider refused, did not answer, or was not believed');
      return no(trouble);
    }
  }

  #find(): Promise<Configuration> {
    const { issuer, insecure, clientId, clientSecret } = this.config;
    this.#found ??= discovery(new URL(issuer), clientId, undefined, ClientSecretBasic(clientSecret), {
      execute: [enableNonRepudiationChecks, ...(insecure ? [allowInsecureRequests] : [])],
      timeout: LIMITS.providerSeconds,
    }).catch((fault: unknown) => {
      this.#found = null;
      throw fault;
    });
    return this.#found;
  }
}

/** No answer, or one of a server that is broken; null: a bug of ours. */
function troubleOf(fault: unknown): ProviderTrouble | null {
  if (fault instanceof AuthorizationResponseError) return awayIf(['temporarily_unavailable', 'server_error'].includes(fault.error));
  if (fault instanceof ResponseBodyError) return awayIf(fault.status >= 500);
  if (fault instanceof ClientError) return awayIf(fault.code === 'OAUTH_TIMEOUT' || isBroken(fault.cause));
  if (fault instanceof errors.JOSEError) return awayIf(NOT_ANSWERED.has(fault.code));
  return fault instanceof TypeError && /fetch failed/.test(fault.message) ? 'provider-away' : null;
}

/** Its keys could not be had: no answer in time, or none of the kind. */
const NOT_ANSWERED: ReadonlySet<string> = new Set(['ERR_JWKS_TIMEOUT', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID']);

const awayIf = (away: boolean): ProviderTrouble => (away ? 'provider-away' : 'provider-refused');

const isBroken = (cause: unknown): boolean => cause instanceof Response && cause.status >= 400;
