/** Which comments the secretariat looks at: by what became of them, and by words. */
import { COMMENT_VERDICTS, type CommentVerdict } from '../../../shared/forum/consultation.ts';
import type { QueuedComment } from '../../../shared/wire/consultation.ts';

export const STANDINGS = ['waiting', ...COMMENT_VERDICTS] as const;
export type Standing = (typeof STANDINGS)[number];

export const standingOf = ({ judged }: { readonly judged: { readonly verdict: CommentVerdict } | null }): Standing =>
  judged?.verdict ?? 'waiting';

/** In the order in which they came. */
export function found(comments: readonly QueuedComment[], standing: Standing, words: string): readonly QueuedComment[] {
  const wanted = plain(words);
  return comments.filter((comment) => standingOf(comment) === standing && plain(spoken(comment)).includes(wanted));
}

const spoken = ({ number, name, organisation, contact, text }: QueuedComment): string =>
  [number, name, organisation, contact, text].filter((part) => part !== null).join('\n');

const plain = (words: string): string => words.normalize('NFKC').toLowerCase().trim();
