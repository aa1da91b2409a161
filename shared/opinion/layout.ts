/** The order of the text with its deleted paragraphs kept at their places, and which heading governs what. */
import type { Block } from './blocks.ts';
import type { Flow } from './entry.ts';
import { type BlockId, type BlockKind, type Hash, isHeading } from './vocabulary.ts';

export interface Edge extends Flow {
  readonly seq: number;
  /**
   * How both paragraphs read before it, so that it is known for taken back: of a shift that changed both, not under rules 1; of a join or
   * replacement since rules 3. Else null.
   */
  readonly was: { readonly from: Hash | null; readonly to: Hash | null } | null;
  /** Of a join or replacement: both have read as before it since its source came back. */
  readonly undone?: true;
}

/** The order of the text. Its identity changes only when a block comes, goes, moves, changes kind or level, or gets or loses its words. */
export interface Layout {
  /** Living blocks from top to bottom. */
  readonly order: readonly BlockId[];
  /** The same with every block that is gone, at the place it had. */
  readonly all: readonly BlockId[];
  /** The heading a block stands under. */
  readonly heading: ReadonlyMap<BlockId, BlockId>;
  /** Living blocks under each living heading. */
  readonly governed: ReadonlyMap<BlockId, readonly BlockId[]>;
  /** Living headings that govern nothing: no paragraph under them is agreed with their words. */
  readonly alone: ReadonlySet<BlockId>;
}

/** Title, enacting line, footnotes and headings stand under no heading. */
const isGoverned = (kind: BlockKind): boolean => !isHeading(kind) && kind !== 'title' && kind !== 'enacting' && kind !== 'footnote';

/** Under a heading such a one is a paragraph, and is agreed with the words of the heading, whatever becomes of what stands on it. */
export const hasSubstance = ({ length, tabled }: Pick<Block, 'length' | 'tabled'>): boolean => length > 0 || tabled;

export function layout(blocks: ReadonlyMap<BlockId, Block>, order: readonly BlockId[], before: Layout): Layout {
  const all = withGone(order, before.all, new Set(order));
  const heading = new Map<BlockId, BlockId>();
  const governed = new Map<BlockId, BlockId[]>();
  const alone = new Set<BlockId>();
  let above: BlockId | null = null;
  for (const id of all) {
    const block = blocks.get(id);
    if (block === undefined) continue;
    const lives = block.hash !== null;
    if (isHeading(block.kind)) {
      if (!lives) continue;
      above = id;
      governed.set(id, []);
      alone.add(id);
    } else if (above !== null && isGoverned(block.kind)) {
      heading.set(id, above);
      if (lives) governed.get(above)?.push(id);
      if (lives && hasSubstance(block)) alone.delete(above);
    }
  }
  return { order, all, heading, governed, alone };
}

/** A block that is gone stays behind the block it stood behind, wherever that goes. */
function withGone(order: readonly BlockId[], before: readonly BlockId[], living: ReadonlySet<BlockId>): readonly BlockId[] {
  const behind = new Map<BlockId | null, BlockId[]>();
  let last: BlockId | null = null;
  for (const id of before) {
    if (living.has(id)) last = id;
    else {
      const gone = behind.get(last);
      if (gone === undefined) behind.set(last, [id]);
      else gone.push(id);
    }
  }
  if (behind.size === 0) return order;
  return [...(behind.get(null) ?? []), ...order.flatMap((id) => [id, ...(behind.get(id) ?? [])])];
}
