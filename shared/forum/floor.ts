/**
 * What a meeting is at, and who speaks to it: the agenda, the item and the opinion on the table, and one list of speakers for each item.
 * A point of order is taken before all others (General Rules of conferences; the 1992 Convention on closing a list and the right of reply).
 * The agenda and the floor. Whoever presides directs; a speaker says in whose name, and those from afar as the meeting has agreed.
 */

import { unreachable } from '../lib/assert.ts';
import type { Actor } from '../opinion/actor.ts';
import { maySpeak } from '../opinion/rights.ts';
import type { Capacity, EntityId, SeatId } from '../opinion/vocabulary.ts';
import {
  type Context,
  type Decision,
  isOffice,
  isPresiding,
  meetingOf,
  noEntity,
  noMeeting,
  type Rulings,
  unless,
  when,
} from './context.ts';
import { type Meeting, sittingOf } from './meeting.ts';
import type { GroupId } from './people.ts';
import type { MeetingId } from './plan.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';

export type ItemId = string;

export const FLOOR_KINDS = ['speak', 'point-of-order', 'reply'] as const;
export type FloorKind = (typeof FLOOR_KINDS)[number];

export interface AgendaItem {
  readonly item: ItemId;
  readonly title: string;
  /** Considered under it, in this order. */
  readonly opinions: readonly string[];
}

export interface FloorRequest {
  /** Where in the log it was asked for: its name. */
  readonly request: number;
  readonly kind: FloorKind;
  readonly seat: SeatId;
  /** In whose name one speaks, and for which group besides. */
  readonly entity: EntityId;
  readonly onBehalf: GroupId | null;
  /** Somebody at the table saw the card that was raised in the room. */
  readonly enteredBy: Capacity | null;
  readonly state: 'waiting' | 'speaking' | 'spoken' | 'withdrawn';
  readonly askedAt: number;
  readonly givenAt: number | null;
  /** How long it had the floor, up to when that ended or was interrupted last; null: it has not. */
  readonly spokenMs: number | null;
}

export interface SpeakersList {
  /** Closed: points of order and replies alone are taken. */
  readonly closed: boolean;
  /** How long one speaks; null = nobody has said. The clock shows it and ends nothing. */
  readonly seconds: number | null;
  /** In the order in which they are called, points of order aside. */
  readonly requests: readonly FloorRequest[];
}

export interface MeetingFloor {
  readonly agenda: readonly AgendaItem[];
  readonly at: { readonly item: ItemId; readonly opinion: string | null } | null;
  readonly lists: ReadonlyMap<ItemId, SpeakersList>;
}

type OfMeeting = { readonly meeting: MeetingId };
type OfRequest = OfMeeting & { readonly item: ItemId; readonly request: number };

export type FloorAct =
  /** The whole agenda as it is from now on. */
  | ({ readonly type: 'agenda.set'; readonly items: readonly AgendaItem[] } & OfMeeting)
  | ({ readonly type: 'item.taken'; readonly at: MeetingFloor['at'] } & OfMeeting)
  | ({
      readonly type: 'floor.asked';
      readonly item: ItemId;
      readonly kind: FloorKind;
      readonly entity: EntityId;
      readonly onBehalf: GroupId | null;
      readonly enteredBy: Capacity | null;
    } & OfMeeting)
  | ({ readonly type: 'floor.left' } & OfRequest)
  | ({ readonly type: 'floor.given' } & OfRequest)
  | ({ readonly type: 'floor.ended' } & OfRequest)
  /** `before`: the request that it is now called before; null = last. */
  | ({ readonly type: 'floor.moved'; readonly before: number | null } & OfRequest)
  | ({ readonly type: 'list.set'; readonly item: ItemId; readonly closed: boolean; readonly seconds: number | null } & OfMeeting);

export type FloorCommand =
  | ({ readonly do: 'set-agenda'; readonly items: readonly AgendaItem[] } & OfMeeting)
  | ({ readonly do: 'take-item'; readonly at: MeetingFloor['at'] } & OfMeeting)
  /** `entity`: for whom it is entered; null = one's own. */
  | ({
      readonly do: 'ask-floor';
      readonly item: ItemId;
      readonly kind: FloorKind;
      readonly entity: EntityId | null;
      readonly onBehalf: GroupId | null;
    } & OfMeeting)
  | ({ readonly do: 'leave-floor' } & OfRequest)
  | ({ readonly do: 'give-floor' } & OfRequest)
  | ({ readonly do: 'end-floor' } & OfRequest)
  | ({ readonly do: 'move-request'; readonly before: number | null } & OfRequest)
  | ({ readonly do: 'set-list'; readonly item: ItemId; readonly closed: boolean; readonly seconds: number | null } & OfMeeting);

/** Seconds that a speaker may be given. */
const SPEAKING_TIME = { least: 10, most: 3600 } as const;

export const EMPTY_FLOOR: MeetingFloor = { agenda: [], at: null, lists: new Map() };
export const EMPTY_LIST: SpeakersList = { closed: false, seconds: null, requests: [] };

export const speakerOf = ({ requests }: SpeakersList): FloorRequest | null => requests.find(({ state }) => state === 'speaking') ?? null;

/** From afar one takes the floor where the meeting lets one; null = there is no such meeting. */
export const mayTakeFloor = (remote: boolean, meeting: Pick<Meeting, 'policy'> | null): boolean =>
  !remote || meeting?.policy?.remoteMayTakeFloor !== false;

/** Who waits, in the order in which they are called: points of order first. */
export function queueOf({ requests }: SpeakersList): readonly FloorRequest[] {
  const waiting = requests.filter(({ state }) => state === 'waiting');
  const first = ({ kind }: FloorRequest): boolean => kind === 'point-of-order';
  return [...waiting.filter(first), ...waiting.filter((one) => !first(one))];
}

export const FLOOR_RULINGS: Rulings<FloorCommand> = {
  'set-agenda': (context, { meeting, items }) =>
    unless([notAtTheTable(context), noMeeting(context, meeting), noSittings(context, meeting), twice(items.map(({ item }) => item))], {
      type: 'agenda.set',
      meeting,
      items,
    }),
  'take-item': (context, { meeting, at }) =>
    unless(
      [notAtTheTable(context), noMeeting(context, meeting), at && (noItem(context, meeting, at.item) ?? notUnder(context, meeting, at))],
      {
        type: 'item.taken',
        meeting,
        at,
      },
    ),
  'ask-floor': askFloor,
  'leave-floor': (context, { meeting, item, request }) =>
    onRequest(context, { meeting, item, request }, 'waiting', ({ entity }) =>
      unless([when(entity !== context.actor.entity && isAway(context), { code: 'not-your-request', entity })], {
        type: 'floor.left',
        ...{ meeting, item, request },
      }),
    ),
  'give-floor': (context, { meeting, item, request }) =>
    onRequest(context, { meeting, item, request }, 'waiting', () =>
      unless([notPresiding(context), noMeeting(context, meeting), notSitting(context, meeting)], {
        type: 'floor.given',
        ...{ meeting, item, request },
      }),
    ),
  'end-floor': (context, { meeting, item, request }) =>
    onRequest(context, { meeting, item, request }, 'speaking', ({ entity }) =>
      unless([entity === context.actor.entity ? null : notPresiding(context)], {
        type: 'floor.ended',
        ...{ meeting, item, request },
      }),
    ),
  'move-request': (context, { meeting, item, request, before }) =>
    onRequest(context, { meeting, item, request }, 'waiting', () =>
      unless([notAtTheTable(context)], { type: 'floor.moved', ...{ meeting, item, request, before } }),
    ),
  'set-list': (context, { meeting, item, closed, seconds }) =>
    unless(
      [
        notPresiding(context),
        noMeeting(context, meeting),
        noItem(context, meeting, item),
        when(seconds !== null && (seconds < SPEAKING_TIME.least || seconds > SPEAKING_TIME.most), { code: 'policy-not-allowed' }),
      ],
      { type: 'list.set', meeting, item, closed, seconds },
    ),
};

function askFloor(
  context: Context,
  { meeting, item, kind, entity, onBehalf }: Omit<Extract<FloorCommand, { do: 'ask-floor' }>, 'do'>,
): Decision {
  const { actor } = context;
  const speaker = entity ?? actor.entity;
  const list = listOf(context, meeting, item);
  const there = list.requests.some((one) => one.state === 'waiting' && one.entity === speaker && one.kind === kind);
  return unless(
    [
      entity === null ? null : (notAtTheTable(context) ?? noEntity(context, entity)),
      hasNoFloor(context, speaker),
      entity === null ? isTooFar(context, meeting) : null,
      noMeeting(context, meeting),
      noItem(context, meeting, item),
      noSitting(context, meeting),
      notOfGroup(context, speaker, onBehalf),
      when(list.closed && kind === 'speak', { code: 'list-closed' }),
      when(there, { code: 'already-asked', entity: speaker }),
    ],
    { type: 'floor.asked', meeting, item, kind, entity: speaker, onBehalf, enteredBy: entity === null ? null : actor.capacity },
  );
}

const listOf = ({ state }: Context, meeting: MeetingId, item: ItemId): SpeakersList =>
  state.floors.get(meeting)?.lists.get(item) ?? EMPTY_LIST;

function onRequest(
  context: Context,
  { meeting, item, request }: { readonly meeting: MeetingId; readonly item: ItemId; readonly request: number },
  needed: FloorRequest['state'],
  then: (request: FloorRequest) => Decision,
): Decision {
  const found = listOf(context, meeting, item).requests.find((one) => one.request === request);
  return found?.state === needed ? then(found) : { ok: false, reason: { code: 'no-such-request' } };
}

const notPresiding = (context: Context): ForumRefusal | null => when(!isPresiding(context), { code: 'not-presiding' });

const isAway = (context: Context): boolean => !isOffice(context.actor) && !isPresiding(context);

const notAtTheTable = (context: Context): ForumRefusal | null => when(isAway(context), { code: 'not-presiding' });

function hasNoFloor({ state }: Context, speaker: EntityId): ForumRefusal | null {
  const capacity = state.entities.get(speaker)?.capacity;
  return when(capacity !== undefined && !maySpeak(capacity), { code: 'no-floor' });
}

const isTooFar = (context: Context, meeting: MeetingId): ForumRefusal | null =>
  when(!mayTakeFloor(context.actor.remote, meetingOf(context, meeting)), { code: 'remote-not-allowed', meeting });

function noItem({ state }: Context, meeting: MeetingId, item: ItemId): ForumRefusal | null {
  const { agenda } = state.floors.get(meeting) ?? EMPTY_FLOOR;
  return when(!agenda.some((one) => one.item === item), { code: 'no-such-item' });
}

function notUnder(
  { state }: Context,
  meeting: MeetingId,
  { item, opinion }: { readonly item: ItemId; readonly opinion: string | null },
): ForumRefusal | null {
  const found = state.floors.get(meeting)?.agenda.find((one) => one.item === item);
  return when(opinion !== null && found?.opinions.includes(opinion) !== true, { code: 'not-under-item' });
}

function noSitting(context: Context, meeting: MeetingId): ForumRefusal | null {
  const found = meetingOf(context, meeting);
  return when(found === null || sittingOf(found) === null, { code: 'no-sitting', meeting });
}

function notSitting(context: Context, meeting: MeetingId): ForumRefusal | null {
  const found = meetingOf(context, meeting);
  const suspended = found !== null && sittingOf(found)?.state === 'suspended';
  return noSitting(context, meeting) ?? when(suspended, { code: 'sitting-suspended', meeting });
}

const noSittings = (context: Context, meeting: MeetingId): ForumRefusal | null =>
  when(meetingOf(context, meeting)?.kind === 'event', { code: 'no-sittings', meeting });

const twice = (items: readonly ItemId[]): ForumRefusal | null => when(new Set(items).size < items.length, { code: 'item-exists' });

function notOfGroup({ state }: Context, entity: string, group: string | null): ForumRefusal | null {
  if (group === null) return null;
  const found = state.groups.get(group);
  if (found === undefined) return { code: 'no-such-group', group };
  return when(!found.members.includes(entity), { code: 'not-of-group', group, entity });
}

/** `state` stands at this entry already. */
export function foldFloor(state: ForumState, fact: FloorAct, by: Actor): ForumState {
  switch (fact.type) {
    case 'agenda.set':
      return withFloor(state, fact.meeting, ({ at, lists }) => ({
        agenda: fact.items,
        // an item that has left the agenda is not on the table any more
        at: fact.items.some(({ item }) => item === at?.item) ? at : null,
        lists,
      }));
    case 'item.taken':
      return withFloor(endSpeaking(state, fact.meeting), fact.meeting, (floor) => ({ ...floor, at: fact.at }));
    case 'floor.asked':
      return withList(state, fact, (list) => ({ ...list, requests: [...list.requests, asked(state, fact, by)] }));
    case 'floor.left':
      return withRequest(state, fact, () => ({ state: 'withdrawn' }));
    case 'floor.given':
      return withRequest(isPointOfOrder(state, fact) ? interrupted(state, fact.meeting) : endSpeaking(state, fact.meeting), fact, () => ({
        state: 'speaking',
        givenAt: state.at,
      }));
    case 'floor.ended':
      return withRequest(state, fact, (one) => ({ state: 'spoken', spokenMs: spokenUntil(state.at, one) }));
    case 'floor.moved':
      return withList(state, fact, (list) => ({ ...list, requests: moved(list.requests, fact.request, fact.before) }));
    case 'list.set':
      return withList(state, fact, ({ requests }) => ({ closed: fact.closed, seconds: fact.seconds, requests }));
    default:
      return unreachable(fact);
  }
}

/** Nobody speaks while the sitting does not run, and one at a time while it does. */
export const endSpeaking = (state: ForumState, meeting: MeetingId): ForumState => endedBy(state, meeting, () => ({ state: 'spoken' }));

/** For a point of order: whoever spoke to the matter goes on after it. */
const interrupted = (state: ForumState, meeting: MeetingId): ForumState =>
  endedBy(state, meeting, ({ kind }) => (kind === 'point-of-order' ? { state: 'spoken' } : { state: 'waiting', givenAt: null }));

const isPointOfOrder = (state: ForumState, { meeting, item, request }: OnItem & { readonly request: number }): boolean =>
  state.floors
    .get(meeting)
    ?.lists.get(item)
    ?.requests.some((one) => one.request === request && one.kind === 'point-of-order') === true;

function endedBy(state: ForumState, meeting: MeetingId, becomes: (speaking: FloorRequest) => Partial<FloorRequest>): ForumState {
  const floor = state.floors.get(meeting);
  if (floor === undefined) return state;
  const over = (one: FloorRequest): FloorRequest =>
    one.state === 'speaking' ? { ...one, spokenMs: spokenUntil(state.at, one), ...becomes(one) } : one;
  const lists = new Map([...floor.lists].map(([item, list]) => [item, { ...list, requests: list.requests.map(over) }]));
  return withFloor(state, meeting, (before) => ({ ...before, lists }));
}

/** An interruption is not spoken: what came before it and after it is. */
const spokenUntil = (at: number, { state, givenAt, spokenMs }: FloorRequest): number | null =>
  state !== 'speaking' || givenAt === null ? spokenMs : (spokenMs ?? 0) + at - givenAt;

const asked = (
  { seq, at }: ForumState,
  { kind, entity, onBehalf, enteredBy }: Extract<FloorAct, { readonly type: 'floor.asked' }>,
  by: Actor,
): FloorRequest => ({
  request: seq,
  kind,
  seat: by.seat,
  entity,
  onBehalf,
  enteredBy,
  state: 'waiting',
  askedAt: at,
  givenAt: null,
  spokenMs: null,
});

function moved(requests: readonly FloorRequest[], request: number, before: number | null): readonly FloorRequest[] {
  const one = requests.find((other) => other.request === request);
  if (one === undefined) return requests;
  const others = requests.filter((other) => other !== one);
  const place = others.findIndex((other) => other.request === before);
  return others.toSpliced(place === -1 ? others.length : place, 0, one);
}

type OnItem = { readonly meeting: MeetingId; readonly item: ItemId };

function withFloor(state: ForumState, meeting: MeetingId, news: (floor: MeetingFloor) => MeetingFloor): ForumState {
  return { ...state, floors: new Map(state.floors).set(meeting, news(state.floors.get(meeting) ?? EMPTY_FLOOR)) };
}

function withList(state: ForumState, { meeting, item }: OnItem, news: (list: SpeakersList) => SpeakersList): ForumState {
  return withFloor(state, meeting, (floor) => ({
    ...floor,
    lists: new Map(floor.lists).set(item, news(floor.lists.get(item) ?? EMPTY_LIST)),
  }));
}

const withRequest = (
  state: ForumState,
  at: OnItem & { readonly request: number },
  news: (one: FloorRequest) => Partial<FloorRequest>,
): ForumState =>
  withList(state, at, (list) => ({
    ...list,
    requests: list.requests.map((one) => (one.request === at.request ? { ...one, ...news(one) } : one)),
  }));
