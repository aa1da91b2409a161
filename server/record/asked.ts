/** The digest of what somebody asked for: beside it a repeat is told from another request that came with the same uuid. */
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import { sha256 } from '../text/hash.ts';

export const digestOf = (asked: Json): string => sha256(canonicalJson(asked));
