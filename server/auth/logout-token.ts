/**
 * A logout token: the provider's word that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0, sections 2.4 to 2.6).
 * Throws what `jose` throws where the token is not signed by the provider, not for us, or not of now; null where it is no logout token.
 */
import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/** Whose sessions end: all of this person's, or the one that the provider calls so. */
export interface SignedOut {
  readonly subject: string | null;
  readonly session: string | null;
  /** Of this token alone. */
  readonly id: string;
}

/** Signatures that a public key proves; a secret that we share with the provider proves nothing about who signed. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';

const name = z.string().min(1).max(LIMITS.subjectChars);
const logout = z
  .object({
    jti: name,
    sub: name.optional(),
    sid: name.optional(),
    events: z.object({ [EVENT]: z.object({}) }),
    // what has one is an ID token
    nonce: z.never().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);
/** Providers from before the standard was final leave it out. */
const kind = z.enum(['logout+jwt', 'jwt']).optional();

export async function readLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  expected: { readonly issuer: string; readonly audience: string },
): Promise<SignedOut | null> {
  const { payload, protectedHeader } = await jwtVerify(token, keys, {
    ...expected,
    algorithms: ALGORITHMS,
    maxTokenAge: LIMITS.logoutTokenSeconds,
    clockTolerance: LIMITS.clockSkewSeconds,
    requiredClaims: ['exp', 'iat', 'jti', 'events'],
  });
  const read = logout.safeParse(payload);
  if (!read.success || !kind.safeParse(protectedHeader.typ?.toLowerCase()).success) return null;
  const { sub = null, sid = null, jti } = read.data;
  return { subject: sub, session: sid, id: jti };
}
