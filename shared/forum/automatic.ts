/**
 * Notices that go out by themselves. Which are due follows from the log and the time; that one is due is an act of the server, so that it
 * happens once, on whichever node, and also after a time in which none ran. Nothing is sent that has become pointless meanwhile.
 */
import type { SeatId } from '../opinion/vocabulary.ts';
import { focalPoints, type Notice, type NoticeAbout, type NoticeAct, silenceNotice } from './notice.ts';
import type { Deadline } from './plan.ts';
import type { ForumState } from './state.ts';

export const AUTOMATIC = ['deadline', 'silence', 'sitting'] as const;
export type Automatic = (typeof AUTOMATIC)[number];

/** `since`: when it was last turned on, ms UTC. What was due before is not made up for. */
export type Switches = Readonly<Record<Automatic, { readonly on: boolean; readonly since: number }>>;

const ON = { on: true, since: 0 };
export const ALL_ON: Switches = { deadline: ON, silence: ON, sitting: ON };

const DAY = 86_400_000;
/** The longest first. */
const DAYS_BEFORE = { deadline: [7, 1], silence: [1] } as const;

interface Occasion {
  readonly kind: Automatic;
  readonly about: NoticeAbout;
  /** When it is due, ms UTC. */
  readonly from: number;
}

/** Acts that are due at `now`, ms UTC. */
export const dueNotices = (state: ForumState, now: number): readonly NoticeAct[] =>
  occasions(state, now)
    .filter(({ from }) => from <= now)
    .map(({ about }, at) => ({ type: 'notice.sent', notice: `n${state.notices.size + 1 + at}`, about, ...addressed(state, about) }));

/** When something will be due, or was and is not yet in the log, ms UTC. */
export const noticeMoments = (state: ForumState, now: number): readonly number[] => occasions(state, now).map(({ from }) => from);

/** What is not in the log yet and still of use. */
function occasions(state: ForumState, now: number): readonly Occasion[] {
  const notices = [...state.notices.values()];
  return [...ofDeadlines(state, notices, now), ...ofSilences(state, notices, now), ...ofSittings(state, notices)].filter(
    ({ kind, from }) => state.switches[kind].on && from >= state.switches[kind].since,
  );
}

const ofDeadlines = (state: ForumState, notices: readonly Notice[], now: number): readonly Occasion[] =>
  [...state.deadlines.values()].flatMap((one) => {
    const { deadline, at } = one;
    const told = notices.flatMap(({ about }) =>
      about.kind === 'deadline-near' && about.deadline === deadline && about.at === at ? [about.days] : [],
    );
    const days = DAYS_BEFORE.deadline.filter((before) => told.every((earlier) => before < earlier));
    return ahead({ at, days, since: datedSince(state, one), now }).map(
      (near): Occasion => ({ kind: 'deadline', from: near.from, about: { kind: 'deadline-near', deadline, at, days: near.days } }),
    );
  });

const ofSilences = (state: ForumState, notices: readonly Notice[], now: number): readonly Occasion[] =>
  notices.flatMap(({ about, at: since }) => {
    if (about.kind !== 'silence') return [];
    const { opinion, deadline } = about;
    if (silenceNotice(state, opinion, deadline, 'silence-near') !== null) return [];
    return ahead({ at: deadline, days: DAYS_BEFORE.silence, since, now }).map(
      ({ from }): Occasion => ({ kind: 'silence', from, about: { kind: 'silence-near', opinion, deadline } }),
    );
  });

const ofSittings = ({ meetings }: ForumState, notices: readonly Notice[]): readonly Occasion[] =>
  [...meetings.values()].flatMap(({ meeting, sittings }) =>
    sittings
      .filter(({ state }) => state === 'open')
      .filter(
        ({ number }) => !notices.some(({ about }) => about.kind === 'sitting' && about.meeting === meeting && about.sitting === number),
      )
      .map(({ number, openedAt }): Occasion => ({ kind: 'sitting', from: openedAt, about: { kind: 'sitting', meeting, sitting: number } })),
  );

interface Coming {
  /** What comes, ms UTC. */
  readonly at: number;
  readonly days: readonly number[];
  /** When that became known, ms UTC. */
  readonly since: number;
  readonly now: number;
}

/** The moments before it that lie after it became known. Of those that have passed only the last is still of use. */
function ahead({ at, days, since, now }: Coming): readonly { readonly days: number; readonly from: number }[] {
  if (at <= now) return [];
  const moments = days.map((one) => ({ days: one, from: at - one * DAY })).filter(({ from }) => from > since);
  const passed = moments.filter(({ from }) => from <= now).length;
  return moments.slice(Math.max(0, passed - 1));
}

/** When the deadline was given the date that it has, ms UTC. */
function datedSince({ changes }: ForumState, { deadline, at }: Deadline): number {
  const dates = changes.flatMap(({ at: when, act }) =>
    act.type === 'deadline.set' && act.deadline === deadline ? [{ when, at: act.at }] : [],
  );
  const before = dates.findLastIndex((one) => one.at !== at);
  return dates[before + 1]?.when ?? 0;
}

function addressed(state: ForumState, { kind }: NoticeAbout): Pick<Extract<NoticeAct, { type: 'notice.sent' }>, 'to' | 'without'> {
  if (kind === 'silence-near') return focalPoints(state);
  const to: readonly SeatId[] = [...state.seats.values()].flatMap(({ seat, open }) => (open ? [seat] : []));
  return { to, without: [] };
}
