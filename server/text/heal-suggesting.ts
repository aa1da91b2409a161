/**
 * Whoever may only suggest changes the text through suggestions of the own entity: without these it reads as before. Anything else is written
 * back in the same entry, like a change of closed text and for the same reason; a paragraph that was added becomes a suggested one.
 */
import { shownText, type TextBlock } from '../../shared/text/block.ts';
import { exactForm } from '../../shared/text/canon.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import { decided } from '../../shared/text/suggestion.ts';
import { writeAttribute } from './element.ts';
import { healOrder } from './heal-closed.ts';
import type { Healing } from './healing.ts';
import { Line } from './line.ts';
import { putterBack } from './put-back.ts';
import { restoreInto } from './restore.ts';

export function healSuggesting(healing: Healing, touched: ReadonlySet<unknown>): void {
  const { before, entity, fragment, report, newId } = healing;
  const line = new Line(fragment);
  const without = (block: TextBlock): TextBlock | null => decided(block, ({ by }) => by === entity, false);
  const standing = before.records.filter(({ block }) => without(block) !== null);
  /** All of them keep their places among each other. */
  const fixed: Healing = { ...healing, closed: new Set(standing.map(({ block }) => block.id)) };
  const putBack = putterBack(fixed, line);
  for (const record of before.records) {
    const { block } = record;
    const element = line.byId(block.id);
    const was = without(block);
    if (element === undefined && was !== null) {
      putBack(record);
      report('suggest', block.id);
    }
    if (element === undefined || (element === record.element && !touched.has(element))) continue;
    const now = readBlock(element);
    if (form(without(now)) === form(was)) continue;
    const words = shownText(now);
    restoreInto(element, block);
    report('suggest', block.id, words === shownText(block) ? '' : words);
  }
  healOrder(fixed, line, standing, 'suggest');
  for (const element of line.elements) {
    const id = attributeOf(element, 'id');
    if (!isBlockId(id) || before.byId(id) !== undefined || without(readBlock(element)) === null) continue;
    writeAttribute(element, 'sug', `ins:${entity}:${newId()}`);
    report('suggest', id);
  }
}

const form = (block: TextBlock | null): string => (block === null ? '' : exactForm(block));
