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

/** What the text alone knows of an objection under a condition. */
type Known = Pick<Raised, 'echoes' | 'copied'>;

export class Moved {
  #last = new Map<BlockId, string>();
  #watched = new Map<PositionId, Watched>();
  /** The text from each entry on that changed it. */
  #texts: readonly { readonly seq: number; readonly lines: readonly Line[] }[] = [];

  fork(): Moved {
    const other = new Moved();
    other.#last = new Map(this.#last);
    other.#texts = this.#texts;
    other.#watched = new Map(this.#watched);
    return other;
  }

  /** What else there is to know of a world than its state. */
  key({ positions }: OpinionState): readonly string[] {
    const standing = [...this.#watched].filter(([position]) => positions.has(position));
    return standing.map(([, { entity, block, words }]) => [entity, block, ...new Set(words.toSorted())].join()).sort();
  }

  /** From this entry on the text reads so. */
  read(seq: number, lines: readonly Line[]): void {
    this.#texts = [...this.#texts, { seq, lines }];
    for (const { id, words } of lines) this.#last.set(id, words);
  }

  /** Before the act is folded. */
  raise(state: OpinionState, { entity, block, endsIf, seen }: Raised, lines: readonly Line[]): Known {
    this.#forget(state);
    const before = [...this.#watched].find(([, one]) => one.entity === entity && one.block === block);
    if (endsIf === null || block === null) return {};
    const words = this.#last.get(block) ?? '';
    const gone = state.blocks.get(block)?.gone ?? 0;
    const crossed = gone > seen;
    const isSame = (line: Line): boolean => line.id !== block && line.words === words;
    const same = words === '' ? [] : lines.filter(isSame).map(({ id }) => id);
    // 1.8: who has not seen the copy objects to it as well
    const stood = this.#texts.findLast(({ seq }) => seq <= seen)?.lines.filter(isSame) ?? [];
    const copied = gone > 0 || stood.some(({ id }) => same.includes(id)) ? [] : same.sort();
    const alone = words !== '' && (crossed || same.length === copied.length);
    if (before !== undefined) this.#watched.delete(before[0]);
    const position = `p${state.seq + 1}`;
    this.#watched.set(position, { entity, block, words: [...(before?.[1].words ?? []), ...(alone ? [words] : [])] });
    const echoes = crossed ? this.where(position, lines) : [];
    return { ...(echoes.length > 0 && { echoes }), ...(copied.length > 0 && { copied }) };
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
