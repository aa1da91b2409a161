/**
 * What a meeting is at, and who speaks to it: the agenda, the item and the opinion on the table, and one list of speakers for each item.
 * A point of order is taken before all others (General Rules of conferences; the 1992 Convention on closing a list and the right of reply).
 */
import type { Capacity, EntityId, SeatId } from '../opinion/vocabulary.ts';
import type { Meeting } from './meeting.ts';
import type { GroupId } from './people.ts';
import type { MeetingId } from './plan.ts';

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
export const SPEAKING_TIME = { least: 10, most: 3600 } as const;

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
