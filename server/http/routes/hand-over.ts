/** The hand-over page: for the seats of a Member State, about its own delegation alone. */
import { z } from 'zod';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { zone } from '../../../shared/wire/forum.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { type Answer, problem } from '../answer.ts';
import { nonceOf } from '../headers.ts';
import { HandOvers } from '../pages/sheet/hand-over-kept.ts';
import { handOverPage } from '../pages/sheet/hand-over-page.ts';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

/** Browsers know zones that we do not. */
const query = z.strictObject({ zone: z.string().exactOptional(), ...inLanguage });

export function handOverRoutes(tools: HttpTools): readonly Route[] {
  const kept = new HandOvers(tools);
  return [
    seatRoute({
      method: 'get',
      path: '/delegation/hand-over',
      who: 'signed-in',
      what: 'What the own delegation hands over, to be printed; for Member States',
      query,
      answers: { 200: 'text/html' },
      async handle({ query: { zone: asked, lang }, visitor: { actor }, req, res }): Promise<Answer> {
        const known = zone.safeParse(asked).data;
        const hours = known ?? 'UTC';
        const { forum, clock } = tools;
        if (!RIGHTS[actor.capacity].hold) return problem('no-right');
        const text = await textFor(req, lang, hours);
        const body = handOverPage(await kept.sections({ actor, text, zone: hours }), forum.state, {
          text,
          entities: entitiesIn(forum.state, text.language),
          nonce: nonceOf(res),
          entity: actor.entity,
          zone: hours,
          noSuchZone: asked !== known,
          now: clock.now(),
        });
        return { kind: 'page', type: 'text/html', body, packable: true };
      },
    }),
  ];
}
