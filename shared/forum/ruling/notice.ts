/** Who sends notices, to whom; and that a mail goes out once, also where several nodes would send it. */
import { ok } from '../../lib/result.ts';
import { SERVER } from '../../opinion/actor.ts';
import type { SeatId } from '../../opinion/vocabulary.ts';
import { isOvertaken } from '../automatic.ts';
import {
  type Delivery,
  focalPoints,
  type NoticeAbout,
  type NoticeCommand,
  type NoticeId,
  nextAttempt,
  type SentAbout,
  silenceNotice,
} from '../notice.ts';
import type { ForumRefusal } from '../refusal.ts';
import { type Ground, isPresiding, notOffice, type Rulings, unless, when } from './ground.ts';

export const NOTICE_RULINGS: Rulings<NoticeCommand> = {
  'send-notice': (ground, { about, to }) => {
    const silence = about.kind === 'silence';
    const addressed = silence ? focalPoints(ground.state) : { to: [...new Set(to)], without: [] };
    const notice: NoticeId = `n${ground.state.notices.size + 1}`;
    return unless([notSender(ground, about), notAbout(ground, about), ...(silence ? [] : noSeats(ground, to))], {
      type: 'notice.sent',
      notice,
      about,
      ...addressed,
    });
  },
  'switch-notices': (ground, { kind, on }) => unless([notOffice(ground)], { type: 'notice.switched', kind, on }),
  'choose-language': ({ actor }, { language }) => ok({ type: 'language.chosen', seat: actor.seat, language }),
  'try-deliveries': (ground, { notice, seats }) =>
    unless([notServer(ground), ...seats.flatMap((seat) => [noDelivery(ground, notice, seat), notDue(ground, notice, seat)])], {
      type: 'notice.batch-tried',
      notice,
      seats,
    }),
  'list-deliveries': (ground, { notice, listed, untried }) =>
    unless(
      [
        notServer(ground),
        ...[...listed.map(({ seat }) => seat), ...untried].flatMap((seat) => [
          noDelivery(ground, notice, seat),
          when(deliveryOf(ground, notice, seat)?.state !== 'trying', { code: 'not-due' }),
        ]),
      ],
      { type: 'notice.batch-listed', notice, listed, untried },
    ),
  'renew-delivery': (ground, { notice, seat }) => {
    const found = ground.state.notices.get(notice);
    const state = deliveryOf(ground, notice, seat)?.state;
    return unless(
      [
        found === undefined ? notOffice(ground) : notSender(ground, found.about),
        noDelivery(ground, notice, seat),
        when(state === 'accepted', { code: 'notice-accepted', seat }),
        when(state === 'waiting' || state === 'trying', { code: 'not-due' }),
      ],
      { type: 'notice.renewed', notice, seat },
    );
  },
};

/** The secretariat; of a silence procedure whoever presides too. */
const notSender = (ground: Ground, { kind }: NoticeAbout): ForumRefusal | null =>
  kind === 'silence' && isPresiding(ground) ? null : notOffice(ground);

const notServer = ({ actor }: Ground): ForumRefusal | null => when(actor.seat !== SERVER.seat, { code: 'not-secretariat' });

function notAbout({ state, now }: Ground, about: SentAbout): ForumRefusal | null {
  switch (about.kind) {
    case 'invitation':
    case 'free':
      return null;
    case 'circular':
      return when(!state.circulars.has(about.circular), { code: 'no-such-circular', circular: about.circular });
    case 'deadline':
      return when(!state.deadlines.has(about.deadline), { code: 'no-such-deadline', deadline: about.deadline });
    case 'sitting':
      return when(isOvertaken(state, about, now), { code: 'no-sitting', meeting: about.meeting });
    case 'silence':
      return (
        when(about.deadline <= now, { code: 'date-not-allowed' }) ??
        when(silenceNotice(state, about.opinion, about.deadline) !== null, { code: 'notice-exists' })
      );
    case 'digest':
      return when(about.since >= now, { code: 'date-not-allowed' });
  }
}

const noSeats = ({ state }: Ground, to: readonly SeatId[]): readonly (ForumRefusal | null)[] => [
  when(to.length === 0, { code: 'no-such-seat' }),
  ...to.map((seat) => when(state.seats.get(seat)?.open !== true, { code: 'no-such-seat', seat } as const)),
];

const deliveryOf = ({ state }: Ground, notice: NoticeId, seat: SeatId): Delivery | undefined =>
  state.notices.get(notice)?.deliveries.get(seat);

function notDue(ground: Ground, notice: NoticeId, seat: SeatId): ForumRefusal | null {
  const delivery = deliveryOf(ground, notice, seat);
  const at = delivery === undefined ? null : nextAttempt(delivery);
  return when(at === null || at > ground.now, { code: 'not-due' });
}

const noDelivery = (ground: Ground, notice: NoticeId, seat: SeatId): ForumRefusal | null =>
  when(deliveryOf(ground, notice, seat) === undefined, { code: 'no-such-notice', seat });
