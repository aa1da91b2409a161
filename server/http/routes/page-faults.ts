/** Pages say that a part of them failed. Nobody has to be signed in: the page on which one signs in can fail as well. */
import { pageFault } from '../../../shared/wire/page-fault.ts';
import { done } from '../answer.ts';
import { openRoute, type Route } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function pageFaultRoutes({ logger }: HttpTools): readonly Route[] {
  return [
    openRoute({
      method: 'post',
      path: '/api/page-faults',
      who: 'all',
      what: 'Tell the log of the server that a part of a page failed: which part, what kind of error, which build',
      body: pageFault,
      limit: 'faults',
      answers: { 204: null },
      async handle({ body }) {
        logger.warn(body, 'a part of a page failed');
        return done;
      },
    }),
  ];
}
