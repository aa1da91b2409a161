/** What one seat is shown beside a text: made of the logs that it may ever have read, and in each of them of what is for it. */
import { audienceKey } from '../../shared/comments/audience.ts';
import type { ThreadId } from '../../shared/comments/command.ts';
import { type CommentsGround, notWriting } from '../../shared/comments/decide.ts';
import { threadOf } from '../../shared/comments/entry.ts';
import { isFor, type Look, seen } from '../../shared/comments/seen.ts';
import { marginOf } from '../../shared/comments/state.ts';
import type { ShownThread, ThreadList } from '../../shared/wire/comments.ts';
import type { AudienceLog } from './audience-log.ts';
import { judgeable } from './judgeable.ts';
import { readMark, writeMark } from './mark.ts';
import { showAudience, showThread } from './show.ts';

export interface Looking extends Look {
  readonly log: Pick<AudienceLog, 'state' | 'said'>;
}

type Here = Pick<CommentsGround, 'actor' | 'text' | 'sitter'>;

/** `after`: the mark of an earlier answer. */
export function listOf(looks: readonly Looking[], here: Here, after: string | null): ThreadList {
  const found = looks.map((look) => ({ look, key: audienceKey(look.audience), touched: touchedIn(here.text.id, look) }));
  const known = readMark(after, here.sitter);
  const whole = known === null || found.some(({ key, touched }) => !((known.get(key) ?? 0) <= touched.length));
  const from = (key: string): number => (whole ? 0 : (known.get(key) ?? 0));
  return {
    position: found.reduce((sum, { touched }) => sum + touched.length, 0),
    mark: writeMark(new Map(found.map(({ key, touched }) => [key, touched.length])), here.sitter),
    whole,
    threads: found
      .flatMap(({ look, key, touched }) => shown(look, here, new Set(touched.slice(from(key)))))
      .sort((one, other) => (one.messages[0]?.at ?? 0) - (other.messages[0]?.at ?? 0)),
    audiences: looks.flatMap((look) => (notWriting({ ...look, ...here }) === null ? [showAudience(look.audience)] : [])),
  };
}

/** The threads of all entries that are for whoever looks, in the order of the log. */
function touchedIn(opinion: string, look: Looking): readonly ThreadId[] {
  const margin = marginOf(look.log.state, opinion);
  return [...judgeable(margin.entries, look.belonging)].filter((entry) => isFor(look, margin, entry)).map(threadOf);
}

function shown(look: Looking, here: Here, ids: Iterable<ThreadId>): readonly ShownThread[] {
  const { threads } = marginOf(look.log.state, here.text.id);
  return [...ids].flatMap((id) => {
    const thread = threads.get(id);
    const view = thread === undefined ? null : seen(look, thread);
    return view === null ? [] : [showThread(view, { ...look, ...here, state: look.log.state }, (seq) => look.log.said(seq))];
  });
}
