/** Folds one entry of the log of an audience. Pure; the state before stays as it was. */
import { unreachable } from '../lib/assert.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { MessageId } from './command.ts';
import { type CommentsAct, type CommentsEntry, threadOf } from './entry.ts';
import { type CommentsState, type ErasingHand, type Margin, type Message, marginOf, type Thread } from './state.ts';

/** Each act, that a fact of tomorrow be told from one of today. */
const KNOWN: { readonly [Type in CommentsAct['type']]: true } = {
  'thread.opened': true,
  'message.added': true,
  'thread.resolved': true,
  'thread.reopened': true,
  'erasure.asked': true,
  'words.erased': true,
};

export const isKnownInComments = ({ type }: { readonly type: string }): boolean => Object.hasOwn(KNOWN, type);

export function evolveComments(before: CommentsState, entry: CommentsEntry): CommentsState {
  const { seq, at, fact } = entry;
  const margin = marginOf(before, fact.opinion);
  const audience = fact.type === 'thread.opened' ? fact.audience : before.audience;
  return {
    ...{ seq, at, audience },
    forum: fact.forum,
    margins: new Map(before.margins).set(fact.opinion, { threads: threadsAfter(margin, entry), entries: [...margin.entries, entry] }),
  };
}

function threadsAfter({ threads }: Margin, entry: CommentsEntry): Margin['threads'] {
  const id = threadOf(entry);
  const { fact } = entry;
  const before = fact.type === 'thread.opened' ? { id, anchor: fact.anchor, messages: [], entries: [] } : threads.get(id);
  if (before === undefined) return threads;
  const after: Thread = { ...before, messages: messagesAfter(before.messages, entry), entries: [...before.entries, entry] };
  return new Map(threads).set(id, after);
}

function messagesAfter(messages: readonly Message[], entry: CommentsEntry): readonly Message[] {
  const { fact, by } = entry;
  switch (fact.type) {
    case 'thread.opened':
      return [...messages, messageOf(entry, fact, null)];
    case 'message.added':
      return [...messages, messageOf(entry, fact, fact.corrects)];
    case 'thread.resolved':
    case 'thread.reopened':
      return messages;
    case 'erasure.asked':
      return messages.map((one) => (one.id === fact.message ? { ...one, erasureAsked: erasingHand(by) } : one));
    case 'words.erased':
      return messages.map((one) => (fact.messages.includes(one.id) ? { ...one, erased: true } : one));
    default:
      return unreachable(fact);
  }
}

function messageOf(
  { seq, at, by, uuid }: CommentsEntry,
  { tenure, forum, mentions }: Pick<Message, 'tenure' | 'forum' | 'mentions'>,
  corrects: MessageId | null,
): Message {
  return { id: uuid, seq, at, by: by.seat, tenure, entity: by.entity, forum, corrects, mentions, erased: false, erasureAsked: null };
}

/** As which of the two somebody erases what is another's; null: as neither. */
export function erasingHand({ capacity }: Pick<CommentsEntry['by'], 'capacity'>): ErasingHand | null {
  if (RIGHTS[capacity].chair) return 'chair';
  return RIGHTS[capacity].office ? 'secretariat' : null;
}
