/**
 * Words in an address that nobody else can read there: neither in a history nor in the log of a proxy. The session's own secret is the key, which
 * every node gets with the request. Whoever has signed out, or is another, opens nothing.
 */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** `about`: where they were looked for; elsewhere they are not opened. */
const keyOf = (secret: string, about: string): Buffer => createHmac('sha256', secret).update(`sealed words ${about}`).digest();

export function sealWords(words: string, secret: string, about: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, keyOf(secret, about), nonce);
  return Buffer.concat([nonce, cipher.update(words, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** Null: they are sealed by another session, for another text, or not at all. */
export function openWords(sealed: string, secret: string, about: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < NONCE + TAG) return null;
  const decipher = createDecipheriv(CIPHER, keyOf(secret, about), bytes.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAuthTag(bytes.subarray(-TAG));
  try {
    return decipher.update(bytes.subarray(NONCE, -TAG), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
