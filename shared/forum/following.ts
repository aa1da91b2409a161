/** What those who have no seat may follow, and where a meeting is. */
import type { EntityId } from '../opinion/vocabulary.ts';
import { placesOf } from './facts.ts';
import { EMPTY_FLOOR, speakerOf } from './floor.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingId } from './plan.ts';
import type { ForumState } from './state.ts';

/** May anybody follow the meeting? */
export const isHeldInPublic = (meeting: Meeting | undefined): boolean => meeting?.policy?.access === 'public';

/** May anybody follow the opinion? As the meeting says on whose table it lies. */
export function isPublic(state: ForumState, opinion: string): boolean {
  const place = placesOf(state).get(opinion);
  return place !== undefined && isHeldInPublic(state.meetings.get(place.meeting));
}

/** The opinion that a meeting is at: the one under discussion, or the last that came to its table where nobody has said; null = none. */
export function opinionBefore(state: ForumState, meeting: MeetingId): string | null {
  const { at } = state.floors.get(meeting) ?? EMPTY_FLOOR;
  if (at !== null) return at.opinion;
  const there = [...placesOf(state)].filter(([, place]) => place.meeting === meeting);
  return there.sort(([, one], [, other]) => other.seq - one.seq)[0]?.[0] ?? null;
}

/** The page on which the opinion is followed: that of the meeting while it is at it, as that moves on by itself. */
export function followedAt(state: ForumState, opinion: string): string {
  const meeting = placesOf(state).get(opinion)?.meeting;
  return meeting !== undefined && opinionBefore(state, meeting) === opinion ? `/live/m/${meeting}` : `/live/${opinion}`;
}

/** Who has the floor while the opinion is under discussion; null = nobody, or elsewhere. */
export function speakerTo(state: ForumState, opinion: string): EntityId | null {
  for (const { at, lists } of state.floors.values()) {
    const list = at?.opinion === opinion ? lists.get(at.item) : undefined;
    const speaker = list && speakerOf(list);
    if (speaker) return speaker.entity;
  }
  return null;
}
