/** The docket of draft opinions. Its acts come with those of the forum; a draft is presented by making its opinion. */
import { ancestryOf, cutOffOf } from '../../../shared/forum/docket.ts';
import { byNumber } from '../../../shared/page/numbers.ts';
import { type Docket, docket } from '../../../shared/wire/docket.ts';
import { json } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export const docketRoutes = (tools: HttpTools): readonly Route[] => [
  seatRoute({
    method: 'get',
    path: '/api/docket',
    who: 'signed-in',
    what: 'The draft opinions: by whom, when, where and from what each was presented, and the cut-off for new ones',
    answers: { 200: docket },
    handle: async () => json(await show(tools)),
  }),
];

async function show({ forum, rooms, clock }: HttpTools): Promise<Docket> {
  const { drafts, deadlines } = forum.state;
  const cutOff = cutOffOf(deadlines.values());
  const founded = new Set(await rooms.ids());
  return {
    cutOff: cutOff && { deadline: cutOff.deadline, at: cutOff.at },
    now: clock.now(),
    drafts: [...drafts.values()].toSorted(byNumber).map((one) => ({
      ...one,
      ancestry: ancestryOf(drafts, one.draft).map(({ draft }) => draft),
      hasText: founded.has(one.draft),
    })),
  };
}
