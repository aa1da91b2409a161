/**
 * Quoted words that others than the secretariat have lately taken out of a paragraph that is still there: an undo brings them back, and
 * Yjs tells nobody that it is one. A help, and no part of what the log holds: a server that has begun anew knows none.
 */
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Before, BlockIndex } from './block-index.ts';
import { hasQuote, requoted, wordsOf } from './quotes.ts';

const MOST = 256;

export class LostQuotes {
  #lost: readonly { readonly id: BlockId; readonly words: string }[] = [];

  of(id: BlockId): readonly string[] {
    return this.#lost.filter((one) => one.id === id).map(({ words }) => words);
  }

  /** After the edit of somebody who may not quote. */
  note(before: Before, index: BlockIndex): void {
    const left: { id: BlockId; words: string; gone: boolean }[] = [];
    const came: { id: BlockId; words: string }[] = [];
    for (const [id, record] of before) {
      const was = record?.block ?? null;
      const is = index.byId(id)?.block ?? null;
      if (!hasQuote(was) && !hasQuote(is)) continue;
      const found = requoted(was, is);
      left.push(...found.lost.map((words) => ({ id, words, gone: is === null })));
      came.push(...found.came.map((stretch) => ({ id, words: wordsOf(found.now, stretch) })));
    }
    for (const { id, words } of came) {
      const moved = left.findIndex((one) => one.words === words);
      if (moved >= 0) left.splice(moved, 1);
      else this.#take(id, words);
    }
    const lost = left.flatMap(({ id, words, gone }) => (gone ? [] : { id, words }));
    if (lost.length > 0) this.#lost = [...this.#lost, ...lost].slice(-MOST);
  }

  #take(id: BlockId, words: string): void {
    const place = this.#lost.findIndex((one) => one.id === id && one.words === words);
    if (place >= 0) this.#lost = this.#lost.toSpliced(place, 1);
  }
}
