import type { Belonging } from '../../shared/comments/belonging.ts';
import type { CommentsEntry } from '../../shared/comments/entry.ts';

/**
 * Does this node know the position of the forum's log at which it is judged? Another node may be ahead of it, and nobody is shown what cannot
 * be judged. Where it does not, it knows that of no later entry.
 */
export const isJudgeable = ({ fact }: CommentsEntry, { seq }: Belonging): boolean => fact.forum <= seq;
