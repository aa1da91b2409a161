/** The threads of one audience, folded to a log position. What a seat sees of them is for seen.ts. */
import { PersistentList } from '../lib/persistent-list.ts';
import { PersistentMap } from '../lib/persistent-map.ts';
import type { EntityId, SeatId } from '../opinion/vocabulary.ts';
import type { Anchor, Wording } from './anchor.ts';
import type { Audience } from './audience.ts';
import type { MessageId, ThreadId } from './command.ts';
import type { CommentsEntry } from './entry.ts';

export interface Message {
  readonly id: MessageId;
  /** Of its entry, where its words are. */
  readonly seq: number;
  readonly at: number;
  readonly by: SeatId;
  readonly tenure: number;
  readonly entity: EntityId;
  /** Position of the forum's log at which it was written. */
  readonly forum: number;
  readonly corrects: MessageId | null;
  readonly mentions: readonly EntityId[];
  /** It asks the State that objects; null: it does not. */
  readonly asks: Wording | null;
  /** It says no to that question. */
  readonly stays: MessageId | null;
  readonly erased: boolean;
  /** Who asked the other to erase it, chair or secretariat; null: neither. */
  readonly erasureAsked: ErasingHand | null;
}

/** Personal data are erased by both together. */
export type ErasingHand = 'chair' | 'secretariat';

export interface Thread {
  readonly id: ThreadId;
  readonly anchor: Anchor;
  /** In the order of the log, the first opened it. */
  readonly messages: PersistentList<Message>;
  /** All that the log says of it, in that order. */
  readonly entries: PersistentList<CommentsEntry>;
}

/** Beside one text. */
export interface Margin {
  /** By id. */
  readonly threads: PersistentMap<Thread>;
  readonly entries: PersistentList<CommentsEntry>;
}

export interface CommentsState {
  readonly seq: number;
  readonly at: number;
  /** The position of the forum's log that its last entry names: no later one names an earlier. */
  readonly forum: number;
  /** null before the first entry. */
  readonly audience: Audience | null;
  /** By opinion. */
  readonly margins: PersistentMap<Margin>;
}

export const emptyComments: CommentsState = { seq: 0, at: 0, forum: 0, audience: null, margins: new PersistentMap() };

const emptyMargin: Margin = { threads: new PersistentMap(), entries: PersistentList.from() };

export const marginOf = ({ margins }: CommentsState, opinion: string): Margin => margins.get(opinion) ?? emptyMargin;

/** A message with all that stands in its place or in whose place it stands, in the order of the log. */
export function versionsOf({ messages }: Thread, id: MessageId): readonly Message[] {
  const all = [...messages];
  const byId = new Map(all.map((message) => [message.id, message]));
  const rootOf = (message: Message): MessageId => {
    const before = message.corrects === null ? undefined : byId.get(message.corrects);
    return before === undefined ? message.id : rootOf(before);
  };
  const found = byId.get(id);
  return found === undefined ? [] : all.filter((one) => rootOf(one) === rootOf(found));
}
