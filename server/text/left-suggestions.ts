/**
 * Words of suggestions that others have lately taken out of a paragraph: an undo brings them back, and Yjs tells nobody that it is one. A
 * help, and no part of what the log holds: a server that has begun anew knows none.
 */
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import type { Before, BlockIndex } from './block-index.ts';
import { compared, Left, newSteps, type Steps, type Stretch } from './suggested.ts';

/** Stretches, and letters of the paragraphs in which they stood. */
const MOST = 256;
const MOST_LETTERS = 100_000;

interface Kept {
  readonly id: BlockId;
  readonly stretch: Stretch;
}

export class LeftSuggestions {
  #kept: readonly Kept[] = [];

  of(id: BlockId): readonly Stretch[] {
    return this.#kept.flatMap((one) => (one.id === id ? one.stretch : []));
  }

  fork(): LeftSuggestions {
    const fork = new LeftSuggestions();
    fork.#kept = this.#kept;
    return fork;
  }

  /** After the edit of somebody of this entity. */
  note(before: Before, index: BlockIndex, entity: EntityId): void {
    const left: Stretch[] = [];
    const came: Stretch[] = [];
    const places = new Map<readonly string[], BlockId>();
    for (const [id, record] of before) {
      const now = index.byId(id);
      if (![...(record?.suggested ?? []), ...(now?.suggested ?? [])].some(({ by }) => by !== entity)) continue;
      const found = compared(record?.block ?? null, now?.block ?? null, entity);
      for (const { line } of [...found.left, ...found.came]) places.set(line, id);
      left.push(...found.left);
      came.push(...found.came);
    }
    if (left.length + came.length === 0) return;
    const steps = newSteps();
    const gone = new Left(left, steps);
    for (const stretch of came) if (gone.take(stretch).length > 0) this.#take(places.get(stretch.line) ?? '', stretch, steps);
    const kept = gone.stretches.map((stretch) => ({ id: places.get(stretch.line) ?? '', stretch }));
    if (kept.length > 0) this.#kept = newest([...this.#kept, ...kept]);
  }

  #take(id: BlockId, stretch: Stretch, steps: Steps): void {
    const others = this.#kept.filter((one) => one.id !== id);
    const mine = new Left(this.of(id), steps);
    mine.take(stretch);
    this.#kept = [...others, ...mine.stretches.map((one) => ({ id, stretch: one }))];
  }
}

function newest(all: readonly Kept[]): readonly Kept[] {
  let letters = 0;
  const kept = all.slice(-MOST).reverse();
  const enough = kept.findIndex(({ stretch }) => {
    letters += stretch.line.length;
    return letters > MOST_LETTERS;
  });
  return kept.slice(0, enough === -1 ? MOST : enough).reverse();
}
