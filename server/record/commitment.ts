import { hash } from 'node:crypto';
import type { Hash } from '../../shared/opinion/vocabulary.ts';

export const SALT_BYTES = 32;

export const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'base64url');

const LABEL = Buffer.from('payload/1');

/** What a header says of its payload: with the salt it proves the bytes, and once both are erased nothing can be guessed from it. */
export const commitment = (salt: Uint8Array, payload: Uint8Array): Hash => sha256(Buffer.concat([LABEL, salt, payload]));
