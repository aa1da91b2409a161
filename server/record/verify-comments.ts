/**
 * What the record of an audience proves: one unbroken chain, sound entry by entry, each after what it speaks of. Words that are gone are
 * proved by what is left: the header commits to them.
 */

import type { Anchor } from '../../shared/comments/anchor.ts';
import type { CommentsEntry } from '../../shared/comments/entry.ts';
import { threadOf } from '../../shared/comments/entry.ts';
import { evolveComments } from '../../shared/comments/evolve.ts';
import { type CommentsState, emptyComments, marginOf } from '../../shared/comments/state.ts';
import type { LogName, Stored } from '../log/log.ts';
import { commentsLog } from './comments-facts.ts';
import { LogProof, NEVER_CHECKED } from './proved.ts';
import { readCommentsEntry } from './read.ts';
import { type Proof, proved, type Receipt, type Report } from './verify.ts';

/** From its first entry; against a receipt too, where there is one. */
export const verifyComments = (log: LogName, stored: Iterable<Stored>, receipt: Receipt | null = null): Report =>
  proved(commentsProof(log, receipt), stored);

export function commentsProof(log: LogName, receipt: Receipt | null = null): Proof {
  const kind = {
    ...{ log, empty: emptyComments, read: readCommentsEntry, evolve: evolveComments, notChecked: NOT_CHECKED },
    objectionTo: (state: CommentsState, entry: CommentsEntry) => objectionTo(log, state, entry),
  };
  return new LogProof(kind, receipt, ({ state, wordless }) => {
    const messages = [...state.margins.values()].flatMap(({ threads }) => [...threads.values()].flatMap((thread) => [...thread.messages]));
    const erased = messages.filter((message) => message.erased);
    const left = erased.filter(({ seq }) => !wordless.has(seq)).length;
    return {
      sentence: `VALID: this log of comments holds ${state.seq} entries, each in its place, with ${messages.length} messages, of which ${erased.length} were erased${left === 0 ? '' : `; the words of ${left} are still there, and go when a server opens the log`}.`,
      notChecked: NOT_CHECKED,
    };
  });
}

/** Why this entry cannot follow what is there, or null. */
function objectionTo(log: LogName, state: CommentsState, entry: CommentsEntry): string | null {
  const { fact, by } = entry;
  if (fact.forum < state.forum) return 'it names an earlier position of the forum than the entry before it';
  const thread = marginOf(state, fact.opinion).threads.get(threadOf(entry));
  if (fact.type === 'thread.opened') {
    if (commentsLog(fact.audience).id !== log.id) return 'it is for another audience';
    if (fact.asks !== undefined && notUnder(fact.anchor, by)) return notUnder(fact.anchor, by);
    return thread === undefined ? null : 'there is a thread of that id already';
  }
  if (thread === undefined) return 'it names a thread that is not there';
  const named = (id: string) => [...thread.messages].find((message) => message.id === id);
  switch (fact.type) {
    case 'message.added': {
      if (named(entry.uuid) !== undefined) return 'there is a message of that id already';
      if (fact.asks !== undefined && notUnder(thread.anchor, by)) return notUnder(thread.anchor, by);
      if (fact.stays !== undefined && !named(fact.stays)?.asks) return 'it answers what was not asked';
      if (fact.stays !== undefined && entityOf(thread.anchor) !== by.entity) return 'it answers for another State';
      if (fact.corrects === null) return null;
      const corrected = named(fact.corrects);
      const own = corrected !== undefined && corrected.by === by.seat && corrected.tenure === fact.tenure && !corrected.erased;
      return own ? null : 'it corrects what is not its own';
    }
    case 'erasure.asked':
      return named(fact.message)?.erased === false ? null : 'it names a message that is not there';
    case 'words.erased':
      return fact.messages.length > 0 && fact.messages.every((id) => named(id) !== undefined)
        ? null
        : 'it names a message that is not there';
    default:
      return null;
  }
}

const entityOf = (anchor: Anchor): string | null => (anchor.on === 'position' ? anchor.entity : null);

function notUnder(anchor: Anchor, by: CommentsEntry['by']): string | null {
  const entity = entityOf(anchor);
  return entity === null ? 'it asks under no position' : entity === by.entity ? 'it asks its own State' : null;
}

const NOT_CHECKED = [
  ...NEVER_CHECKED,
  'who belonged to the audience: that stands in the log of the forum, whose positions are named',
  'the paragraphs and positions that are named: they stand in the logs of the opinions',
];
