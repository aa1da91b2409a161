import { unreachable } from '../../lib/assert.ts';
import type { Actor } from '../../opinion/actor.ts';
import type { SeatId } from '../../opinion/vocabulary.ts';
import type { Delivery, NoticeAct, NoticeId } from '../notice.ts';
import type { ForumState } from '../state.ts';

/** `state` stands at this entry already. */
export function foldNotice(state: ForumState, fact: NoticeAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'notice.sent': {
      const { notice, about, to, without } = fact;
      const waiting: Delivery = { state: 'waiting', attempts: 0, at: state.at, code: null, why: null };
      const deliveries = new Map(to.map((seat) => [seat, waiting]));
      const { seq, at } = state;
      return { ...state, notices: new Map(state.notices).set(notice, { notice, about, seq, at, by: by.seat, without, deliveries }) };
    }
    case 'notice.tried':
      return delivery(state, fact, ({ attempts }) => ({ state: 'trying', attempts: attempts + 1, code: null, why: null }));
    case 'notice.listed': {
      const { outcome, code, why } = fact;
      return delivery(state, fact, () => ({ state: outcome, code, why }));
    }
    case 'notice.batch-tried': {
      const { notice, seats } = fact;
      return seats.reduce((before, seat) => foldNotice(before, { type: 'notice.tried', notice, seat }, by), state);
    }
    case 'notice.batch-listed': {
      const { notice, listed, untried } = fact;
      const ended = listed.reduce((before, one) => foldNotice(before, { type: 'notice.listed', notice, ...one }, by), state);
      return untried.reduce(
        (before, seat) => delivery(before, { notice, seat }, ({ attempts }) => ({ state: 'waiting', attempts: attempts - 1 })),
        ended,
      );
    }
    case 'notice.renewed':
      return delivery(state, fact, () => ({ state: 'waiting', attempts: 0 }));
    case 'notice.switched': {
      const { kind, on } = fact;
      const before = state.switches[kind];
      return { ...state, switches: { ...state.switches, [kind]: { on, since: on && !before.on ? state.at : before.since } } };
    }
    case 'language.chosen':
      return { ...state, languages: new Map(state.languages).set(fact.seat, fact.language) };
    default:
      return unreachable(fact);
  }
}

function delivery(
  state: ForumState,
  { notice: id, seat }: { readonly notice: NoticeId; readonly seat: SeatId },
  news: (before: Delivery) => Partial<Delivery>,
): ForumState {
  const notice = state.notices.get(id);
  const before = notice?.deliveries.get(seat);
  if (notice === undefined || before === undefined) return state;
  const deliveries = new Map(notice.deliveries).set(seat, { ...before, at: state.at, ...news(before) });
  return { ...state, notices: new Map(state.notices).set(id, { ...notice, deliveries }) };
}
