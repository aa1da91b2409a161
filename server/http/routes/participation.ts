/** How much each body takes part, counted for the secretariat. */
import { z } from 'zod';
import { participation } from '../../../shared/forum/participation.ts';
import { shownParticipation } from '../../../shared/wire/participation.ts';
import { slug } from '../../../shared/wire/value.ts';
import { json, problem } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function participationRoutes({ forum }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/api/forum/participation',
      who: 'secretariat',
      what: 'Seats, languages and speaking time of each body that takes part; of one meeting what was said there. It names no person',
      query: z.strictObject({ meeting: slug.exactOptional() }),
      answers: { 200: shownParticipation },
      async handle({ query: { meeting = null } }) {
        const { seq, at, meetings } = forum.state;
        if (meeting !== null && !meetings.has(meeting)) return problem('not-found');
        return json({ seq, at, bodies: [...participation(forum.state, meeting)] });
      },
    }),
  ];
}
