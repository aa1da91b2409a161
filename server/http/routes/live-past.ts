/**
 * What changed since a page of a follower was paused. Whoever has a seat is sent on to what changed for seats; everybody else gets counts, where
 * the meeting is held in public.
 */
import { z } from 'zod';
import { readCursor } from '../../../shared/page/edition.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import { LIMITS } from '../../limits.ts';
import { type Answer, problem } from '../answer.ts';
import { nonceOf } from '../headers.ts';
import { publicSincePage } from '../pages/sheet/public-since.ts';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { publicSince } from '../views/public-period.ts';

/** As the page of a follower has it. */
const cursor = z.string().transform((written, { addIssue }) => {
  const read = readCursor(written);
  if (read !== null && read.seq > 0) return read;
  addIssue({ code: 'custom', message: 'no cursor of a page that follows' });
  return z.NEVER;
});

export function livePastRoutes(tools: HttpTools): readonly Route[] {
  const { forum, live } = tools;
  /** Questions of the public that are not answered yet: those who have a seat do not wait for more. */
  let waiting = 0;

  const found = async (id: string, since: number) => {
    waiting += 1;
    try {
      return await publicSince(tools, id, since);
    } finally {
      waiting -= 1;
    }
  };

  return [
    openRoute({
      method: 'get',
      path: '/live/:id/since',
      who: 'all',
      what: 'What changed since a cursor of the page that follows an opinion; in public where the meeting is, with counts',
      params: z.strictObject({ id: opinionId }),
      query: z.object({ since: cursor, ...inLanguage }),
      limit: 'looks',
      answers: { 200: 'text/html', 308: null },
      async handle({ params: { id }, query: { since, lang }, visitor, req, res }): Promise<Answer> {
        const text = await textFor(req, lang);
        const { language } = text;
        if (visitor !== null) return { kind: 'moved', to: `/o/${id}/since?since=${since.seq}&lang=${language}` };
        if (!live.inPublic(id)) return problem('signed-out');
        if (waiting >= LIMITS.publicPasts) return problem('too-many');
        const period = await found(id, since.seq);
        if (period === null) return problem('not-found');
        const path = `/live/${id}/since?since=${since.seq}.${since.forum}&lang=`;
        const body = publicSincePage(period, { text, forum: forum.state, path, nonce: nonceOf(res) });
        return { kind: 'page', type: 'text/html', body, packable: true };
      },
    }),
  ];
}
