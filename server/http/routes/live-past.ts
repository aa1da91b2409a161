/** What changed since a page of a follower was paused: whoever has a seat is sent on to what changed for seats (SPEC L18). */
import { z } from 'zod';
import { readCursor } from '../../../shared/page/edition.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import { type Answer, problem } from '../answer.ts';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { openRoute, type Route } from '../route.ts';

/** As the page of a follower has it. */
const cursor = z.string().transform((written, { addIssue }) => {
  const read = readCursor(written);
  if (read !== null && read.seq > 0) return read;
  addIssue({ code: 'custom', message: 'no cursor of a page that follows' });
  return z.NEVER;
});

export const livePastRoutes = (): readonly Route[] => [
  openRoute({
    method: 'get',
    path: '/live/:id/since',
    who: 'all',
    what: 'What changed since a cursor of the page that follows an opinion, for whoever has a seat',
    params: z.strictObject({ id: opinionId }),
    query: z.object({ since: cursor, ...inLanguage }),
    answers: { 308: null },
    async handle({ params: { id }, query: { since, lang }, visitor, req }): Promise<Answer> {
      if (visitor === null) return problem('signed-out');
      const { language } = await textFor(req, lang);
      return { kind: 'moved', to: `/o/${id}/since?since=${since.seq}&lang=${language}` };
    },
  }),
];
