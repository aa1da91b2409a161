/** The digest of what somebody asked for: beside it a repeat is told from another request that came with the same uuid. */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';

export const digestOf = (asked: Json): string => createHash('sha256').update(canonicalJson(asked)).digest('base64url');
