/** The last thing that was decided while a screen looks on: what the room must see. */
import type { Register } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';

export type Decision =
  | { readonly what: 'declared'; readonly seq: number; readonly at: number; readonly block: BlockId }
  | { readonly what: 'adopted'; readonly seq: number; readonly at: number };

/** The newest decision that stands; null where there is none. One that was undone is none. */
export function lastDecision({ adopted, paragraphs }: Register): Decision | null {
  if (adopted !== null) return { what: 'adopted', seq: adopted.seq, at: adopted.at };
  const standing = paragraphs.flatMap(({ id, declared }) =>
    declared?.stands === true ? [{ what: 'declared', seq: declared.seq, at: declared.at, block: id } as const] : [],
  );
  return standing.reduce<Decision | null>((last, one) => (last === null || one.seq > last.seq ? one : last), null);
}
