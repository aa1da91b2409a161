/** What the record of the forum proves: one unbroken chain, sound entry by entry, and that who acted sat there then. */
import { isDeepStrictEqual } from 'node:util';
import type { ForumEntry } from '../../shared/forum/entry.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { actorOf } from '../../shared/forum/who.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { LogName, Stored } from '../log/log.ts';
import { LogProof, NEVER_CHECKED } from './proved.ts';
import { readForumEntry } from './read.ts';
import { type Proof, proved, type Receipt, type Report } from './verify.ts';

export const FORUM_LOG: LogName = { kind: 'forum', id: 'forum' };

/** From its first entry; against a receipt too, where there is one. */
export const verifyForum = (stored: Iterable<Stored>, receipt: Receipt | null = null): Report => proved(forumProof(receipt), stored);

export const forumProof = (receipt: Receipt | null = null): Proof =>
  new LogProof(KIND, receipt, ({ state, wordless }) => ({
    sentence: `VALID: the log of the forum holds ${state.seq} entries, each in its place and by who sat there then.`,
    notChecked: wordless.size === 0 ? NOT_CHECKED : [...NOT_CHECKED, `what was said with ${wordless.size} entries: it was erased`],
  }));

const NOT_CHECKED = [...NEVER_CHECKED, 'whether the rules allowed each act at its position'];

const KIND = {
  ...{ log: FORUM_LOG, empty: emptyForum, read: readForumEntry, evolve, notChecked: NOT_CHECKED },
  objectionTo: (state: ForumState, { by }: ForumEntry): string | null =>
    by.seat === SERVER.seat || isDeepStrictEqual(actorOf(state, by.seat), by) ? null : 'whoever it names did not sit there then',
};
