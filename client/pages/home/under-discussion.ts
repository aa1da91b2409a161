/** What the meetings that sit have before them, found in the forum and in the list of opinions. */
import { goesOn } from '../../../shared/opinion/register.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import type { ListedOpinion, NamedParagraph } from '../../../shared/wire/opinion.ts';
import { type Running, runningSittings } from '../sittings.ts';

export interface UnderDiscussion extends Running {
  /** null: nothing that is on the table. */
  readonly opinion: ListedOpinion | null;
  readonly paragraph: NamedParagraph | null;
}

export const underDiscussion = (forum: ShownForum, opinions: readonly ListedOpinion[]): readonly UnderDiscussion[] =>
  runningSittings(forum).map((running) => {
    const opinion = taken(forum, running.meeting.meeting, opinions);
    return { ...running, opinion, paragraph: opinion?.focus ?? opinion?.calls.find(isLive)?.paragraphs?.[0] ?? null };
  });

const isLive = ({ deadline }: ListedOpinion['calls'][number]): boolean => deadline === null;

/** What the agenda has on the table, else what the room is asked about, or what it has before it. */
function taken(forum: ShownForum, meeting: string, opinions: readonly ListedOpinion[]): ListedOpinion | null {
  const floor = forum.floors.find((one) => one.meeting === meeting);
  const here = new Set(forum.tables.filter((one) => one.meeting === meeting).map(({ opinion }) => opinion));
  const on = opinions.filter(({ id, phase }) => here.has(id) && (goesOn(phase) || phase === 'adopting'));
  const named = floor?.agenda.find(({ item }) => item === floor.at?.item)?.opinions ?? [];
  return (
    on.find(({ id }) => id === floor?.at?.opinion) ??
    on.find(({ calls }) => calls.some(isLive)) ??
    on.find(({ focus }) => focus !== null) ??
    on.find(({ id }) => named.includes(id)) ??
    null
  );
}
