/** The forum's directory over HTTP. Rights and reasons are the forum's own; here is only the way to it. */
import { z } from 'zod';
import { keepsSeats } from '../../../shared/forum/people.ts';
import { startingIn } from '../../../shared/forum/template.ts';
import { templateOf } from '../../../shared/forum/templates/templates.ts';
import { withOfficialNames } from '../../../shared/page/member-states.ts';
import {
  type ForumBatchDone,
  forumBatch,
  forumBatchDone,
  forumDone,
  forumEnvelope,
  fromTemplate,
  listedEntity,
  seat,
  shownForum,
  takeUp,
} from '../../../shared/wire/forum.ts';
import { language, slug } from '../../../shared/wire/value.ts';
import { fillTimetable } from '../../forum/fill.ts';
import { LIMITS } from '../../limits.ts';
import { json, problem, refused } from '../answer.ts';
import { BatchBudget } from '../limits/batch-budget.ts';
import { openRoute, type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';
import { showForum, showSeats } from '../views/forum.ts';

export function forumRoutes({ forum, rooms, config, news, authenticator, sessions, clock }: HttpTools): readonly Route[] {
  const batches = new BatchBudget(clock);
  return [
    seatRoute({
      method: 'get',
      path: '/api/forum',
      who: 'signed-in',
      what: 'The forum: timetable, meetings and their sittings, who presides',
      answers: { 200: shownForum },
      handle: async () => json(showForum(forum)),
    }),
    seatRoute({
      method: 'get',
      path: '/api/forum/news',
      who: 'signed-in',
      what: 'A stream of events: up to which position the log of the forum has come, with every change of it; when other calls run, and when something else was done in an opinion',
      answers: { 200: 'text/event-stream' },
      async handle({ visitor: { identity }, req }) {
        if (authenticator.isForeign(req)) return problem('origin');
        if (news.full(identity.session)) return problem('too-many');
        return { kind: 'stream', begin: (res) => news.open(res, identity) };
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/forum/commands',
      who: 'signed-in',
      what: 'Ask the forum for an act; done once however often it arrives. Who loses a seat by it, or its functions, loses them at once',
      body: forumEnvelope,
      limit: 'acts',
      answers: { 200: forumDone },
      async handle({ body, visitor: { actor, identity } }) {
        const result = await forum.act(actor, { ...body, person: identity.person });
        return result.ok ? json({ seq: result.value.seq }) : refused(result.reason);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/forum/commands/all',
      who: 'seat-keeper',
      what: 'Ask the forum for many acts, one after another; one that is refused does not stop the others',
      body: forumBatch,
      maxBytes: LIMITS.importBytes,
      limit: 'acts',
      answers: { 200: forumBatchDone },
      async handle({ body, visitor: { actor, identity } }) {
        if (!batches.spend(identity.seat, body.length)) return problem('too-many');
        const answers: ForumBatchDone = [];
        for (const asked of body) {
          const result = await forum.act(actor, { ...asked, person: identity.person });
          answers.push(result.ok ? { seq: result.value.seq } : { code: result.reason.code });
        }
        return json(answers);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/forum/template',
      who: 'secretariat',
      what: 'Fill an empty timetable from a template; answers with the forum',
      body: fromTemplate,
      limit: 'acts',
      answers: { 200: shownForum },
      async handle({ body: { template, start, decision }, visitor: { actor, identity } }) {
        const wanted = { template: templateOf[template], placing: startingIn(start), decision };
        const filled = await fillTimetable(forum, { ...wanted, actor, person: identity.person });
        return filled.ok ? json(showForum(forum)) : refused(filled.reason);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/meetings/:meeting/opinions',
      who: 'signed-in',
      what: 'Take an opinion up in a meeting: it has the policy of that meeting from now on',
      params: z.strictObject({ meeting: slug }),
      body: takeUp,
      limit: 'acts',
      answers: { 200: forumDone },
      async handle({ params: { meeting }, body: { uuid, opinion }, visitor: { actor, identity } }) {
        if ((await rooms.open(opinion)) === null) return problem('not-found');
        const command = { do: 'take-up', meeting, opinion } as const;
        const result = await forum.act(actor, { command, person: identity.person, uuid });
        return result.ok ? json({ seq: result.value.seq }) : refused(result.reason);
      },
    }),
    openRoute({
      method: 'get',
      path: '/api/entities',
      who: 'all',
      what: 'Entities of the forum, Member States with their official names in the language asked for; outside the demo for those who are signed in',
      query: z.strictObject({ lang: language.exactOptional() }),
      answers: { 200: z.array(listedEntity) },
      async handle({ visitor, query: { lang = 'en' } }) {
        if (visitor === null && !config.demo) return problem('signed-out');
        return json([...forum.state.entities.values()].map((entity) => withOfficialNames(entity, [lang])));
      },
    }),
    seatRoute({
      method: 'get',
      path: '/api/seats',
      who: 'signed-in',
      what: 'Seats and who holds them, closed ones too: of the own delegation, and all for the secretariat',
      answers: { 200: z.array(seat) },
      handle: async ({ visitor }) => json(showSeats(forum, keepsSeats(visitor.actor) ? await sessions.list() : [], visitor.actor)),
    }),
  ];
}
