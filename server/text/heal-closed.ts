/**
 * Closed text stays as it is: not by refusing an update, which would leave its sender with a gap of clocks and mute it for good, but by
 * writing it back in the same entry. Nobody but the author ever sees the violation. What closed text was is not stored anywhere:
 * it is what the block held before this part.
 */
import { simpleDiffString } from 'lib0/diff';
import * as Y from 'yjs';
import type { HealCode } from '../../shared/opinion/heal-code.ts';
import { shownText, type TextBlock } from '../../shared/text/block.ts';
import { closedForm, exactForm } from '../../shared/text/canon.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import type { BlockRecord } from './block-index.ts';
import { isGone } from './element.ts';
import { healHeadings } from './heal-headings.ts';
import { type Healing, isClosed } from './healing.ts';
import { Line } from './line.ts';
import { finder } from './lineage.ts';
import { putterBack } from './put-back.ts';
import { restoreInto } from './restore.ts';

/** Words alone were touched, in these elements: each is the block whose id it holds, which a pass before this may have left to it. */
export function healClosedWords(healing: Healing, touched: Iterable<unknown>): void {
  for (const element of touched) {
    if (!(element instanceof Y.XmlElement)) continue;
    const id = attributeOf(element, 'id');
    const was = isBlockId(id) && isClosed(healing, id) ? healing.before.byId(id)?.block : undefined;
    if (was !== undefined) healWords(healing, element, was);
  }
}

/** Blocks came, went or moved, or changed id or kind. */
export function healClosed(healing: Healing, touched: ReadonlySet<unknown>): void {
  const line = new Line(healing.fragment);
  const rescue = rescuer(healing, line);
  const putBack = putterBack(healing, line);
  for (const record of healing.before.records) {
    const { block } = record;
    if (!isClosed(healing, block.id)) continue;
    const element = line.byId(block.id);
    if (element === undefined) healMissing(healing, line, record, putBack);
    else if (element !== record.element || touched.has(element)) rescue(element, healWords(healing, element, block));
  }
  if (healing.whole) removeStrangers(healing, line);
  if (healing.whole || !healing.mayMove) {
    const closed = healing.before.records.filter(({ block }) => isClosed(healing, block.id));
    healOrder(healing, line, closed, 'closed:moved');
  }
  if (!healing.whole) healHeadings(healing, line);
}

/** Returns the words that had come in. */
function healWords(healing: Healing, element: Y.XmlElement, was: TextBlock): string {
  const form = healing.whole ? exactForm : closedForm;
  const now = readBlock(element);
  if (form(now) === form(was)) return '';
  const [before, after] = [shownText(was), shownText(now)];
  healing.report('closed:text', was.id, before === after ? '' : after);
  restoreInto(element, was);
  return simpleDiffString(before, after).insert;
}

/** Open blocks that were deleted while their words went into a closed one come back behind it. */
function rescuer({ before, closed, whole, report }: Healing, line: Line): (element: Y.XmlElement, came: string) => void {
  let lost: readonly BlockRecord[] | null = null;
  let find: ((target: string) => readonly number[]) | null = null;
  return (element, came) => {
    if (whole || came === '') return;
    lost ??= before.records.filter(({ block }) => line.byId(block.id) === undefined && !closed.has(block.id));
    find ??= finder(lost.map(({ block }) => ({ text: shownText(block), whole: true })));
    for (const place of [...find(came)].reverse()) {
      const block = lost[place]?.block;
      if (block === undefined || line.byId(block.id) !== undefined) continue;
      line.insert(line.placeOf(element) + 1, block);
      report('rescued', block.id);
    }
  };
}

/** Deleted, or its element carries another id now. One that was in the text before belongs to a stock client's move or join: never overwrite it. */
function healMissing(healing: Healing, line: Line, record: BlockRecord, putBack: (record: BlockRecord) => void): void {
  const { element, block } = record;
  const carried = isGone(element) ? null : attributeOf(element, 'id');
  if (isGone(element) || (isBlockId(carried) && healing.before.byId(carried) !== undefined)) {
    healing.report('closed:deleted', block.id);
    putBack(record);
    return;
  }
  const now = shownText(readBlock(element));
  healing.report('closed:id', block.id, now === shownText(block) ? '' : now);
  restoreInto(element, block);
  line.name(element);
}

function removeStrangers(healing: Healing, line: Line): void {
  for (const element of [...line.elements]) {
    const block = readBlock(element);
    if (healing.before.byId(block.id) !== undefined) continue;
    line.remove(element);
    healing.report('closed:text', null, shownText(block));
  }
}

/** An element cannot move in Yjs: whoever moved a block made a new element for it, and that one goes back. */
export function healOrder(healing: Healing, line: Line, was: readonly BlockRecord[], why: HealCode): void {
  const known = new Set<unknown>(was.map(({ block }) => block.id));
  const now = line.elements.map((element) => attributeOf(element, 'id')).filter((id) => known.has(id));
  if (was.every(({ block }, i) => block.id === now[i])) return;
  const remade = was.filter(({ block, element }) => line.byId(block.id) !== element);
  const movers = remade.length > 0 ? remade : was;
  for (const { block } of movers) {
    const element = line.byId(block.id);
    if (element !== undefined) line.remove(element);
  }
  const putBack = putterBack(healing, line);
  for (const record of movers) {
    healing.report(why, record.block.id);
    putBack(record);
  }
}
