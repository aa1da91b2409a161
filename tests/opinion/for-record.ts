/** What somebody says in a random meeting that holds no paragraph: statements, referrals to a drafting group; and that a position is withdrawn. */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Decision, Here } from '../../shared/opinion/context.ts';
import type { Position } from '../../shared/opinion/positions.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import { type BlockId, type Hash, isHeading, type PositionId, STATEMENT_KINDS } from '../../shared/opinion/vocabulary.ts';
import type { Rng } from '../support/rng.ts';
import type { Watcher } from './watcher.ts';
import { editedOf, type Line, under } from './world.ts';

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

/** What only the text knows of what a command is about; sometimes that suggestions of a Sector Member wait where a withdrawal reads (2.27). */
export const readingOf = ({ chance }: Rng, lines: readonly Line[], command: Command): Pick<Here, 'edited' | 'suggested'> =>
  command.do === 'withdraw' && command.reads !== undefined && chance(0.1) ? { suggested: [command.reads.block] } : editedOf(lines, command);

/** 2.27: nothing is withdrawn for words that wait to be others, the heading's among them. */
export function seeReads(lines: readonly Line[], command: Command, { suggested = [] }: Here, decision: Decision, watcher: Watcher): void {
  if (command.do !== 'withdraw' || command.reads === undefined) return;
  const { block } = command.reads;
  const at = lines.findIndex(({ id }) => id === block);
  const [one, heading] = [lines[at], lines.slice(0, Math.max(at, 0)).findLast(({ kind }) => isHeading(kind))];
  const above = one !== undefined && under(one.kind) ? (heading?.suggestions ?? 0) : 0;
  if (suggested.length + (one?.suggestions ?? 0) + above === 0) return;
  if (decision.ok) watcher.fail('withdrawn for words that wait to be others');
  else if (decision.refusal.code === 'suggestions-left') watcher.saw('a suggestion withheld it');
}

/** Sometimes for words that the paragraph has, or had. */
export const withdrawal = ({ chance }: Rng, position: PositionId, block: BlockId, hash: Hash | null): Command => ({
  do: 'withdraw',
  position,
  ...(chance(0.7) && { statement: 'said' }),
  ...(hash !== null && chance(0.3) && { reads: { block, hash: chance(0.8) ? hash : 'x' } }),
});
