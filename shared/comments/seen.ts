/**
 * What one seat sees: the entries that are for it, folded, and nothing else. An entry is for a seat for ever or never, so what a seat sees
 * of a log only grows, and how many entries that are tells it nothing of the others.
 */
import type { EntityId, SeatId } from '../opinion/vocabulary.ts';
import type { Anchor } from './anchor.ts';
import type { Audience } from './audience.ts';
import { type Belonging, belongs, type Sitter } from './belonging.ts';
import type { ThreadId } from './command.ts';
import type { CommentsEntry } from './entry.ts';
import type { Margin, Message, Thread } from './state.ts';

interface Done {
  readonly by: SeatId;
  readonly entity: EntityId;
  readonly at: number;
}

export interface SeenThread {
  readonly id: ThreadId;
  readonly anchor: Anchor;
  /** null: before who looks belonged to the audience. */
  readonly opened: Done | null;
  /** Never empty. */
  readonly messages: readonly Message[];
  /** null: it goes on. */
  readonly resolved: Done | null;
}

/** Who looks, and into the log of which audience. */
export interface Look {
  readonly belonging: Belonging;
  readonly sitter: Sitter;
  readonly audience: Audience;
}

const wasThere = ({ belonging, sitter, audience }: Look, forum: number): boolean => belongs(belonging, sitter, audience, forum);

/** Is this entry for who looks? What becomes of words concerns those who read them, wherever they have gone since. */
export function isFor(look: Look, { threads }: Margin, { fact }: Pick<CommentsEntry, 'fact'>): boolean {
  if (fact.type !== 'words.erased' && fact.type !== 'erasure.asked') return wasThere(look, fact.forum);
  const about = fact.type === 'words.erased' ? fact.messages : [fact.message];
  const { messages = [] } = threads.get(fact.thread) ?? {};
  return [...messages].some(({ id, forum }) => about.includes(id) && wasThere(look, forum));
}

/** null: nothing in it was said to who looks. */
export function seen(look: Look, { id, anchor, messages, entries }: Thread): SeenThread | null {
  const readable = [...messages].filter(({ forum }) => wasThere(look, forum));
  if (readable.length === 0) return null;
  let opened: Done | null = null;
  let resolved: Done | null = null;
  for (const { fact, by, at } of entries) {
    if (!wasThere(look, fact.forum)) continue;
    const done = { by: by.seat, entity: by.entity, at };
    if (fact.type === 'thread.opened') opened = done;
    if (fact.type === 'thread.resolved') resolved = done;
    if (fact.type === 'thread.reopened' || fact.type === 'message.added') resolved = null;
  }
  return { id, anchor, opened, messages: readable, resolved };
}
