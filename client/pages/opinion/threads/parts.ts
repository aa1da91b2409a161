/** What later.ts has come in one chunk: threads, and what else is about letters of the text. */
export { FileComments } from '../../word/file-comments.tsx';
export { SuggestPassage } from '../agreed/suggest-passage.tsx';
export { MarkedReference } from '../references/marked-reference.tsx';
export { MarkedRemarks } from '../wording/marked-remarks.tsx';
export { CommentTool } from './comment-tool.tsx';
export { Replies } from './replies.tsx';
export { TakeAway } from './take-away.tsx';
export { ThreadList } from './thread-list.tsx';
export { ThreadsHere } from './threads-here.tsx';
export { ThreadsOf } from './threads-of.tsx';
