/** What an opinion must know of the forum: the meeting on whose table it lies, and what follows from that for its rules. */

import type { ForumFacts } from '../opinion/context.ts';
import { DEMO_EDITORIAL_SECONDS } from '../opinion/editorial.ts';
import type { BroughtPolicy } from '../opinion/follow.ts';
import type { Hash } from '../opinion/vocabulary.ts';
import { leastCallSeconds, type Meeting, meetingFacts, type Place } from './meeting.ts';
import { silencesOf } from './notice.ts';
import { lastDraft, REPORT } from './report.ts';
import { readRestrictedId } from './restricted.ts';
import type { ForumState } from './state.ts';

/** By opinion: the meeting on whose table it lies. That is the one which took it up last, else the one at which it was presented. */
export function placesOf({ tables, drafts }: Pick<ForumState, 'tables' | 'drafts'>): ReadonlyMap<string, Place> {
  const presented = [...drafts.values()].flatMap(({ draft, meeting, seq }) =>
    meeting === null ? [] : [[draft, { meeting, seq }] as const],
  );
  return new Map([...presented, ...tables]);
}

/** The policy of the meeting on whose table the opinion lies, where that has set one. */
export function policyOf(state: ForumState, opinion: string): BroughtPolicy | null {
  const place = placesOf(state).get(opinion);
  const meeting = place && state.meetings.get(place.meeting);
  if (place === undefined || meeting === undefined || meeting.policy === null) return null;
  const { remoteMayTakeFloor: _, requireSupporter: __, access: ___, ...policy } = meeting.policy;
  return { policy, from: { meeting: meeting.meeting, seq: Math.max(place.seq, meeting.policySeq) } };
}

/** The meeting on whose table the opinion lies, or in which its restricted session began. */
export function meetingFor(state: ForumState, id: string): Meeting | null {
  const named = readRestrictedId(id);
  const where = named === null ? placesOf(state).get(id) : state.restricted.sessions.get(named.session);
  return (where && state.meetings.get(where.meeting)) ?? null;
}

function draftOf({ documents }: ForumState): Hash | null {
  const content = lastDraft(documents.values())?.content;
  return content?.in === 'opinion' ? content.textHash : null;
}

/** Log positions of an opinion at which its text got a number. */
export const numberedAt = ({ documents }: ForumState, opinion: string): readonly number[] =>
  [...documents.values()].flatMap(({ content }) => (content.in === 'opinion' && content.opinion === opinion ? [content.at] : []));

/** What the rules of an opinion, or of the document of a restricted session, must know of it. */
export const forumFacts = (state: ForumState, opinion: string): ForumFacts => ({
  ...meetingFacts(meetingFor(state, opinion)),
  memberStates: new Set([...state.entities.values()].filter(({ capacity }) => capacity === 'member-state').map(({ id }) => id)),
  leastCallSeconds: leastCallSeconds(state),
  ...(state.forum?.demo === true && { editorialSeconds: DEMO_EDITORIAL_SECONDS }),
  silences: state.forum?.demo === true ? null : silencesOf(state, opinion),
  draft: opinion === REPORT ? draftOf(state) : null,
  merged: (state.drafts.get(readRestrictedId(opinion)?.opinion ?? opinion)?.mergedInto ?? null) !== null,
});
