/** What those who have no seat may follow. */
import type { Meeting } from './meeting.ts';
import { type ForumState, placesOf } from './state.ts';

/** May anybody follow the meeting? */
export const isHeldInPublic = (meeting: Meeting | undefined): boolean => meeting?.policy?.access === 'public';

/** May anybody follow the opinion? As the meeting says on whose table it lies. */
export function isPublic(state: ForumState, opinion: string): boolean {
  const place = placesOf(state).get(opinion);
  return place !== undefined && isHeldInPublic(state.meetings.get(place.meeting));
}
