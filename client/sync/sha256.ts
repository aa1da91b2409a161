import { toBase64UrlEncoded } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import { encodeUtf8 } from 'lib0/string';
import type { Hash } from '../../shared/opinion/vocabulary.ts';

/** Synchronous, so that the hash is of the text at one moment; the browser's own is not. About 10 ms for a whole opinion. */
export const sha256 = (text: string): Hash => toBase64UrlEncoded(digest(encodeUtf8(text)));
