/** Folds one entry of the log of an audience. Pure; the state before stays as it was. */
import { unreachable } from '../lib/assert.ts';
import { PersistentList } from '../lib/persistent-list.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { Anchor } from './anchor.ts';
import type { ThreadId } from './command.ts';
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
    margins: before.margins.with(fact.opinion, { threads: threadsAfter(margin, entry), entries: margin.entries.with(entry) }),
  };
}

function threadsAfter({ threads }: Margin, entry: CommentsEntry): Margin['threads'] {
  const id = threadOf(entry);
  const { fact } = entry;
  const before = fact.type === 'thread.opened' ? beginning(id, fact.anchor) : threads.get(id);
  if (before === undefined) return threads;
  const after: Thread = { ...before, messages: messagesAfter(before.messages, entry), entries: before.entries.with(entry) };
  return threads.with(id, after);
}

const beginning = (id: ThreadId, anchor: Anchor): Thread => ({
  id,
  anchor,
  messages: PersistentList.from(),
  entries: PersistentList.from(),
});

function messagesAfter(messages: Thread['messages'], entry: CommentsEntry): Thread['messages'] {
  const { fact, by } = entry;
  switch (fact.type) {
    case 'thread.opened':
    case 'message.added':
      return messages.with(messageOf(entry, fact));
    case 'thread.resolved':
    case 'thread.reopened':
      return messages;
    case 'erasure.asked':
      return changed(messages, (one) => (one.id === fact.message ? { ...one, erasureAsked: erasingHand(by) } : one));
    case 'words.erased':
      return changed(messages, (one) => (fact.messages.includes(one.id) ? { ...one, erased: true } : one));
    default:
      return unreachable(fact);
  }
}

const changed = (messages: Thread['messages'], to: (one: Message) => Message): Thread['messages'] =>
  PersistentList.from(Array.from(messages, to));

function messageOf({ seq, at, by, uuid }: CommentsEntry, fact: Extract<CommentsAct, { readonly mentions: unknown }>): Message {
  const { tenure, forum, mentions, asks = null } = fact;
  const { corrects, stays = null } = fact.type === 'message.added' ? fact : { corrects: null };
  const said = { id: uuid, seq, at, by: by.seat, tenure, entity: by.entity, forum };
  return { ...said, corrects, mentions, asks, stays, erased: false, erasureAsked: null };
}

/** As which of the two somebody erases what is another's; null: as neither. */
export function erasingHand({ capacity }: Pick<CommentsEntry['by'], 'capacity'>): ErasingHand | null {
  if (RIGHTS[capacity].chair) return 'chair';
  return RIGHTS[capacity].office ? 'secretariat' : null;
}
