/** Positions, each once: one that reached several paragraphs is one position, and is spoken of where it was raised. */
import { isBinding } from '../opinion/positions.ts';
import type { SaidRegister, ShownPosition } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';

export interface Placed {
  readonly position: ShownPosition;
  /** null = the opinion as a whole. */
  readonly block: BlockId | null;
}

/** By id. */
export function placed({ paragraphs, positions }: Pick<SaidRegister, 'paragraphs' | 'positions'>): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>(positions.map((position) => [position.id, { position, block: null }]));
  for (const { id, positions: here } of paragraphs) {
    for (const position of here)
      if (!found.has(position.id) || position.carriedFrom === null) found.set(position.id, { position, block: id });
  }
  return found;
}

/** Those of them that stand between the text and adoption. */
export const holdsIn = (register: SaidRegister): readonly Placed[] =>
  [...placed(register).values()].filter(({ position: { kind, met } }) => isBinding(kind) && !met);
