/** Fills the timetable from a template: act by act through the one door, so a start that was cut short is completed by asking again. */
import type { ForumRefusal } from '../../shared/forum/refusal.ts';
import { fill, type Placing, type Template } from '../../shared/forum/template.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Forum } from './forum.ts';

interface Filling {
  readonly template: Template;
  readonly placing: Placing;
  /** On which it rests; null where none is named. */
  readonly decision: string | null;
  readonly actor: Actor;
  readonly person: string | null;
}

/** How many acts it took. */
export async function fillTimetable(
  forum: Forum,
  { template, placing, decision, actor, person }: Filling,
): Promise<Result<number, ForumRefusal>> {
  const missing = fill(forum.state, template, placing, decision);
  if (!missing.ok) return missing;
  for (const command of missing.value) {
    const done = await forum.act(actor, { command, person });
    if (!done.ok) return no(done.reason);
  }
  return ok(missing.value.length);
}
