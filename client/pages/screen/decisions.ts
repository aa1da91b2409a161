/** What was decided while a screen looks on: what the room must see. */
import type { Register } from '../../../shared/opinion/register.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';

export type Decision =
  | { readonly what: 'declared'; readonly seq: number; readonly blocks: readonly BlockId[] }
  | { readonly what: 'adopted'; readonly seq: number };

/** What stands of the declarations after `since`, one by one or many at a stroke; an adoption whenever it was. What was undone is none. */
export function decidedSince({ adopted, paragraphs }: Register, since: number): Decision | null {
  if (adopted !== null) return { what: 'adopted', seq: adopted.seq };
  const standing = paragraphs.flatMap(({ id, declared }) =>
    declared?.stands === true && declared.seq > since ? [{ id, seq: declared.seq }] : [],
  );
  if (standing.length === 0) return null;
  return { what: 'declared', seq: Math.max(...standing.map(({ seq }) => seq)), blocks: standing.map(({ id }) => id) };
}
