/**
 * Yjs takes superfluous formatting out by itself in whoever is told of a deletion, and not in whoever made it. What only readers have taken
 * out is in no log, and words that come to stand there later read otherwise for them. So here it goes in the entry that left it.
 */
import * as Y from 'yjs';
import { typesIn } from '../../shared/text/read.ts';
import type { Dirt } from './dirt.ts';
import type { TextDoc } from './text-doc.ts';

/** Null where there is none. How the text reads stays as it is. */
export function withoutSuperfluous(text: TextDoc, dirt: Dirt): ReturnType<TextDoc['take']> | null {
  const found: Y.Item[] = [];
  for (const block of dirt.blocks) {
    if (!(block instanceof Y.XmlElement) || block._item?.deleted !== false) continue;
    for (const type of typesIn(block)) if (type instanceof Y.XmlText && type._hasFormatting) find(type, dirt, found);
  }
  if (found.length === 0) return null;
  text.doc.transact((transaction) => {
    for (const item of found) item.delete(transaction);
  }, 'heal');
  return text.take();
}

/** Between letters of which some went now: all but the last item of each mark. Before the first letter: also what ends a mark that never began. */
function find(text: Y.XmlText, dirt: Dirt, found: Y.Item[]): void {
  let from: Y.Item | null = null;
  let between: Y.Item[] = [];
  const close = (to: Y.Item | null): void => {
    const isFirst = from === null && to !== null;
    const last = new Map(between.map((item) => [keyOf(item), item]));
    const over = between.filter((item) => last.get(keyOf(item)) !== item);
    if (over.length > 0 && (isFirst || hasLost(from ?? text._start, to, dirt))) found.push(...over);
    if (isFirst) found.push(...[...last.values()].filter(({ content }) => (content as Y.ContentFormat).value === null));
  };
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) between.push(item);
    else if (item.countable) {
      if (between.length > 0) close(item);
      from = item;
      between = [];
    }
  }
  close(null);
}

function hasLost(from: Y.Item | null, to: Y.Item | null, dirt: Dirt): boolean {
  for (let item = from; item !== to && item !== null; item = item.right) if (item.deleted && dirt.tookOut(item)) return true;
  return false;
}

const keyOf = ({ content }: Y.Item): string => (content as Y.ContentFormat).key;
