/** One attempt to say something beside a text; null = no answer that says what happened. */
import type { Clock } from '../../../lib/clock.ts';
import type { No, Saying } from '../../../sync/said.ts';
import { ask } from '../../ask.ts';

const LOST: ReadonlySet<number> = new Set([0, 401, 408, 429, 500, 502, 503, 504]);

export async function attempt(opinion: string, envelope: Saying, clock: Clock, patienceMs: number): Promise<'said' | No | null> {
  const waited = new Promise<null>((resolve) => clock.after(patienceMs, () => resolve(null)));
  const answer = await Promise.race([ask('POST /api/opinions/:id/threads/commands', { id: opinion, body: envelope }), waited]);
  if (answer === null) return null;
  if (answer.ok) return 'said';
  return LOST.has(answer.reason.status) ? null : answer.reason;
}
