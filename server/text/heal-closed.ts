/**
 * Closed text stays as it is: not by refusing an update, which would leave its sender with a gap of clocks and mute it for good, but by
 * writing it back in the same entry. Nobody but the author ever sees the violation. What closed text was is not stored anywhere:
 * it is what the block held before this part.
 */
import { simpleDiffString } from 'lib0/diff';
import type * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { shownText, type TextBlock } from '../../shared/text/block.ts';
import { closedForm, exactForm } from '../../shared/text/canon.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import type { BlockRecord } from './block-index.ts';
import { blocksIn, build, isGone, placeOf } from './element.ts';
import { healHeadings } from './heal-headings.ts';
import type { Healing } from './healing.ts';
import { cameInto } from './lineage.ts';
import { putBack } from './put-back.ts';
import { restoreInto } from './restore.ts';

/** After schema and ids are in order. `structural`: blocks came, went, moved, or changed id or kind; else only `touched` can be wrong. */
export function healClosed(healing: Healing, touched: Iterable<unknown>, structural: boolean): void {
  const { before, whole, closed } = healing;
  const isClosed = (id: BlockId): boolean => whole || closed.has(id);
  if (!structural) {
    for (const element of touched) {
      const record = before.recordOf(element);
      if (record !== undefined && isClosed(record.block.id)) healWords(healing, record.element, record.block, null);
    }
    return;
  }
  const dirty = new Set(touched);
  for (const record of before.records) {
    if (!isClosed(record.block.id)) continue;
    const living = livingById(healing.fragment);
    const element = living.get(record.block.id);
    if (element === undefined) healMissing(healing, record);
    else if (element !== record.element || dirty.has(element)) healWords(healing, element, record.block, living);
  }
  if (whole) removeStrangers(healing);
  if (whole || !healing.mayMove) healOrder(healing, isClosed);
  if (!whole) healHeadings(healing);
}

function livingById(fragment: Y.XmlFragment): Map<BlockId, Y.XmlElement> {
  const living = new Map<BlockId, Y.XmlElement>();
  for (const element of blocksIn(fragment)) {
    const id = attributeOf(element, 'id');
    if (isBlockId(id)) living.set(id, element);
  }
  return living;
}

/** `living`: null where no block came or went. */
function healWords(healing: Healing, element: Y.XmlElement, was: TextBlock, living: ReadonlyMap<BlockId, Y.XmlElement> | null): void {
  const form = healing.whole ? exactForm : closedForm;
  const now = readBlock(element);
  if (form(now) === form(was)) return;
  const [before, after] = [shownText(was), shownText(now)];
  healing.report('closed:text', was.id, before === after ? '' : after);
  if (living !== null) rescue(healing, element, simpleDiffString(before, after).insert, living);
  restoreInto(element, was);
}

/** Open blocks that were deleted while their words went into a closed one come back behind it. */
function rescue(healing: Healing, closed: Y.XmlElement, came: string, living: ReadonlyMap<BlockId, Y.XmlElement>): void {
  if (closed._item === null || healing.whole) return;
  const place = placeOf(closed._item) + 1;
  for (const { block } of [...healing.before.records].reverse()) {
    if (living.has(block.id) || healing.closed.has(block.id) || !cameInto(shownText(block), came)) continue;
    healing.fragment.insert(place, [build(block)]);
    healing.report('rescued', block.id);
  }
}

/** Deleted, or its element carries another id now. One that was in the text before belongs to a stock client's move or join: never overwrite it. */
function healMissing(healing: Healing, { element, block }: BlockRecord): void {
  const carried = isGone(element) ? null : attributeOf(element, 'id');
  if (!isGone(element) && !(isBlockId(carried) && healing.before.byId(carried) !== undefined)) {
    const now = shownText(readBlock(element));
    healing.report('closed:id', block.id, now === shownText(block) ? '' : now);
    restoreInto(element, block);
  } else {
    healing.report('closed:deleted', block.id);
    putBack(healing, block);
  }
}

function removeStrangers(healing: Healing): void {
  for (const element of blocksIn(healing.fragment)) {
    const { id, ...block } = readBlock(element);
    if (healing.before.byId(id) !== undefined || element._item === null) continue;
    healing.fragment.delete(placeOf(element._item), 1);
    healing.report('closed:text', null, shownText({ id, ...block }));
  }
}

/** An element cannot move in Yjs: whoever moved a block made a new element for it, and that one goes back. */
function healOrder(healing: Healing, isClosed: (id: BlockId) => boolean): void {
  const living = livingById(healing.fragment);
  const was = healing.before.records.filter(({ block }) => isClosed(block.id));
  const now = [...living.keys()].filter((id) => isClosed(id) && healing.before.byId(id) !== undefined);
  if (was.every(({ block }, i) => block.id === now[i])) return;
  const remade = was.filter(({ block, element }) => living.get(block.id) !== element);
  const movers = remade.length > 0 ? remade : was;
  for (const { block } of movers) {
    const item = living.get(block.id)?._item;
    if (item !== undefined && item !== null) healing.fragment.delete(placeOf(item), 1);
  }
  for (const { block } of movers) {
    healing.report('closed:moved', block.id);
    putBack(healing, block);
  }
}
