/**
 * Every block has one id and every id one block. The incumbent, the element that held the id before this part, keeps it. A copy is
 * dropped only where it is the second half of a move that two users made at once, or where its original was put back by a heal;
 * any other copy is a new paragraph.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { baseText } from '../../shared/text/block.ts';
import { exactForm } from '../../shared/text/canon.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import { blocksIn, removeItem, wordsBelow, writeAttribute } from './element.ts';
import { type Healing, isClosed } from './healing.ts';

export function healIds(healing: Healing): void {
  for (const element of blocksIn(healing.fragment)) giveBack(healing, element);
  const holders = new Map<BlockId, Y.XmlElement[]>();
  const without: Y.XmlElement[] = [];
  for (const element of blocksIn(healing.fragment)) {
    const id = attributeOf(element, 'id');
    if (!isBlockId(id)) without.push(element);
    else if (holders.has(id)) holders.get(id)?.push(element);
    else holders.set(id, [element]);
  }
  for (const element of without) {
    const held = healing.before.recordOf(element)?.block.id;
    const id = held === undefined || holders.has(held) ? healing.newId() : held;
    holders.set(id, [element]);
    writeAttribute(element, 'id', id);
    healing.report('id:new', id);
  }
  for (const [id, elements] of holders) if (elements.length > 1) settle(healing, id, elements);
}

/** Another name for the same words is no other paragraph. Stock editors write one paragraph over another, and its id with its words. */
function giveBack(healing: Healing, element: Y.XmlElement): void {
  const held = healing.before.recordOf(element);
  const id = attributeOf(element, 'id');
  if (held === undefined || !isBlockId(id) || id === held.block.id || isClosed(healing, held.block.id)) return;
  if (held.base.trim() === '' || baseText(readBlock(element)) !== held.base || healing.before.byId(id)?.base === held.base) return;
  writeAttribute(element, 'id', held.block.id);
  healing.report('id:new', held.block.id);
}

function settle(healing: Healing, id: BlockId, elements: readonly Y.XmlElement[]): void {
  const incumbent = healing.before.byId(id)?.element;
  const keeper = elements.find((element) => element === incumbent) ?? elements.find((element) => wordsBelow(element) !== '') ?? elements[0];
  if (keeper === undefined) return;
  for (const element of elements) {
    if (element === keeper || element._item === null) continue;
    if (isSecondMove(healing, id, element, keeper)) {
      removeItem(healing.fragment, element._item);
      healing.report('id:double-move', id);
    } else {
      const fresh = healing.newId();
      writeAttribute(element, 'id', fresh);
      healing.report('id:dup', fresh);
    }
  }
}

function isSecondMove(healing: Healing, id: BlockId, copy: Y.XmlElement, keeper: Y.XmlElement): boolean {
  if (healing.before.recordOf(copy) !== undefined || exactForm(readBlock(copy)) !== exactForm(readBlock(keeper))) return false;
  if (keeper._item !== null && healing.hasHealed(keeper._item.id.client)) return true;
  const { deletions } = healing;
  return deletions !== null && healing.formerHolders(id).some((former) => deletions.some((set) => Y.isDeleted(set, former)));
}
