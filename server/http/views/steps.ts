/** One step of the record of an opinion (SPEC.md H12): what changed from one stop to the next, in a sitting of its meeting or in the whole record. */
import { meetingFor } from '../../../shared/forum/facts.ts';
import type { Sitting } from '../../../shared/forum/meeting.ts';
import { assert } from '../../../shared/lib/assert.ts';
import type { Called } from '../../room/past/packed-changes.ts';
import type { Moment } from '../../room/past/period.ts';
import type { Step } from '../../room/past/steps.ts';
import type { WrittenLine } from '../../room/past/still-lines.ts';
import type { Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { askingFor } from './asking.ts';
import type { FoundChanges } from './changes.ts';

/** `sitting`: its number; `at`: a log position, of which the next stop is shown. */
export interface AskedStep {
  readonly sitting?: number;
  readonly at?: number;
}

export interface ShownStep extends Step {
  readonly sittings: readonly Sitting[];
  readonly found: FoundChanges;
  /** The whole text, where it is asked for. */
  readonly written: readonly WrittenLine[];
  readonly called: Called;
  /** How it stood at the end of the step: a question of its own, as only the list of changes, and what happened, is told with it. */
  readonly moment: () => Promise<Moment>;
}

/**
 * null: there is no such opinion for this reader; `notHere`: no such sitting, or position. `lines`: with those of the whole text. Throws
 * HistoryFolding, HistoryBusy, StorageFault or RecordDamage.
 */
export async function stepFor(
  tools: HttpTools,
  id: string,
  asked: AskedStep,
  lines: boolean,
  { actor }: Visitor,
): Promise<ShownStep | { readonly notHere: keyof AskedStep } | null> {
  const { rooms, history, forum } = tools;
  const room = await rooms.enter(id, actor);
  if (room === null) return null;
  const { name } = room;
  const sittings = meetingFor(forum.state, id)?.sittings ?? [];
  const sitting = asked.sitting === undefined ? null : sittings.find(({ number }) => number === asked.sitting);
  if (sitting === undefined) return { notHere: 'sitting' };
  const { head, asking } = await askingFor(tools, room, actor);
  if (asked.at !== undefined && asked.at > head) return { notHere: 'at' };
  const within = { from: sitting?.openedAt ?? null, to: sitting?.closedAt ?? null };
  const { step, changes, written, called } = await history.step(actor.seat, name, { within, at: asked.at ?? 0, head, asking, lines });
  const found = { ...changes, name, head, since: { is: 'position', seq: step.begin } } as const;
  const moment = async (): Promise<Moment> => {
    const then = await history.moment(actor.seat, name, step.seq);
    assert(then, 'a step ends within the log');
    return then;
  };
  return { ...step, sittings, found, written, called, moment };
}
