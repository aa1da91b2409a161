/**
 * Notices: what the forum tells people by mail, and what became of each mail. The log says what about, to which seats, and how each delivery
 * ended; addresses stay with the holders of seats, and the words are written anew from templates.
 * Who sends notices, to whom; and that a mail goes out once, also where several nodes would send it.
 */

import { unreachable } from '../lib/assert.ts';
import { ok } from '../lib/result.ts';
import { type Actor, SERVER } from '../opinion/actor.ts';
import type { EntityId, Language, SeatId } from '../opinion/vocabulary.ts';
import type { Automatic } from './automatic.ts';
import type { CircularId } from './circular.ts';
import { type Context, isPresiding, notOffice, type Rulings, unless, when } from './context.ts';
import type { DeadlineId, MeetingId } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';

/** `n1`, `n2` … in the order in which they were sent: given by the rules. */
export type NoticeId = string;

/** What somebody sends. */
export type SentAbout =
  /** A link for the seat, made as the mail is. */
  | { readonly kind: 'invitation' }
  | { readonly kind: 'deadline'; readonly deadline: DeadlineId }
  | { readonly kind: 'sitting'; readonly meeting: MeetingId; readonly sitting: number }
  /** The chair means to call for objections in writing until `deadline`, ms UTC. */
  | { readonly kind: 'silence'; readonly opinion: string; readonly deadline: number }
  /** What changed in the forum since then, ms UTC. */
  | { readonly kind: 'digest'; readonly since: number }
  /** A letter of the register, with its question. */
  | { readonly kind: 'circular'; readonly circular: CircularId }
  /** In words of the secretariat, which travel in the erasable payload. */
  | { readonly kind: 'free'; readonly subject: string };

export type NoticeAbout =
  | SentAbout
  /** What goes out by itself only: a deadline whose date, `at` (ms UTC), is so many days away or fewer. */
  | { readonly kind: 'deadline-near'; readonly deadline: DeadlineId; readonly at: number; readonly days: number }
  /** A silence procedure that ends soon. */
  | { readonly kind: 'silence-near'; readonly opinion: string; readonly deadline: number };

/** Taken by the server of the address · refused for good · not yet, or never · cannot be sent at all. */
export const OUTCOMES = ['accepted', 'refused', 'failed', 'unreachable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Nobody gave an address · this server sends no mail · it had become pointless. */
export const UNREACHABLE = ['no-address', 'no-mail', 'overtaken'] as const;

/** How one attempt ended. */
export interface Outcomes {
  readonly outcome: Outcome;
  /** What the mail server answered; null where none did. */
  readonly code: number | null;
  /** With `unreachable`. */
  readonly why: (typeof UNREACHABLE)[number] | null;
}

/** What became of deliveries that were tried together. */
export interface Batch {
  readonly notice: NoticeId;
  readonly listed: readonly ({ readonly seat: SeatId } & Outcomes)[];
  /** Their turn did not come: they wait as before. */
  readonly untried: readonly SeatId[];
}

export interface Delivery extends Omit<Outcomes, 'outcome'> {
  /** `trying`: it may be under way at this moment. */
  readonly state: Outcome | 'waiting' | 'trying';
  readonly attempts: number;
  /** Of the last change, ms UTC. */
  readonly at: number;
}

export interface Notice {
  readonly notice: NoticeId;
  readonly about: NoticeAbout;
  readonly seq: number;
  readonly at: number;
  readonly by: SeatId;
  /** Entities that should have been told and have nobody who can be. */
  readonly without: readonly EntityId[];
  readonly deliveries: ReadonlyMap<SeatId, Delivery>;
}

export type NoticeAct =
  | {
      readonly type: 'notice.sent';
      readonly notice: NoticeId;
      readonly about: NoticeAbout;
      readonly to: readonly SeatId[];
      readonly without: readonly EntityId[];
    }
  /** Written before a mail goes out, so that of several nodes one sends it. */
  | { readonly type: 'notice.tried'; readonly notice: NoticeId; readonly seat: SeatId }
  | ({ readonly type: 'notice.listed'; readonly notice: NoticeId; readonly seat: SeatId } & Outcomes)
  /** The same of many at once. */
  | { readonly type: 'notice.batch-tried'; readonly notice: NoticeId; readonly seats: readonly SeatId[] }
  | ({ readonly type: 'notice.batch-listed' } & Batch)
  /** In which language whoever sits there wants to be written to. */
  | { readonly type: 'language.chosen'; readonly seat: SeatId; readonly language: Language }
  /** What ended without reaching anybody is tried anew. */
  | { readonly type: 'notice.renewed'; readonly notice: NoticeId; readonly seat: SeatId }
  /** Notices of this kind go out by themselves, or do not. */
  | { readonly type: 'notice.switched'; readonly kind: Automatic; readonly on: boolean };

export type NoticeCommand =
  /** `to` of a silence procedure is for the rules to say: the focal points of all Member States. */
  | { readonly do: 'send-notice'; readonly about: SentAbout; readonly to: readonly SeatId[] }
  | { readonly do: 'switch-notices'; readonly kind: Automatic; readonly on: boolean }
  /** For the own seat. */
  | { readonly do: 'choose-language'; readonly language: Language }
  | { readonly do: 'try-deliveries'; readonly notice: NoticeId; readonly seats: readonly SeatId[] }
  | ({ readonly do: 'list-deliveries' } & Batch)
  | { readonly do: 'renew-delivery'; readonly notice: NoticeId; readonly seat: SeatId };

const MINUTE = 60_000;
/** A node that began to send and never said what came of it is taken to have died. */
const TRYING_MS = 10 * MINUTE;
export const MOST_ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE;
/** After so many attempts that failed, ms. */
export const pauseAfter = (attempts: number): number => Math.min(MINUTE * 4 ** (attempts - 1), LONGEST_PAUSE_MS);

/** When it may be tried next, ms UTC; null: it has ended. */
function nextAttempt({ state, attempts, at }: Delivery): number | null {
  switch (state) {
    case 'waiting':
      return at;
    case 'trying':
      return at + TRYING_MS;
    case 'failed':
      return attempts >= MOST_ATTEMPTS ? null : at + pauseAfter(attempts);
    case 'accepted':
    case 'refused':
    case 'unreachable':
      return null;
  }
}

interface Errand {
  readonly notice: Notice;
  readonly seat: SeatId;
  readonly at: number;
}

/** Deliveries of one notice that are tried together. */
export interface Errands {
  readonly notice: Notice;
  readonly seats: readonly SeatId[];
}

/** Most deliveries of a batch: if a server dies over one, so many mails may go out twice. */
const BATCH = 20;

/** The delivery that is to be tried next; null where none is. */
export const nextErrand = ({ notices }: Pick<ForumState, 'notices'>): Errand | null =>
  [...notices.values()]
    .flatMap((notice) =>
      [...notice.deliveries].flatMap(([seat, delivery]): Errand[] => {
        const at = nextAttempt(delivery);
        return at === null ? [] : [{ notice, seat, at }];
      }),
    )
    .reduce<Errand | null>((first, one) => (first === null || one.at < first.at ? one : first), null);

/** The deliveries that are due at `now`, ms UTC, and are tried together; null where none is. */
export function nextErrands(state: Pick<ForumState, 'notices'>, now: number): Errands | null {
  const first = nextErrand(state);
  if (first === null || first.at > now) return null;
  const due = [...first.notice.deliveries].filter(([, delivery]) => (nextAttempt(delivery) ?? Number.POSITIVE_INFINITY) <= now);
  return { notice: first.notice, seats: due.slice(0, BATCH).map(([seat]) => seat) };
}

/** Open seats of the Member States that are told of a silence procedure, and the States that have none. */
export function focalPoints(state: Pick<ForumState, 'entities' | 'seats'>): {
  readonly to: readonly SeatId[];
  readonly without: readonly EntityId[];
} {
  const points = [...state.seats.values()].filter(({ open, functions }) => open && functions.includes('focal-point'));
  const states = [...state.entities.values()].filter(({ capacity, dismissed }) => capacity === 'member-state' && !dismissed);
  const ofState = (id: EntityId) => points.filter(({ entity }) => entity === id);
  return {
    to: states.flatMap(({ id }) => ofState(id).map(({ seat }) => seat)),
    without: states.flatMap(({ id }) => (ofState(id).length === 0 ? [id] : [])),
  };
}

/**
 * Member States that were not told of this silence procedure yet: no mail to a focal point was accepted, and some delivery may still be.
 * A State that nobody could reach is listed, and does not hold up the others.
 */
export function untold(state: ForumState, opinion: string, deadline: number): readonly EntityId[] {
  const notice = silenceNotice(state, opinion, deadline);
  return [...state.entities.values()]
    .filter(({ capacity, dismissed }) => capacity === 'member-state' && !dismissed)
    .filter(({ id }) => {
      if (notice === null) return true;
      if (notice.without.includes(id)) return false;
      const own = [...notice.deliveries].filter(([seat]) => state.seats.get(seat)?.entity === id).map(([, delivery]) => delivery);
      const told = own.some((one) => one.state === 'accepted') || own.every((one) => nextAttempt(one) === null);
      return own.length === 0 || !told;
    })
    .map(({ id }) => id);
}

/** The notices of silence procedures on an opinion. */
export const silencesOf = (
  state: ForumState,
  opinion: string,
): readonly { readonly deadline: number; readonly untold: readonly EntityId[] }[] =>
  [...state.notices.values()].flatMap(({ about }) =>
    about.kind === 'silence' && about.opinion === opinion
      ? [{ deadline: about.deadline, untold: untold(state, opinion, about.deadline) }]
      : [],
  );

export const silenceNotice = (
  { notices }: Pick<ForumState, 'notices'>,
  opinion: string,
  deadline: number,
  kind: 'silence' | 'silence-near' = 'silence',
): Notice | null =>
  [...notices.values()].find(({ about }) => about.kind === kind && about.opinion === opinion && about.deadline === deadline) ?? null;

export const NOTICE_RULINGS: Rulings<NoticeCommand> = {
  'send-notice': (context, { about, to }) => {
    const silence = about.kind === 'silence';
    const addressed = silence ? focalPoints(context.state) : { to: [...new Set(to)], without: [] };
    const notice: NoticeId = `n${context.state.notices.size + 1}`;
    return unless([notSender(context, about), notAbout(context, about), ...(silence ? [] : noSeats(context, to))], {
      type: 'notice.sent',
      notice,
      about,
      ...addressed,
    });
  },
  'switch-notices': (context, { kind, on }) => unless([notOffice(context)], { type: 'notice.switched', kind, on }),
  'choose-language': ({ actor }, { language }) => ok({ type: 'language.chosen', seat: actor.seat, language }),
  'try-deliveries': (context, { notice, seats }) =>
    unless([notServer(context), ...seats.flatMap((seat) => [noDelivery(context, notice, seat), notDue(context, notice, seat)])], {
      type: 'notice.batch-tried',
      notice,
      seats,
    }),
  'list-deliveries': (context, { notice, listed, untried }) =>
    unless(
      [
        notServer(context),
        ...[...listed.map(({ seat }) => seat), ...untried].flatMap((seat) => [
          noDelivery(context, notice, seat),
          when(deliveryOf(context, notice, seat)?.state !== 'trying', { code: 'not-due' }),
        ]),
      ],
      { type: 'notice.batch-listed', notice, listed, untried },
    ),
  'renew-delivery': (context, { notice, seat }) => {
    const found = context.state.notices.get(notice);
    const state = deliveryOf(context, notice, seat)?.state;
    return unless(
      [
        found === undefined ? notOffice(context) : notSender(context, found.about),
        noDelivery(context, notice, seat),
        when(state === 'accepted', { code: 'notice-accepted', seat }),
        when(state === 'waiting' || state === 'trying', { code: 'not-due' }),
      ],
      { type: 'notice.renewed', notice, seat },
    );
  },
};

/** The secretariat; of a silence procedure whoever presides too. */
const notSender = (context: Context, { kind }: NoticeAbout): ForumRefusal | null =>
  kind === 'silence' && isPresiding(context) ? null : notOffice(context);

const notServer = ({ actor }: Context): ForumRefusal | null => when(actor.seat !== SERVER.seat, { code: 'not-secretariat' });

function notAbout({ state, now }: Context, about: SentAbout): ForumRefusal | null {
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

const noSeats = ({ state }: Context, to: readonly SeatId[]): readonly (ForumRefusal | null)[] => [
  when(to.length === 0, { code: 'no-such-seat' }),
  ...to.map((seat) => when(state.seats.get(seat)?.open !== true, { code: 'no-such-seat', seat } as const)),
];

const deliveryOf = ({ state }: Context, notice: NoticeId, seat: SeatId): Delivery | undefined =>
  state.notices.get(notice)?.deliveries.get(seat);

function notDue(context: Context, notice: NoticeId, seat: SeatId): ForumRefusal | null {
  const delivery = deliveryOf(context, notice, seat);
  const at = delivery === undefined ? null : nextAttempt(delivery);
  return when(at === null || at > context.now, { code: 'not-due' });
}

const noDelivery = (context: Context, notice: NoticeId, seat: SeatId): ForumRefusal | null =>
  when(deliveryOf(context, notice, seat) === undefined, { code: 'no-such-notice', seat });

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

/** Has it become pointless? That a silence procedure was broken off before its end is for its own log to say. */
export function isOvertaken({ deadlines, meetings }: ForumState, about: NoticeAbout, now: number): boolean {
  switch (about.kind) {
    case 'deadline':
      return !deadlines.has(about.deadline);
    case 'deadline-near':
      return about.at <= now || deadlines.get(about.deadline)?.at !== about.at;
    case 'silence':
    case 'silence-near':
      return about.deadline <= now;
    case 'sitting':
      return !meetings.get(about.meeting)?.sittings.some(({ number, state }) => number === about.sitting && state !== 'closed');
    case 'invitation':
    case 'digest':
    case 'circular':
    case 'free':
      return false;
  }
}
