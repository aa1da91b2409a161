/** What somebody says in a random meeting that holds no paragraph: statements, referrals to a drafting group; and that a position is withdrawn. */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Position } from '../../shared/opinion/positions.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { type BlockId, type Hash, type PositionId, STATEMENT_KINDS } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';

const HOUR = 3_600_000;

export function referral(
  { chance, pick }: Rng,
  { referrals }: OpinionState,
  now: number,
  [block, other]: readonly [BlockId, BlockId],
): Command {
  const away = [...referrals.keys()];
  if (chance(0.4)) return { do: 'recall', blocks: [away.length > 0 ? pick(away) : block] };
  const until = pick([{}, { until: now + pick([HOUR, -HOUR]) }]);
  return { do: 'refer', blocks: pick([[block], [block, other]]), group: chance(0.95) ? 'friends' : ' ', ...until };
}

export function statement({ chance, pick }: Rng, { statements }: OpinionState, block: BlockId, by: Actor): Command {
  const said = statements.filter(({ entity }) => entity === by.entity || chance(0.5)).map(({ seq }) => seq);
  const corrects = said.length > 0 && chance(0.7) ? { corrects: pick(said) } : {};
  const words = chance(0.95) ? 'for the record' : ' ';
  return { do: 'make-statement', block: chance(0.3) ? null : block, kind: pick(STATEMENT_KINDS), statement: words, ...corrects };
}

/** Of a State to what was entered for it; or that the instructions it awaited have come. */
export function answer({ chance, pick }: Rng, { id, entered }: Position): Command {
  if (entered) return { do: pick(['confirm', 'disown']), position: id };
  return { do: 'withdraw', position: id, ...(chance(0.7) && { statement: 'said' }) };
}

/** Sometimes for words that the paragraph has, or had. */
export const withdrawal = ({ chance }: Rng, position: PositionId, block: BlockId, hash: Hash | null): Command => ({
  do: 'withdraw',
  position,
  ...(chance(0.7) && { statement: 'said' }),
  ...(hash !== null && chance(0.3) && { reads: { block, hash: chance(0.8) ? hash : 'x' } }),
});
