/** Notices: who sends them is for the forum's rules to say. They are listed for the secretariat, and without names and addresses for the chair. */
import { decide } from '../../../shared/forum/decide.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { lookAtNotice, type NoticeList, noticeList, seenNotice, sendNotice, sentNotice } from '../../../shared/wire/notice.ts';
import type { Forum } from '../../forum/forum.ts';
import { json, problem, refused } from '../answer.ts';
import { type Route, seatRoute } from '../route.ts';
import type { HttpTools } from '../tools.ts';

export function noticeRoutes({ forum, rooms, config, clock, proofOf }: HttpTools): readonly Route[] {
  return [
    seatRoute({
      method: 'get',
      path: '/api/notices',
      who: 'signed-in',
      what: 'Notices and what became of each mail; for the secretariat and the chair',
      answers: { 200: noticeList },
      async handle({ visitor: { actor } }) {
        const { office, chair } = RIGHTS[actor.capacity];
        return office || chair ? json(listed(forum, config.mail !== null, office)) : problem('no-right');
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/notices',
      who: 'signed-in',
      what: 'Send a notice; once however often it arrives',
      body: sendNotice,
      limit: 'acts',
      answers: { 201: sentNotice },
      async handle({ body: { uuid, about, to, text }, visitor: { actor, identity } }) {
        if (about.kind === 'silence' && (await rooms.open(about.opinion)) === null) return problem('not-found');
        const sent = await forum.act(actor, {
          command: { do: 'send-notice', about, to },
          ...{ person: identity.person, uuid, ...(text !== undefined && { text }) },
        });
        if (!sent.ok) return refused(sent.reason);
        const { act } = sent.value;
        return act.type === 'notice.sent' ? json({ notice: act.notice }, 201) : problem('uuid-reused');
      },
    }),
    seatRoute({
      method: 'post',
      path: '/api/notices/look',
      who: 'signed-in',
      what: 'How a notice would read, and whom it would reach; for whoever may send it. Nothing is sent, and nothing recorded',
      body: lookAtNotice,
      limit: 'acts',
      answers: { 200: seenNotice },
      async handle({ body: { about, to, text }, visitor: { actor } }) {
        const now = Math.max(clock.now(), forum.state.at);
        const ruling = decide(forum.state, { do: 'send-notice', about, to }, actor, now);
        if (!ruling.ok) return refused(ruling.reason);
        const { value } = ruling;
        return value.type === 'notice.sent' ? json(await proofOf({ ...value, about }, text ?? null)) : problem('not-understood');
      },
    }),
  ];
}

function listed({ state, holders }: Forum, mail: boolean, named: boolean): NoticeList {
  const notices = [...state.notices.values()].reverse().map(({ seq: _, deliveries, ...notice }) => ({
    ...notice,
    deliveries: [...deliveries].map(([seat, delivery]) => {
      const { name, contact } = holders.of(seat);
      return {
        seat,
        entity: state.seats.get(seat)?.entity ?? '',
        ...(named ? { name, contact } : { name: null, contact: null }),
        ...delivery,
      };
    }),
  }));
  const { deadline, silence, sitting } = state.switches;
  return { mail, automatic: { deadline: deadline.on, silence: silence.on, sitting: sitting.on }, notices };
}
