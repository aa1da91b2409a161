/** Which files the log of the forum names at its end. Only what was said openly is read: words that were erased are not asked for. */
import { evolve } from '../../shared/forum/evolve.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { Log, Stored } from '../log/log.ts';
import { pagesOf } from '../record/prove.ts';
import { readForumEntry } from '../record/read.ts';
import { FORUM_LOG } from '../record/verify-forum.ts';

export const namedFiles = (forum: readonly Stored[]): readonly Hash[] => [...forum.reduce(fold, emptyForum).attachments.keys()];

/** The same of a store, in which the log may be long. Throws StorageFault. */
export async function namedIn(store: Pick<Log, 'read'>): Promise<readonly Hash[]> {
  let state = emptyForum;
  for await (const page of pagesOf(store, FORUM_LOG)) state = page.reduce(fold, state);
  return [...state.attachments.keys()];
}

const fold = (state: ForumState, stored: Stored): ForumState => evolve(state, readForumEntry(stored).entry);
