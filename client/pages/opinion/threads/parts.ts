export { CommentTool } from './comment-tool.tsx';
export { Replies } from './replies.tsx';
export { TakeAway } from './take-away.tsx';
export { ThreadList } from './thread-list.tsx';
export { ThreadsHere } from './threads-here.tsx';
export { ThreadsOf } from './threads-of.tsx';
