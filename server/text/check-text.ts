/** Makes one text of a block hold characters and known marks, and nothing else. */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { hasStranger } from '../../shared/text/characters.ts';
import { isMarkName, MARKS } from '../../shared/text/schema.ts';
import type { Healing } from './healing.ts';

/** Returns whether its words need a closer look: characters that have no place in a text, or suggestions. */
export function checkText(healing: Healing, text: Y.XmlText, block: BlockId | null): boolean {
  for (const [name, item] of [...text._map]) {
    if (item.deleted) continue;
    text.removeAttribute(name);
    healing.report('textattr', block);
  }
  const { foreign, badMark, suspicious } = look(text);
  if (foreign) {
    removeItems(text, (content) => !(content instanceof Y.ContentString || content instanceof Y.ContentFormat));
    healing.report('embed', block);
  }
  if (badMark) {
    removeItems(text, (content) => content instanceof Y.ContentFormat && !isGoodMark(content));
    healing.report('mark', block);
  }
  return suspicious;
}

/** One walk says whether there is anything to do: nearly always there is not. */
function look(text: Y.XmlText): { readonly foreign: boolean; readonly badMark: boolean; readonly suspicious: boolean } {
  let [foreign, badMark, suspicious] = [false, false, false];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) suspicious ||= hasStranger(content.str);
    else if (!(content instanceof Y.ContentFormat)) foreign = true;
    else if (!isGoodMark(content)) badMark = true;
    else if (content.key === 'insertion' || content.key === 'deletion') suspicious = true;
  }
  return { foreign, badMark, suspicious };
}

/**
 * The items themselves go. By place it would miss a mark that stands behind the last character, and Yjs deletes nothing but characters,
 * embeds and types from a text.
 */
function removeItems(text: Y.XmlText, isBad: (content: Y.Item['content']) => boolean): void {
  const bad: Y.Item[] = [];
  for (let item = text._start; item !== null; item = item.right) if (!item.deleted && isBad(item.content)) bad.push(item);
  text.doc?.transact((transaction) => {
    for (const item of bad) item.delete(transaction);
  });
  text._searchMarker = null; // places that Yjs remembers are not right any more
}

/** `name--hash` is how y-prosemirror writes marks that overlap themselves; none of ours does. */
function isGoodMark({ key, value }: Y.ContentFormat): boolean {
  if (!isMarkName(key)) return false;
  if (value === null) return true;
  if (typeof value !== 'object' || Array.isArray(value)) return false;
  const given = new Map<string, unknown>(Object.entries(value));
  const tests = Object.entries(MARKS[key]);
  return given.size === tests.length && tests.every(([name, holds]) => holds(given.get(name)));
}
