/** One step of the record of an opinion (SPEC.md H12): what changed from one stop to the next, in a sitting of its meeting or in the whole record. */
import { meetingFor } from '../../../shared/forum/facts.ts';
import type { Sitting } from '../../../shared/forum/meeting.ts';
import type { Step } from '../../room/past/steps.ts';
import type { Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { changesFor, type FoundChanges } from './changes.ts';

/** `sitting`: its number; `at`: a log position, of which the next stop is shown. */
export interface AskedStep {
  readonly sitting?: number;
  readonly at?: number;
}

export interface FoundStep extends Step {
  readonly sittings: readonly Sitting[];
  readonly found: FoundChanges;
}

/** null: there is no such opinion for this reader, and 'no-sitting' where there is no such sitting. Throws HistoryBusy, StorageFault or RecordDamage. */
export async function stepFor(tools: HttpTools, id: string, asked: AskedStep, visitor: Visitor): Promise<FoundStep | 'no-sitting' | null> {
  const { rooms, history, forum } = tools;
  const room = await rooms.enter(id, visitor.actor);
  if (room === null) return null;
  const { name } = room;
  const sittings = meetingFor(forum.state, id)?.sittings ?? [];
  const sitting = asked.sitting === undefined ? null : sittings.find(({ number }) => number === asked.sitting);
  if (sitting === undefined) return 'no-sitting';
  const head = await room.look(({ state }) => state.seq);
  const within = { from: sitting?.openedAt ?? null, to: sitting?.closedAt ?? null };
  const step = await history.step(visitor.actor.seat, name, head, within, asked.at ?? 0);
  const found = await changesFor(tools, id, { since: step.begin, until: step.seq }, visitor);
  // what the past knows may be ahead of what this room has heard of
  return found === null || 'notHere' in found ? null : { ...step, sittings, found };
}
