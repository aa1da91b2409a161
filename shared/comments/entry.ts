/**
 * What the log of an audience says; permanent, and without a word that somebody wrote: words and quotations travel in the erasable payload
 * (`ActNote`).
 */
import type { Actor } from '../opinion/actor.ts';
import type { EntityId } from '../opinion/vocabulary.ts';
import type { Anchor, Wording } from './anchor.ts';
import type { Audience } from './audience.ts';
import type { MessageId, ThreadId } from './command.ts';

/** Beside which text, and when: `forum` is the position of the forum's log at which it is judged who belongs, `tenure` whose hand it was. */
interface Said {
  readonly opinion: string;
  readonly forum: number;
  readonly tenure: number;
}

export type CommentsAct =
  /** Thread and first message; both have the uuid of this entry. */
  | ({
      readonly type: 'thread.opened';
      readonly audience: Audience;
      readonly anchor: Anchor;
      readonly mentions: readonly EntityId[];
      /** A question to the State that objects, under whose objection it stands; older logs have none. */
      readonly asks?: Wording;
    } & Said)
  /** The message has the uuid of this entry. A thread that was resolved goes on with it. */
  | ({
      readonly type: 'message.added';
      readonly thread: ThreadId;
      readonly corrects: MessageId | null;
      readonly mentions: readonly EntityId[];
      readonly asks?: Wording;
      /** An answer to that question: the objection stays. */
      readonly stays?: MessageId;
    } & Said)
  | ({ readonly type: 'thread.resolved'; readonly thread: ThreadId } & Said)
  | ({ readonly type: 'thread.reopened'; readonly thread: ThreadId } & Said)
  /** By the chair or the secretariat, to the other. */
  | ({ readonly type: 'erasure.asked'; readonly thread: ThreadId; readonly message: MessageId } & Said)
  /** Their payloads are taken away; the chain still proves that they were there. */
  | ({ readonly type: 'words.erased'; readonly thread: ThreadId; readonly messages: readonly MessageId[] } & Said);

export interface CommentsEntry {
  readonly seq: number;
  readonly at: number;
  readonly by: Actor;
  readonly uuid: string;
  readonly fact: CommentsAct;
}

/** The thread that an entry is about. */
export const threadOf = ({ uuid, fact }: CommentsEntry): ThreadId => (fact.type === 'thread.opened' ? uuid : fact.thread);
