/** The concise notes of reservations that stand and are their States' own: appended to the opinion wherever the whole of it is shown (rule 7.11). */
import type { SaidRegister } from '../opinion/register.ts';
import type { BlockId, EntityId } from '../opinion/vocabulary.ts';

export interface Appended {
  readonly id: string;
  readonly entity: EntityId;
  readonly block: BlockId;
  readonly words: string;
}

/** One that counts on several paragraphs stands at the first of them. */
export function appendedNotes({ paragraphs }: Pick<SaidRegister, 'paragraphs'>): readonly Appended[] {
  const found = new Map<string, Appended>();
  for (const { id: block, positions } of paragraphs) {
    for (const { id, kind, entity, entered, note } of positions) {
      const words = note?.appended ?? '';
      if (kind === 'reservation' && !entered && words !== '' && !found.has(id)) found.set(id, { id, entity, block, words });
    }
  }
  return [...found.values()];
}
