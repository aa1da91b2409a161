import { createHash } from 'node:crypto';
import type { Hash } from '../../shared/opinion/vocabulary.ts';

export const SALT_BYTES = 32;

export const sha256 = (...parts: readonly (string | Uint8Array)[]): Hash => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
};

/** What a header says of its payload: with the salt it proves the bytes, and once both are erased nothing can be guessed from it. */
export const commitment = (salt: Uint8Array, payload: Uint8Array): Hash => sha256('payload/1', salt, payload);
