/** The floor by a form that needs no script, through the same door as every other act of the forum. Sent by our own page alone. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EMPTY_FLOOR, EMPTY_LIST, FLOOR_KINDS, type FloorCommand, type FloorRequest, mayTakeFloor } from '../../../shared/forum/floor.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { maySpeak } from '../../../shared/opinion/rights.ts';
import { speakerName } from '../../../shared/page/floor-words.ts';
import { slug, uuid } from '../../../shared/wire/value.ts';
import { entitiesIn } from '../../forum/entities-in.ts';
import { LIMITS } from '../../limits.ts';
import { type Answer, problem } from '../answer.ts';
import { floorPage, type Shown } from '../pages/floor-page.tsx';
import { framed } from '../pages/frame.tsx';
import { inLanguage, textFor } from '../pages/spoken.ts';
import { type Route, seatRoute, type Visitor } from '../route.ts';
import type { HttpTools } from '../tools.ts';

const ofMeeting = z.strictObject({ meeting: slug });
const spoken = z.strictObject(inLanguage);
/** `what`: a kind of request, the request that is taken back, or `end` and the one whose statement is over. */
const asking = z.strictObject({
  uuid,
  item: slug,
  group: z.union([z.literal(''), slug]).default(''),
  what: z.union([z.enum(FLOOR_KINDS), z.string().regex(/^(end )?[1-9]\d{0,14}$/)]),
});

export function floorRoutes({ forum }: HttpTools): readonly Route[] {
  type Asked = Pick<Parameters<Parameters<typeof seatRoute>[0]['handle']>[0], 'req' | 'res'> & {
    readonly params: z.output<typeof ofMeeting>;
    readonly query: z.output<typeof spoken>;
    readonly visitor: Visitor;
  };

  const textOf = ({ req, query }: Asked): Promise<Text> => textFor(req, query.lang);

  const shown = (
    { params: { meeting }, visitor: { actor }, res }: Asked,
    text: Text,
    told: Shown['told'],
    status: 200 | 201 | 400,
  ): Answer => {
    const { state } = forum;
    const floor = state.floors.get(meeting) ?? EMPTY_FLOOR;
    const list = (floor.at && floor.lists.get(floor.at.item)) ?? EMPTY_LIST;
    const entities = entitiesIn(state, text.language);
    const called = (request: FloorRequest): string => speakerName(request, text, entities, state.groups.values());
    const groups = [...state.groups.values()].filter(({ members }) => members.includes(actor.entity));
    const path = `/floor/${meeting}`;
    const near = mayTakeFloor(actor.remote, state.meetings.get(meeting) ?? null);
    const tooFar = maySpeak(actor.capacity) && !near ? ({ is: 'wrong', words: text.say('forum.remote-not-allowed', {}) } as const) : null;
    const body = floorPage({
      ...{ text, path, floor, list, called, groups },
      told: told ?? tooFar,
      own: actor.entity,
      speaks: maySpeak(actor.capacity) && near,
      uuid: randomUUID(),
      followed: `/live/${meeting}`,
    });
    return framed(res, forum, { text, title: text.t('floor.title'), path: `${path}?lang=`, body }, status);
  };

  const command = ({ meeting }: z.output<typeof ofMeeting>, { item, group, what }: z.output<typeof asking>): FloorCommand => {
    const kind = FLOOR_KINDS.find((one) => one === what);
    if (what.startsWith('end ')) return { do: 'end-floor', meeting, item, request: Number(what.slice('end '.length)) };
    if (kind === undefined) return { do: 'leave-floor', meeting, item, request: Number(what) };
    return { do: 'ask-floor', meeting, item, kind, entity: null, onBehalf: group === '' ? null : group };
  };

  return [
    seatRoute({
      method: 'get',
      path: '/floor/:meeting',
      who: 'signed-in',
      what: 'Who has the floor of a meeting and who waits for it, with the form to ask for it without script',
      params: ofMeeting,
      query: spoken,
      answers: { 200: 'text/html' },
      async handle(asked) {
        if (!forum.state.meetings.has(asked.params.meeting)) return problem('not-found');
        return shown(asked, await textOf(asked), null, 200);
      },
    }),
    seatRoute({
      method: 'post',
      path: '/floor/:meeting',
      who: 'signed-in',
      what: 'Asks for the floor, or takes a request back, as the form sends it; done once however often it is sent',
      params: ofMeeting,
      query: spoken,
      body: asking,
      sent: 'form',
      maxBytes: LIMITS.jsonBytes,
      limit: 'acts',
      answers: { 201: 'text/html', 400: 'text/html' },
      async handle({ body, ...asked }) {
        if (!forum.state.meetings.has(asked.params.meeting)) return problem('not-found');
        const text = await textOf(asked);
        const { actor, identity } = asked.visitor;
        const given = { command: command(asked.params, body), person: identity.person, uuid: body.uuid };
        const result = await forum.act(actor, given);
        if (result.ok) return shown(asked, text, { is: 'done', words: text.t('answer.recorded', { seq: result.value.seq }) }, 201);
        return shown(asked, text, { is: 'wrong', words: text.say(`forum.${result.reason.code}`, {}) }, 400);
      },
    }),
  ];
}
