/** The text of an opinion where no WebSocket can be had: frames come in a stream of events, and go in requests beside it. */
import { z } from 'zod';
import { opinionId, seatId } from '../../../shared/wire/value.ts';
import { LIMITS } from '../../limits.ts';
import { done, problem } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

/** As the stream names it: a UUID, behind that of its node where there are several. */
const CONNECTION = /^(?:[\da-f-]{36}\.)?[\da-f-]{36}$/;

const byId = z.strictObject({ id: opinionId });

export function collabRoutes({ rooms, streams, authenticator }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/collab/:id/stream',
      who: 'signed-in',
      what: 'Joins the room of an opinion without WebSocket: a stream of events that begins with the name of the connection',
      params: byId,
      query: z.strictObject({
        dx: z.literal('1').exactOptional(),
        schema: z.string().max(10).exactOptional(),
        as: seatId.exactOptional(),
        begun: z
          .string()
          .regex(/^\d{1,15}$/)
          .exactOptional(),
      }),
      answers: { 200: 'text/event-stream' },
      async handle({ params: { id }, query: { dx, schema = '', begun }, visitor: { identity, actor }, req }) {
        if (authenticator.isForeign(req)) return problem('origin');
        const room = await rooms.enter(id, actor);
        if (room === null) return problem('not-found');
        return { kind: 'stream', begin: (res) => streams.open(res, { extended: dx === '1', schema, begun }, identity, id, room) };
      },
    }),
    seatRoute({
      method: 'post',
      path: '/collab/:id/sync',
      who: 'signed-in',
      what: 'The n-th request of a connection, from 1: frames, each with its length before it; asked again it is taken once. What it leads to comes in the stream',
      params: byId,
      query: z.strictObject({
        connection: z.string().regex(CONNECTION),
        n: z
          .string()
          .regex(/^[1-9]\d{0,14}$/)
          .transform(Number),
      }),
      sent: 'bytes',
      body: z.instanceof(Uint8Array),
      maxBytes: LIMITS.framesBytes,
      answers: { 204: null },
      async handle({ params: { id }, query: { connection, n }, body, visitor: { identity } }) {
        return (await streams.take(connection, n, body, identity.session, id)) ? done : problem('not-found');
      },
    }),
  ];
}
