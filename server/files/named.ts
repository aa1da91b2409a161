/** Which files the log of the forum names at its end. Only what was said openly is read: words that were erased are not asked for. */
import { evolve } from '../../shared/forum/evolve.ts';
import { emptyForum } from '../../shared/forum/state.ts';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import type { Stored } from '../log/log.ts';
import { readForumEntry } from '../record/read.ts';

export const namedFiles = (forum: readonly Stored[]): readonly Hash[] => [
  ...forum.reduce((state, stored) => evolve(state, readForumEntry(stored).entry), emptyForum).attachments.keys(),
];
