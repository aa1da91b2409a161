/** The demo: anybody may step into any seat. These rows answer 404 wherever the demo does not run. */
import { z } from 'zod';
import { type DemoSeat, demoSeat, stepIn } from '../../../shared/wire/session.ts';
import { done, json, problem } from '../answer.ts';
import { openRoute, type Route } from '../route.ts';
import { signIn } from '../sign-in.ts';
import type { HttpTools } from '../tools.ts';

export function demoRoutes(tools: HttpTools): readonly Route[] {
  const { forum, demoSeats } = tools;
  return [
    openRoute({
      method: 'get',
      path: '/api/demo/seats',
      who: 'demo',
      what: 'Seats to step into',
      answers: { 200: z.array(demoSeat) },
      async handle() {
        const rows = demoSeats.flatMap(({ seat, person }): DemoSeat[] => {
          const actor = forum.actor(seat);
          return actor === null ? [] : [{ id: seat, entity: actor.entity, capacity: actor.capacity, functions: actor.functions, person }];
        });
        return json(rows);
      },
    }),
    openRoute({
      method: 'post',
      path: '/api/demo/step-in',
      who: 'demo',
      what: 'Step into a seat',
      body: stepIn,
      answers: { 204: null },
      async handle({ body, ...call }) {
        const found = demoSeats.find(({ seat }) => seat === body.seat);
        if (found === undefined || forum.actor(found.seat) === null) return problem('not-found');
        await signIn(tools, call, { seat: found.seat, person: found.person, how: 'demo' });
        return done;
      },
    }),
  ];
}
