/** The log of an opinion folded once more, in this process, for comparison with what the server served. */
import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../../shared/lib/canonical-json.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { emptyState } from '../../shared/opinion/state.ts';
import type { Logged } from '../history/history.ts';

/** A digest of a register without wording, which is not folded. */
export function stateDigest(shown: Register): string {
  const bare = JSON.stringify(shown, (key, value: unknown) => (key === 'note' || key === 'lastWords' ? null : value));
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(bare) satisfies Json))
    .digest('base64url');
}

export const refold = (opinion: string, log: readonly Logged[]): Register =>
  register(
    log.reduce((state, { entry }) => evolve(state, entry), emptyState),
    new Map(),
    opinion,
  );
