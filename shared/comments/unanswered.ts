/** What in a thread waits for a State: a question about its objection, that it is called upon, or that somebody speaks under that objection. */
import type { EntityId } from '../opinion/vocabulary.ts';
import type { SeenThread } from './seen.ts';
import type { Message } from './state.ts';

export interface Unanswered {
  readonly why: 'question' | 'mention' | 'objection';
  /** The first that it has not answered. */
  readonly message: Message;
}

/** null: nothing. As far as whoever looks sees the thread; of a message that was corrected its last wording counts. */
export function unanswered({ messages, resolved, anchor }: SeenThread, entity: EntityId): Unanswered | null {
  if (resolved !== null) return null;
  const corrected = new Set(messages.map(({ corrects }) => corrects));
  const since = messages.slice(messages.findLastIndex((one) => one.entity === entity) + 1);
  const standing = since.filter(({ id, erased }) => !erased && !corrected.has(id));
  const isOwn = anchor.on === 'position' && anchor.entity === entity;
  const asking = isOwn ? standing.findLast(({ asks }) => asks !== null) : undefined;
  if (asking !== undefined) return { why: 'question', message: asking };
  const calling = standing.find(({ mentions }) => mentions.includes(entity));
  if (calling !== undefined) return { why: 'mention', message: calling };
  const [first] = standing;
  return first !== undefined && isOwn ? { why: 'objection', message: first } : null;
}
