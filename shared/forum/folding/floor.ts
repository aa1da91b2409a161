import { unreachable } from '../../lib/assert.ts';
import type { Actor } from '../../opinion/actor.ts';
import { EMPTY_FLOOR, EMPTY_LIST, type FloorAct, type FloorRequest, type ItemId, type MeetingFloor, type SpeakersList } from '../floor.ts';
import type { MeetingId } from '../plan.ts';
import type { ForumState } from '../state.ts';

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
