/** What the page draws of threads, in one chunk that comes after the text: in several, more of what they share would come before it. */
import { later, retryImport } from '../../../ui/later.tsx';

const parts = retryImport(() => import('./parts.ts'));

export const ThreadsHere = later(async () => ({ default: (await parts()).ThreadsHere }));
export const ThreadList = later(async () => ({ default: (await parts()).ThreadList }));
export const ThreadsOf = later(async () => ({ default: (await parts()).ThreadsOf }));
export const Replies = later(async () => ({ default: (await parts()).Replies }));
export const TakeAway = later(async () => ({ default: (await parts()).TakeAway }));
export const CommentTool = later(async () => ({ default: (await parts()).CommentTool }));
export const FileComments = later(async () => ({ default: (await parts()).FileComments }));
export const SuggestPassage = later(async () => ({ default: (await parts()).SuggestPassage }));
