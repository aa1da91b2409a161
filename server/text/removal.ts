/**
 * A slip of the hand that empties an opinion: everything is selected, and a key is pressed. Whoever means it asks for it by a command; what
 * else takes out so much within a minute is put back, whatever came with it. Judged by what is lost in the end: words that stand elsewhere
 * are not, and who wrote anew while away brings as much as is gone.
 */
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { baseText, type TextBlock } from '../../shared/text/block.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import type { Closing, TextContext } from './apply-part.ts';
import type { Before, BlockRecord } from './block-index.ts';
import type { Dirt } from './dirt.ts';
import { blocksIn, isGone } from './element.ts';
import { isOut, wordsIn } from './emptied.ts';
import { standsIn } from './lineage.ts';
import type { GoneBlock } from './memory.ts';
import type { Authored } from './outcome.ts';

const MOST_BLOCKS = 10;
const SHARE = 3;

/** What is to be put back: of the part that is judged, and what the same seat had taken out before it. */
export interface Removal {
  readonly lost: ReadonlySet<BlockId>;
  readonly earlier: readonly GoneBlock[];
  /** Too much by the part that is judged alone. */
  readonly atOnce: boolean;
}

export function removalIn(
  { text, index, memory }: TextContext,
  dirt: Dirt,
  { actor: { seat }, at }: Authored,
  { closed, kept, lately }: Closing,
): Removal | null {
  // what went before was judged when it went
  if (dirt.tookNothing) return null;
  const touched = dirt.list
    ? index.records.filter(({ element }) => isGone(element) || dirt.blocks.has(element))
    : [...dirt.blocks].flatMap((type) => index.recordOf(type) ?? []);
  const hadWords = touched.filter(({ block, base }) => base.trim() !== '' && !closed.has(block.id));
  const isShort = ({ element, block, base }: BlockRecord): boolean => {
    const longer = memory.unshortened(block.id, seat, at);
    return isOut(longer === null ? base : baseText(longer), baseText(readBlock(element)));
  };
  if (!hadWords.some((record) => isGone(record.element) || isShort(record))) return null;
  const now = new Map(blocksIn(text.fragment).map((element) => [attributeOf(element, 'id'), baseText(readBlock(element))]));
  const hasGone = (block: TextBlock): boolean => isOut(baseText(block), now.get(block.id) ?? '');
  const before = [...memory.lostBy(seat, at), ...lately.filter((one) => one.seat === seat)];
  const earlier = [...new Map(before.map((one) => [one.block.id, one])).values()].filter(
    ({ block }) => hasGone(block) && !kept.has(block.id) && !closed.has(block.id),
  );
  const known = new Set(earlier.map(({ block }) => block.id));
  const lost = hadWords.filter(({ block }) => hasGone(block) && !known.has(block.id) && !memory.isFresh(block.id, seat, at));
  if (lost.length + earlier.length <= MOST_BLOCKS) return null;
  const stands = standsIn([...now.values()]);
  const missing = lost.filter(({ base }) => !stands(base));
  const missed = earlier.filter(({ block }) => !stands(baseText(block)));
  const was = lengthOf(index.records.map(({ base }) => base)) + lengthOf(missed.map(({ block }) => baseText(block)));
  const net = was - lengthOf([...now.values()]);
  if (missing.length + missed.length <= MOST_BLOCKS || net * SHARE < was) return null;
  return { lost: new Set(missing.map(({ block }) => block.id)), earlier: missed, atOnce: missing.length > MOST_BLOCKS };
}

/** What a part has taken out of the text as it was before, for the parts of its seat that follow in one entry. */
export function lossesOf(
  { actor: { seat }, at }: Authored,
  before: Before,
  order: readonly BlockRecord[],
  { index }: TextContext,
): GoneBlock[] {
  return [...before].flatMap(([id, was]): GoneBlock[] => {
    if (was === null || was.base.trim() === '' || !isOut(was.base, index.byId(id)?.base ?? '')) return [];
    return [{ block: was.block, seat, at, behind: order[order.indexOf(was) - 1]?.block.id ?? null }];
  });
}

const lengthOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + wordsIn(text).length, 0);
