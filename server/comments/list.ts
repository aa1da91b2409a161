/** What one seat is shown beside a text: made of the logs that it may ever have read, and in each of them of what is for it. */
import { audienceKey } from '../../shared/comments/audience.ts';
import type { MessageId, ThreadId } from '../../shared/comments/command.ts';
import { type CommentsGround, notWriting } from '../../shared/comments/decide.ts';
import { type CommentsEntry, threadOf } from '../../shared/comments/entry.ts';
import { isFor, type Look, seen } from '../../shared/comments/seen.ts';
import { marginOf } from '../../shared/comments/state.ts';
import type { ShownThread, ThreadList } from '../../shared/wire/comments.ts';
import type { AudienceLog } from './audience-log.ts';
import { isJudgeable } from './judgeable.ts';
import { readMark, writeMark } from './mark.ts';
import { showAudience, showThread } from './show.ts';

export interface Looking extends Look {
  readonly log: Pick<AudienceLog, 'state' | 'said' | 'count'>;
}

type Here = Pick<CommentsGround, 'actor' | 'text' | 'sitter'>;

/** So much of what is told goes into one answer: a page asks on, and a flood makes no answer long. */
export const MOST_TOLD = 400;

/** From where on something is told. */
export interface Since {
  /** Of an earlier answer. */
  readonly mark: string;
  /** Threads that were touched since come whole, as pages of an earlier build put them in the place of what they had. */
  readonly wholeThreads: boolean;
}

/** `since` null: from the beginning. `most`: things that are told in this one. */
export function listOf(looks: readonly Looking[], here: Here, since: Since | null, most = Number.POSITIVE_INFINITY): ThreadList {
  const found = looks.map((look) => ({ look, key: audienceKey(look.audience), told: look.log.count(look, here.text.id) }));
  const known = readMark(since?.mark ?? null, here.sitter);
  const whole = known === null || found.some(({ key, told }) => !((known.get(key) ?? 0) <= told));
  const from = (key: string): number => (whole ? 0 : (known.get(key) ?? 0));
  // in each log one after the other, of all logs the oldest first
  const news = found
    .flatMap(({ look, key, told }) => lastTold(here.text.id, look, told - from(key)).map((entry) => ({ look, key, entry })))
    .sort((one, other) => one.entry.at - other.entry.at);
  const now = news.slice(0, most);
  const upTo = (key: string): number => from(key) + now.filter((one) => one.key === key).length;
  return {
    position: found.reduce((sum, { told }) => sum + told, 0),
    mark: writeMark(new Map(found.map(({ key }) => [key, upTo(key)])), here.sitter),
    whole,
    more: now.length < news.length,
    threads: found
      .flatMap(({ look, key }) => {
        const touched = touchedBy(now.flatMap((one) => (one.key === key ? [one.entry] : [])));
        return shown(look, here, touched, since?.wholeThreads === true);
      })
      .sort((one, other) => (one.messages[0]?.at ?? 0) - (other.messages[0]?.at ?? 0)),
    audiences: looks.flatMap((look) => (notWriting({ ...look, ...here }) === null ? [showAudience(look.audience)] : [])),
  };
}

/** The last so many entries that are for whoever looks, in the order of the log: looked for from its end, where a page that follows is. */
function lastTold(opinion: string, look: Looking, count: number): readonly CommentsEntry[] {
  const margin = marginOf(look.log.state, opinion);
  const told: CommentsEntry[] = [];
  for (let at = margin.entries.length - 1; at >= 0 && told.length < count; at--) {
    const entry = margin.entries.at(at);
    if (entry !== undefined && isJudgeable(entry, look.belonging) && isFor(look, margin, entry)) told.push(entry);
  }
  return told.reverse();
}

/** By thread, the messages that these entries are about. */
function touchedBy(entries: readonly CommentsEntry[]): ReadonlyMap<ThreadId, ReadonlySet<MessageId>> {
  const touched = new Map<ThreadId, Set<MessageId>>();
  for (const entry of entries) {
    const messages = touched.get(threadOf(entry)) ?? new Set();
    for (const id of messagesOf(entry)) messages.add(id);
    touched.set(threadOf(entry), messages);
  }
  return touched;
}

function messagesOf({ uuid, fact }: CommentsEntry): readonly MessageId[] {
  switch (fact.type) {
    case 'thread.opened':
    case 'message.added':
      return [uuid];
    case 'erasure.asked':
      return [fact.message];
    case 'words.erased':
      return fact.messages;
    case 'thread.resolved':
    case 'thread.reopened':
      return [];
  }
}

function shown(look: Looking, here: Here, touched: ReadonlyMap<ThreadId, ReadonlySet<MessageId>>, whole: boolean): readonly ShownThread[] {
  const { threads } = marginOf(look.log.state, here.text.id);
  return [...touched].flatMap(([id, messages]) => {
    const thread = threads.get(id);
    const view = thread === undefined ? null : seen(look, thread);
    if (view === null) return [];
    const ground = { ...look, ...here, state: look.log.state };
    return [
      showThread(
        view,
        ground,
        (seq) => look.log.said(seq),
        (message) => whole || messages.has(message),
      ),
    ];
  });
}
