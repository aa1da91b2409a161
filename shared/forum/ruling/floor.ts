/** The agenda and the floor. Whoever presides directs; a speaker says in whose name, and those from afar as the meeting has agreed. */
import { maySpeak } from '../../opinion/rights.ts';
import type { EntityId } from '../../opinion/vocabulary.ts';
import {
  EMPTY_FLOOR,
  EMPTY_LIST,
  type FloorCommand,
  type FloorRequest,
  type ItemId,
  mayTakeFloor,
  SPEAKING_TIME,
  type SpeakersList,
} from '../floor.ts';
import { sittingOf } from '../meeting.ts';
import type { MeetingId } from '../plan.ts';
import type { ForumRefusal } from '../refusal.ts';
import { type Decision, type Ground, isOffice, isPresiding, meetingOf, noEntity, noMeeting, type Rulings, unless, when } from './ground.ts';

export const FLOOR_RULINGS: Rulings<FloorCommand> = {
  'set-agenda': (ground, { meeting, items }) =>
    unless([notAtTheTable(ground), noMeeting(ground, meeting), noSittings(ground, meeting), twice(items.map(({ item }) => item))], {
      type: 'agenda.set',
      meeting,
      items,
    }),
  'take-item': (ground, { meeting, at }) =>
    unless([notAtTheTable(ground), noMeeting(ground, meeting), at && (noItem(ground, meeting, at.item) ?? notUnder(ground, meeting, at))], {
      type: 'item.taken',
      meeting,
      at,
    }),
  'ask-floor': askFloor,
  'leave-floor': (ground, { meeting, item, request }) =>
    onRequest(ground, { meeting, item, request }, 'waiting', ({ entity }) =>
      unless([when(entity !== ground.actor.entity && isAway(ground), { code: 'not-your-request', entity })], {
        type: 'floor.left',
        ...{ meeting, item, request },
      }),
    ),
  'give-floor': (ground, { meeting, item, request }) =>
    onRequest(ground, { meeting, item, request }, 'waiting', () =>
      unless([notPresiding(ground), noMeeting(ground, meeting), notSitting(ground, meeting)], {
        type: 'floor.given',
        ...{ meeting, item, request },
      }),
    ),
  'end-floor': (ground, { meeting, item, request }) =>
    onRequest(ground, { meeting, item, request }, 'speaking', ({ entity }) =>
      unless([entity === ground.actor.entity ? null : notPresiding(ground)], {
        type: 'floor.ended',
        ...{ meeting, item, request },
      }),
    ),
  'move-request': (ground, { meeting, item, request, before }) =>
    onRequest(ground, { meeting, item, request }, 'waiting', () =>
      unless([notAtTheTable(ground)], { type: 'floor.moved', ...{ meeting, item, request, before } }),
    ),
  'set-list': (ground, { meeting, item, closed, seconds }) =>
    unless(
      [
        notPresiding(ground),
        noMeeting(ground, meeting),
        noItem(ground, meeting, item),
        when(seconds !== null && (seconds < SPEAKING_TIME.least || seconds > SPEAKING_TIME.most), { code: 'policy-not-allowed' }),
      ],
      { type: 'list.set', meeting, item, closed, seconds },
    ),
};

function askFloor(
  ground: Ground,
  { meeting, item, kind, entity, onBehalf }: Omit<Extract<FloorCommand, { do: 'ask-floor' }>, 'do'>,
): Decision {
  const { actor } = ground;
  const speaker = entity ?? actor.entity;
  const list = listOf(ground, meeting, item);
  const there = list.requests.some((one) => one.state === 'waiting' && one.entity === speaker && one.kind === kind);
  return unless(
    [
      entity === null ? null : (notAtTheTable(ground) ?? noEntity(ground, entity)),
      hasNoFloor(ground, speaker),
      entity === null ? isTooFar(ground, meeting) : null,
      noMeeting(ground, meeting),
      noItem(ground, meeting, item),
      noSitting(ground, meeting),
      notOfGroup(ground, speaker, onBehalf),
      when(list.closed && kind === 'speak', { code: 'list-closed' }),
      when(there, { code: 'already-asked', entity: speaker }),
    ],
    { type: 'floor.asked', meeting, item, kind, entity: speaker, onBehalf, enteredBy: entity === null ? null : actor.capacity },
  );
}

const listOf = ({ state }: Ground, meeting: MeetingId, item: ItemId): SpeakersList =>
  state.floors.get(meeting)?.lists.get(item) ?? EMPTY_LIST;

function onRequest(
  ground: Ground,
  { meeting, item, request }: { readonly meeting: MeetingId; readonly item: ItemId; readonly request: number },
  needed: FloorRequest['state'],
  then: (request: FloorRequest) => Decision,
): Decision {
  const found = listOf(ground, meeting, item).requests.find((one) => one.request === request);
  return found?.state === needed ? then(found) : { ok: false, reason: { code: 'no-such-request' } };
}

const notPresiding = (ground: Ground): ForumRefusal | null => when(!isPresiding(ground), { code: 'not-presiding' });

const isAway = (ground: Ground): boolean => !isOffice(ground.actor) && !isPresiding(ground);

const notAtTheTable = (ground: Ground): ForumRefusal | null => when(isAway(ground), { code: 'not-presiding' });

function hasNoFloor({ state }: Ground, speaker: EntityId): ForumRefusal | null {
  const capacity = state.entities.get(speaker)?.capacity;
  return when(capacity !== undefined && !maySpeak(capacity), { code: 'no-floor' });
}

const isTooFar = (ground: Ground, meeting: MeetingId): ForumRefusal | null =>
  when(!mayTakeFloor(ground.actor.remote, meetingOf(ground, meeting)), { code: 'remote-not-allowed', meeting });

function noItem({ state }: Ground, meeting: MeetingId, item: ItemId): ForumRefusal | null {
  const { agenda } = state.floors.get(meeting) ?? EMPTY_FLOOR;
  return when(!agenda.some((one) => one.item === item), { code: 'no-such-item' });
}

function notUnder(
  { state }: Ground,
  meeting: MeetingId,
  { item, opinion }: { readonly item: ItemId; readonly opinion: string | null },
): ForumRefusal | null {
  const found = state.floors.get(meeting)?.agenda.find((one) => one.item === item);
  return when(opinion !== null && found?.opinions.includes(opinion) !== true, { code: 'not-under-item' });
}

function noSitting(ground: Ground, meeting: MeetingId): ForumRefusal | null {
  const found = meetingOf(ground, meeting);
  return when(found === null || sittingOf(found) === null, { code: 'no-sitting', meeting });
}

function notSitting(ground: Ground, meeting: MeetingId): ForumRefusal | null {
  const found = meetingOf(ground, meeting);
  const suspended = found !== null && sittingOf(found)?.state === 'suspended';
  return noSitting(ground, meeting) ?? when(suspended, { code: 'sitting-suspended', meeting });
}

const noSittings = (ground: Ground, meeting: MeetingId): ForumRefusal | null =>
  when(meetingOf(ground, meeting)?.kind === 'event', { code: 'no-sittings', meeting });

const twice = (items: readonly ItemId[]): ForumRefusal | null => when(new Set(items).size < items.length, { code: 'item-exists' });

function notOfGroup({ state }: Ground, entity: string, group: string | null): ForumRefusal | null {
  if (group === null) return null;
  const found = state.groups.get(group);
  if (found === undefined) return { code: 'no-such-group', group };
  return when(!found.members.includes(entity), { code: 'not-of-group', group, entity });
}
