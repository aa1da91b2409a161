/** What in a thread waits for a State: a question about its objection, that it is called upon, or that somebody speaks under that objection. */
import type { EntityId } from '../opinion/vocabulary.ts';
import type { CommentsAct } from './entry.ts';
import type { SeenThread } from './seen.ts';
import type { Margin, Message } from './state.ts';

export interface Unanswered {
  readonly why: 'question' | 'mention' | 'objection';
  /** The first that it has not answered. */
  readonly message: Message;
}

/**
 * null: nothing. As far as whoever looks sees the thread; of a message that was corrected its last wording counts. `stands`: does the objection
 * that the thread is under? A question about one that has ended waits no more (SPEC C17).
 */
export function unanswered(thread: SeenThread, entity: EntityId, stands = true): Unanswered | null {
  const all = unansweredIn(thread, entity);
  const standing = stands ? all : all.filter((message) => message.mentions.includes(entity) || !isAsked(message, thread, entity));
  const asking = stands ? standing.findLast((message) => isAsked(message, thread, entity)) : undefined;
  if (asking !== undefined) return { why: 'question', message: asking };
  const calling = standing.find(({ mentions }) => mentions.includes(entity));
  if (calling !== undefined) return { why: 'mention', message: calling };
  const [first] = standing;
  return first !== undefined && isUnderOwn(thread, entity) ? { why: 'objection', message: first } : null;
}

/** All messages there that call upon it, or ask it, and wait. */
export const callsIn = (thread: SeenThread, entity: EntityId, stands: boolean): readonly Message[] =>
  unansweredIn(thread, entity).filter((message) => message.mentions.includes(entity) || (stands && isAsked(message, thread, entity)));

/** A message that calls upon a body, or asks it. */
export interface Call {
  /** Of its audience. */
  readonly log: string;
  readonly seq: number;
  /** By the clock of whichever server wrote it down, ms UTC. */
  readonly at: number;
}

/** The bodies that something in the thread of this fact calls upon or asks: for these more may wait since it. */
export function concerned({ threads }: Margin, fact: CommentsAct): ReadonlySet<EntityId> {
  const { anchor, mentions } = fact.type === 'thread.opened' ? fact : { anchor: threads.get(fact.thread)?.anchor, mentions: [] };
  const said = fact.type === 'thread.opened' ? [] : [...(threads.get(fact.thread)?.messages ?? [])];
  return new Set([...mentions, ...said.flatMap((one) => one.mentions), ...(anchor?.on === 'position' ? [anchor.entity] : [])]);
}

/** What was said since it spoke there. */
function unansweredIn({ messages, resolved }: SeenThread, entity: EntityId): readonly Message[] {
  if (resolved !== null) return [];
  const corrected = new Set(messages.map(({ corrects }) => corrects));
  const since = messages.slice(messages.findLastIndex((one) => one.entity === entity) + 1);
  return since.filter(({ id, erased }) => !erased && !corrected.has(id));
}

const isUnderOwn = ({ anchor }: SeenThread, entity: EntityId): boolean => anchor.on === 'position' && anchor.entity === entity;

const isAsked = ({ asks }: Message, thread: SeenThread, entity: EntityId): boolean => asks !== null && isUnderOwn(thread, entity);

/** Threads on a first page: what is behind them comes up as these are answered. */
export const MOST_WAITING = 100;
/** Of one body: whoever floods puts nobody else's question off the page. */
export const MOST_OF_ONE = 10;

const ORDER: readonly Unanswered['why'][] = ['question', 'objection', 'mention'];

interface Waiting {
  readonly why: Unanswered['why'];
  /** Whose message waits. */
  readonly entity: EntityId;
  readonly at: number;
}

/** Those that are told: questions first, then what is said under the own objection, then calls; the newest of each first. */
export function toldFirst<One extends Waiting>(all: readonly One[]): { readonly told: readonly One[]; readonly more: number } {
  const of = new Map<EntityId, number>();
  const sorted = [...all].sort((one, other) => ORDER.indexOf(one.why) - ORDER.indexOf(other.why) || other.at - one.at);
  const fair = sorted.filter(({ entity }) => {
    const before = of.get(entity) ?? 0;
    of.set(entity, before + 1);
    return before < MOST_OF_ONE;
  });
  const told = fair.slice(0, MOST_WAITING);
  return { told, more: all.length - told.length };
}
