/** The forum's directory over HTTP. Rights and reasons are the forum's own; here is only the way to it. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { ForumCommand } from '../../../shared/forum/command.ts';
import { startingIn } from '../../../shared/forum/template.ts';
import { templateOf } from '../../../shared/forum/templates/templates.ts';
import { entity, forumDone, forumEnvelope, fromTemplate, openSeat, type SeatRow, seat, shownForum } from '../../../shared/wire/forum.ts';
import { seatId } from '../../../shared/wire/value.ts';
import { fillTimetable } from '../../forum/fill.ts';
import { type Answer, done, json, problem, refused } from '../answer.ts';
import { showForum } from '../forum-view.ts';
import { openRoute, type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function forumRoutes(tools: HttpTools): readonly Route[] {
  const { forum, doorkeeper, config } = tools;

  const act = async ({ actor, identity }: Visitor, command: ForumCommand, then: () => Promise<Answer>): Promise<Answer> => {
    const result = await forum.act(actor, { command, person: identity.person });
    return result.ok ? then() : refused(result.reason);
  };

  return [
    seatRoute({
      method: 'get',
      path: '/api/forum',
      who: 'signed-in',
      what: 'The forum: timetable, meetings and their sittings, who presides',
      answers: { 200: shownForum },
      handle: async () => json(showForum(forum.state)),
    }),
    seatRoute({
      method: 'post',
      path: '/api/forum/commands',
      who: 'signed-in',
      what: 'Ask the forum for an act; done once however often it arrives',
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
      path: '/api/forum/template',
      who: 'secretariat',
      what: 'Fill an empty timetable from a template; answers with the forum',
      body: fromTemplate,
      limit: 'acts',
      answers: { 200: shownForum },
      async handle({ body: { template, start, decision }, visitor: { actor, identity } }) {
        const wanted = { template: templateOf[template], placing: startingIn(start), decision };
        const filled = await fillTimetable(forum, { ...wanted, actor, person: identity.person });
        return filled.ok ? json(showForum(forum.state)) : refused(filled.reason);
      },
    }),
    openRoute({
      method: 'get',
      path: '/api/entities',
      who: 'all',
      what: 'Entities of the forum; outside the demo for those who are signed in',
      answers: { 200: z.array(entity) },
      async handle({ visitor }) {
        return visitor === null && !config.demo ? problem('signed-out') : json([...forum.state.entities.values()]);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/entities',
      who: 'secretariat',
      what: 'Admit an entity',
      body: entity,
      answers: { 201: entity },
      handle: ({ body, visitor }) => act(visitor, { do: 'admit-entity', ...body }, async () => json(body, 201)),
    }),
    seatRoute({
      method: 'get',
      path: '/api/seats',
      who: 'secretariat',
      what: 'All seats, closed ones too',
      answers: { 200: z.array(seat) },
      handle: async () => json([...forum.state.seats.values()]),
    }),
    seatRoute({
      method: 'post',
      path: '/api/seats',
      who: 'secretariat',
      what: 'Open a seat; its id is a pseudonym',
      body: openSeat,
      answers: { 201: seat },
      handle({ body, visitor }) {
        const opened: SeatRow = { seat: `s${randomBytes(8).toString('hex')}`, ...body, open: true };
        const { open: _, ...command } = opened;
        return act(visitor, { do: 'open-seat', ...command }, async () => json(opened, 201));
      },
    }),
    seatRoute({
      method: 'delete',
      path: '/api/seats/:id',
      who: 'secretariat',
      what: 'Close a seat; its sessions and sockets end at once',
      params: z.strictObject({ id: seatId }),
      answers: { 204: null },
      handle: ({ params, visitor }) =>
        act(visitor, { do: 'close-seat', seat: params.id }, async () => {
          await doorkeeper.endSeat(params.id);
          return done;
        }),
    }),
  ];
}
