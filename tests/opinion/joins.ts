/** The watcher's own account of words that were joined into another paragraph: what stood on them counts there, until that was undone. */
import type { TextFacts } from '../../shared/opinion/entry.ts';
import { reach } from '../../shared/opinion/positions.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { Telling } from './apart.ts';

interface Join {
  readonly from: string;
  readonly to: string;
  readonly seq: number;
  /** How both read before. */
  readonly was: readonly [string | null, string | null];
  /** The whole of it, while its source lives. */
  readonly undone: boolean;
}

export class Joins {
  #joins: readonly Join[] = [];

  fork(): Joins {
    const other = new Joins();
    other.#joins = this.#joins;
    return other;
  }

  /** After one text entry. */
  see(before: OpinionState, { flows }: TextFacts, after: OpinionState, { saw, fail }: Telling): void {
    const hashOf = ({ blocks }: OpinionState, id: string) => blocks.get(id)?.hash ?? null;
    const made = flows.filter(({ how }) => how === 'join' || how === 'replace').map(({ from, to }) => ({ from, to, seq: after.seq }));
    const known = this.#joins.map((join) => {
      const [source, target] = [hashOf(after, join.from), hashOf(after, join.to)];
      return { ...join, undone: source !== null && (join.undone || (source === join.was[0] && target === join.was[1])) };
    });
    this.#joins = [
      ...known,
      ...made.map((one) => ({ ...one, was: [hashOf(before, one.from), hashOf(before, one.to)] as const, undone: false })),
    ];
    for (const { from, to, seq, was, undone } of this.#joins) {
      const source = hashOf(after, from);
      if (undone || source === was[0] || hashOf(after, to) === null) continue;
      for (const { id, block, since, drops } of after.positions.values()) {
        if (block !== from || since >= seq || drops.some((drop) => drop.block === to)) continue;
        if (
          reach(after)
            .blocks.get(to)
            ?.some(({ position }) => position.id === id) !== true
        )
          fail('joined words left a position behind');
        if (source !== null) saw('joined, and back with other words');
      }
    }
  }
}
