import { type Passage, type Shelf, shelving } from '../../shared/agreed/passage.ts';
import type { Language } from '../../shared/opinion/vocabulary.ts';

/** In one go. */
export function shelfOf(language: Language, passages: readonly Passage[]): Shelf {
  const work = shelving(language, passages);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
