/** How people sign in through an OpenID Connect provider: which it is, and what of its claims opens which seat. Read by server/config.ts. */
import { z } from 'zod';
import { no, ok, type Result } from '../../shared/lib/result.ts';

export interface ProviderConfig {
  readonly issuer: string;
  /** The issuer is on this machine and not https: for trying out. */
  readonly insecure: boolean;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the page calls it: "Sign in with …". */
  readonly name: string;
  readonly scope: string;
  readonly opens: Opening;
}

/** What opens a seat; at least one of the three. */
export interface Opening {
  /** The claim that names seats by id. */
  readonly seatClaim: string | null;
  /** The claim that names entities by id or code. */
  readonly entityClaim: string | null;
  /** The claim that names functions; without it only seats without a function are opened by an entity. */
  readonly functionClaim: string | null;
  /** Does a verified e-mail address open the seat that was given to it? */
  readonly byEmail: boolean;
}

const text = (max: number) => z.string().trim().min(1, 'must not be empty').max(max);
const claim = text(200).optional();

export const providerVariables = {
  NEMCON_OIDC_ISSUER: z.string().refine(URL.canParse, 'must be the address of the issuer').optional(),
  NEMCON_OIDC_CLIENT_ID: text(200).optional(),
  NEMCON_OIDC_CLIENT_SECRET: text(500).optional(),
  NEMCON_OIDC_NAME: text(60).optional(),
  NEMCON_OIDC_SCOPE: z
    .string()
    .regex(/^openid(?: [\w:/.-]+)*$/, 'must begin with openid; names are separated by one space')
    .default('openid profile email'),
  NEMCON_OIDC_SEAT_CLAIM: claim,
  NEMCON_OIDC_ENTITY_CLAIM: claim,
  NEMCON_OIDC_FUNCTION_CLAIM: claim,
  NEMCON_OIDC_BY_EMAIL: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
};

const shape = z.object(providerVariables);
type Values = z.output<typeof shape>;

const NEEDED = ['NEMCON_OIDC_CLIENT_ID', 'NEMCON_OIDC_CLIENT_SECRET'] as const;
const PART = [...NEEDED, 'NEMCON_OIDC_NAME', 'NEMCON_OIDC_SEAT_CLAIM', 'NEMCON_OIDC_ENTITY_CLAIM', 'NEMCON_OIDC_FUNCTION_CLAIM'] as const;

/** Null where no provider is configured; the reason is one line that names the variable. */
export function combineProvider(values: Values, isLoopback: (host: string) => boolean): Result<ProviderConfig | null, string> {
  const { NEMCON_OIDC_ISSUER: issuer, NEMCON_OIDC_CLIENT_ID: clientId, NEMCON_OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined) {
    const stray = PART.find((name) => values[name] !== undefined);
    return stray === undefined ? ok(null) : no(`${stray}: only with NEMCON_OIDC_ISSUER`);
  }
  const { protocol, hostname, username, search, hash } = new URL(issuer);
  const insecure = protocol === 'http:' && isLoopback(hostname);
  if (protocol !== 'https:' && !insecure) return no('NEMCON_OIDC_ISSUER: must be https');
  if (username !== '' || search !== '' || hash !== '') return no('NEMCON_OIDC_ISSUER: must be an address without user, query and fragment');
  if (clientId === undefined || clientSecret === undefined)
    return no(`${NEEDED.find((name) => values[name] === undefined)}: needed with NEMCON_OIDC_ISSUER`);
  const opens: Opening = {
    seatClaim: values.NEMCON_OIDC_SEAT_CLAIM ?? null,
    entityClaim: values.NEMCON_OIDC_ENTITY_CLAIM ?? null,
    functionClaim: values.NEMCON_OIDC_FUNCTION_CLAIM ?? null,
    byEmail: values.NEMCON_OIDC_BY_EMAIL === '1',
  };
  if (opens.functionClaim !== null && opens.entityClaim === null)
    return no('NEMCON_OIDC_FUNCTION_CLAIM: only with NEMCON_OIDC_ENTITY_CLAIM');
  if (opens.seatClaim === null && opens.entityClaim === null && !opens.byEmail)
    return no('NEMCON_OIDC_SEAT_CLAIM: this, NEMCON_OIDC_ENTITY_CLAIM or NEMCON_OIDC_BY_EMAIL must say which seat a sign-in opens');
  return ok({
    issuer,
    insecure,
    clientId,
    clientSecret,
    name: values.NEMCON_OIDC_NAME ?? hostname,
    scope: values.NEMCON_OIDC_SCOPE,
    opens,
  });
}
