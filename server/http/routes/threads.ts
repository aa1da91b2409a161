/** Comments in the margin of a text: what is for the seat that asks, and its part in it. */
import { z } from 'zod';
import { threadDone, threadEnvelope, threadList, threadsSince, threadsToAnswer } from '../../../shared/wire/comments.ts';
import { opinionId } from '../../../shared/wire/value.ts';
import { MOST_TOLD } from '../../comments/list.ts';
import { json, problem, refused } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const byId = z.strictObject({ id: opinionId });

export function threadRoutes({ comments }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/api/opinions/:id/threads',
      who: 'signed-in',
      what: 'The threads beside a text that are for this seat; with `since`, the mark of an earlier answer, what has changed since; with `after` instead, the threads of that as a whole; where it says that there is more, one asks on',
      params: byId,
      query: threadsSince,
      answers: { 200: threadList },
      async handle({ params, query, visitor }) {
        const mark = query.since ?? query.after;
        const since = mark === undefined ? null : { mark, wholeThreads: query.since === undefined };
        const list = await comments.list(params.id, visitor.identity, since, MOST_TOLD);
        return list === null ? problem('not-found') : json(list);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/opinions/:id/threads/commands',
      who: 'signed-in',
      what: 'Open a thread beside a text, say something in it, resolve it, open it again, or erase words; done once however often it is sent',
      params: byId,
      body: threadEnvelope,
      limit: 'acts',
      answers: { 200: threadDone },
      async handle({ params, body, visitor }) {
        const done = await comments.act({ opinion: params.id, who: visitor.identity, ...body });
        if (done === null) return problem('not-found');
        return done.ok ? json(done.value) : refused(done.reason);
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/threads/to-answer',
      who: 'signed-in',
      what: 'Threads in which the body of whoever asks is called upon, or somebody speaks under its objection, and it has not answered',
      answers: { 200: threadsToAnswer },
      handle: async ({ visitor }) => json(await comments.toAnswer(visitor.actor)),
    }),
  ];
}
