/** What in a thread waits for a State: that it is called upon, or that somebody speaks under its objection, and it has said nothing since. */
import type { EntityId } from '../opinion/vocabulary.ts';
import type { SeenThread } from './seen.ts';
import type { Message } from './state.ts';

export interface Unanswered {
  readonly why: 'mention' | 'objection';
  /** The first that it has not answered. */
  readonly message: Message;
}

/** null: nothing. As far as whoever looks sees the thread; of a message that was corrected its last wording counts. */
export function unanswered({ messages, resolved, anchor }: SeenThread, entity: EntityId): Unanswered | null {
  if (resolved !== null) return null;
  const corrected = new Set(messages.map(({ corrects }) => corrects));
  const since = messages.slice(messages.findLastIndex((one) => one.entity === entity) + 1);
  const standing = since.filter(({ id, erased }) => !erased && !corrected.has(id));
  const calling = standing.find(({ mentions }) => mentions.includes(entity));
  if (calling !== undefined) return { why: 'mention', message: calling };
  const [first] = standing;
  return first !== undefined && anchor.on === 'position' && anchor.entity === entity ? { why: 'objection', message: first } : null;
}
