/**
 * Where the words stand that somebody objects to under a condition, in texts whose paragraphs are short: what is watched is the whole of a
 * paragraph, if no other read the same when it was objected to (1.8). Stands for the text engine in worlds without one.
 */
import type { Act, Echo } from '../../shared/opinion/entry.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId, EntityId, PositionId } from '../../shared/opinion/vocabulary.ts';
import type { Line } from './world.ts';

interface Watched {
  readonly entity: EntityId;
  readonly block: BlockId;
  readonly words: readonly string[];
}

type Raised = Extract<Act, { type: 'position.raised' }>;

export class Moved {
  #last = new Map<BlockId, string>();
  #watched = new Map<PositionId, Watched>();

  fork(): Moved {
    const other = new Moved();
    other.#last = new Map(this.#last);
    other.#watched = new Map(this.#watched);
    return other;
  }

  /** What else there is to know of a world than its state. */
  key({ positions }: OpinionState): readonly string[] {
    const standing = [...this.#watched].filter(([position]) => positions.has(position));
    return standing.map(([, { entity, block, words }]) => [entity, block, ...new Set(words.toSorted())].join()).sort();
  }

  /** The text reads so now. */
  read(lines: readonly Line[]): void {
    for (const { id, words } of lines) this.#last.set(id, words);
  }

  /** Before the act is folded; where its words stand already. */
  raise(state: OpinionState, { entity, block, endsIf, seen }: Raised, lines: readonly Line[]): readonly BlockId[] {
    this.#forget(state);
    const before = [...this.#watched].find(([, one]) => one.entity === entity && one.block === block);
    if (endsIf === null || block === null) return [];
    const words = this.#last.get(block) ?? '';
    const crossed = (state.blocks.get(block)?.gone ?? 0) > seen;
    const alone = words !== '' && (crossed || !lines.some((line) => line.id !== block && line.words === words));
    if (before !== undefined) this.#watched.delete(before[0]);
    const position = `p${state.seq + 1}`;
    this.#watched.set(position, { entity, block, words: [...(before?.[1].words ?? []), ...(alone ? [words] : [])] });
    return crossed ? this.where(position, lines) : [];
  }

  /** Other lines that read as one of the words of a position, and not as its own paragraph does. */
  where(position: PositionId, lines: readonly Line[]): readonly BlockId[] {
    const watched = this.#watched.get(position);
    if (watched === undefined) return [];
    const own = lines.find(({ id }) => id === watched.block)?.words;
    return lines.flatMap(({ id, words }) => (id !== watched.block && words !== own && watched.words.includes(words) ? id : [])).sort();
  }

  /** What an entry that makes the text read so says of it. */
  echoes(state: OpinionState, lines: readonly Line[]): readonly Echo[] {
    this.#forget(state);
    return [...state.positions.values()].flatMap(({ id, echoes }) => {
      const found = this.where(id, lines);
      return found.join() === echoes.join() ? [] : [{ position: id, in: found }];
    });
  }

  /** What was withdrawn is watched no longer. */
  #forget({ positions }: OpinionState): void {
    for (const position of this.#watched.keys()) if (!positions.has(position)) this.#watched.delete(position);
  }
}
