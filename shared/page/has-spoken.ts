import type { BlockId } from '../opinion/vocabulary.ts';
import type { RunningCall } from '../wire/opinion.ts';

/** Has one's own State spoken to all that these calls ask? Silence answers too; but of that nothing is known. */
export const hasSpoken = (calls: readonly RunningCall[]): boolean =>
  calls.every(({ paragraphs, said }) =>
    (paragraphs?.map(({ id }) => id) ?? [null]).every((asked) => said.some(({ block }) => block === asked)),
  );

/** Where one's own State has something to say yet, if anywhere; null: on the opinion as a whole. */
export function asksFirst(calls: readonly RunningCall[]): BlockId | null {
  const asked = calls.flatMap(({ paragraphs, said }) =>
    (paragraphs ?? []).map(({ id }) => ({ id, open: said.every(({ block }) => block !== id) })),
  );
  return (asked.find(({ open }) => open) ?? asked[0])?.id ?? null;
}
