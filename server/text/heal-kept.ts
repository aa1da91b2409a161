/**
 * What is gone with everybody's leave stays gone: an undo, or a block that a stranger names so, does not bring it back. It goes again in the
 * same entry, and its words back to the author.
 */
import { shownText } from '../../shared/text/block.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { attributeOf, readBlock } from '../../shared/text/read.ts';
import { blocksIn, removeItem, writeAttribute } from './element.ts';
import type { Healing } from './healing.ts';

export function healKept(healing: Healing): void {
  const { fragment, before, kept } = healing;
  if (kept.size === 0) return;
  for (const element of blocksIn(fragment)) {
    const id = attributeOf(element, 'id');
    if (!isBlockId(id) || !kept.has(id) || element._item === null) continue;
    if (before.recordOf(element) === undefined) {
      healing.report('closed:text', null, shownText(readBlock(element)));
      removeItem(fragment, element._item);
    } else {
      // one that was there under another id is no return
      const fresh = healing.newId();
      writeAttribute(element, 'id', fresh);
      healing.report('id:new', fresh);
    }
  }
}
