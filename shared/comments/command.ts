/** What can be asked for in the margin of a text. Words travel beside the command, where they can be erased. */
import type { EntityId } from '../opinion/vocabulary.ts';
import type { AskedAnchor, Wording } from './anchor.ts';

/** Characters of one message: a screen of words. What is longer is a contribution (F6). */
export const MOST_SAID = 4_000;

/** The uuid of the command that opened it: a number would tell how many others there are. */
export type ThreadId = string;
/** The uuid of the command that said it. */
export type MessageId = string;

export type CommentsCommand =
  /** `asks`: whether a paragraph, as it reads, meets the objection that the thread is under. */
  | { readonly do: 'open-thread'; readonly anchor: AskedAnchor; readonly mentions: readonly EntityId[]; readonly asks?: Wording }
  /** `corrects`: an own message of this thread in whose place it stands; null for one of its own. */
  | {
      readonly do: 'add-message';
      readonly thread: ThreadId;
      readonly corrects: MessageId | null;
      readonly mentions: readonly EntityId[];
      readonly asks?: Wording;
      /** The question to which the State that objects says no. */
      readonly stays?: MessageId;
    }
  | { readonly do: 'resolve-thread'; readonly thread: ThreadId }
  | { readonly do: 'reopen-thread'; readonly thread: ThreadId }
  /** A message, with all that stands in its place or in whose place it stands. */
  | { readonly do: 'erase-words'; readonly thread: ThreadId; readonly message: MessageId };
