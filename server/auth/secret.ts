import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for whoever holds the door key: 43 characters of base64url. Shown once, kept nowhere. */
export const makeSecret = (): string => randomBytes(32).toString('base64url');

export const looksLikeSecret = (value: string): boolean => /^[\w-]{43}$/.test(value);

/** What is kept in its place: SHA-256, base64url. Of 256 random bits no slow hash is needed. It also serves as the public id of the key. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
