/** Agreed language. What is looked for comes in a body: addresses stand in logs. */
import { z } from 'zod';
import { LONGEST_PARAGRAPH, measureOf, paragraphsIn } from '../../../shared/agreed/earlier.ts';
import { PRECEDENT_LIMITS } from '../../../shared/forum/precedent.ts';
import { addPrecedent, askNearest, askSearch, foundPassages, listedPrecedent, shownPrecedent } from '../../../shared/wire/agreed.ts';
import { forumDone } from '../../../shared/wire/forum.ts';
import { AgreedLanguage } from '../../agreed/agreed.ts';
import { LIMITS } from '../../limits.ts';
import { json, problem, refused } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function agreedRoutes({ rooms, forum }: HttpTools): readonly Route[] {
  const agreed = new AgreedLanguage(rooms, forum);
  return [
    seatRoute({
      method: 'post',
      path: '/api/agreed/nearest',
      who: 'signed-in',
      what: 'Agreed language that is nearest to a wording, in its language; changes nothing',
      body: askNearest,
      limit: 'looks',
      answers: { 200: foundPassages },
      handle: async ({ body }) => json(await agreed.nearest(body)),
    }),
    seatRoute({
      method: 'post',
      path: '/api/agreed/search',
      who: 'signed-in',
      what: 'Agreed language that has these words, each by its beginning; changes nothing',
      body: askSearch,
      limit: 'looks',
      answers: { 200: foundPassages },
      handle: async ({ body }) => json(await agreed.search(body)),
    }),
    seatRoute({
      method: 'get',
      path: '/api/precedents',
      who: 'signed-in',
      what: 'The earlier texts that belong to agreed language, in the order in which they were added',
      answers: { 200: z.array(listedPrecedent).readonly() },
      handle: async () => json([...forum.state.precedents.values()]),
    }),
    seatRoute({
      method: 'get',
      path: '/api/precedents/:seq',
      who: 'signed-in',
      what: 'An earlier text with its words',
      params: z.strictObject({
        seq: z
          .string()
          .regex(/^[1-9]\d{0,14}$/)
          .transform(Number),
      }),
      answers: { 200: shownPrecedent },
      async handle({ params: { seq } }) {
        const precedent = forum.state.precedents.get(seq);
        if (precedent === undefined) return problem('not-found');
        return json({ ...precedent, text: (await forum.note(seq))?.text ?? null });
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/precedents',
      who: 'secretariat',
      what: 'Add an earlier text to agreed language. It is withdrawn by the command `withdraw-precedent`',
      body: addPrecedent,
      maxBytes: LIMITS.importBytes,
      limit: 'acts',
      answers: { 201: forumDone },
      async handle({ body: { uuid, text, ...described }, visitor: { actor, identity } }) {
        const isLong = Buffer.byteLength(text) > PRECEDENT_LIMITS.bytes;
        if (isLong || paragraphsIn(text).some((one) => one.length > LONGEST_PARAGRAPH)) return refused({ code: 'precedent-too-long' });
        const command = { do: 'add-precedent', ...described, ...measureOf(text, described.language) } as const;
        const result = await forum.act(actor, { command, person: identity.person, uuid, text });
        return result.ok ? json({ seq: result.value.seq }, 201) : refused(result.reason);
      },
    }),
  ];
}
