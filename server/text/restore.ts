/**
 * Writes a block back to what it was, with as few changes as there are: what stays keeps its items, and with them the carets,
 * undo steps and carets that hang on them. Texts are compared at whole characters, because half a surrogate pair would become
 * U+FFFD on the wire and leave server and client apart.
 */
import { simpleDiffString } from 'lib0/diff';
import * as Y from 'yjs';
import type { TextBlock, TextRun } from '../../shared/text/block.ts';
import { exactForm } from '../../shared/text/canon.ts';
import { readBlock, typesIn } from '../../shared/text/read.ts';
import { marksOf, removeItem, wordsBelow, writeAttribute } from './element.ts';

export function restoreInto(element: Y.XmlElement, block: TextBlock): void {
  writeAttribute(element, 'id', block.id);
  writeAttribute(element, 'kind', block.kind);
  writeAttribute(element, 'level', block.level);
  writeAttribute(element, 'sug', block.sug);
  restoreRuns(element, block.runs);
}

export function restoreRuns(element: Y.XmlElement, runs: readonly TextRun[]): void {
  if (holds(element, runs)) return;
  const text = onlyText(element);
  const words = runs.map((run) => run.text).join('');
  const { index, remove, insert } = simpleDiffString(wordsBelow(text), words);
  if (remove > 0) text.delete(index, remove);
  if (insert !== '') text.insert(index, insert);
  if (holds(element, runs)) return;
  const none = Object.fromEntries([...formatsIn(text)].map((key) => [key, null]));
  text.applyDelta(runs.map((run) => ({ retain: run.text.length, attributes: { ...none, ...marksOf(run) } })));
}

function holds(element: Y.XmlElement, runs: readonly TextRun[]): boolean {
  const block = readBlock(element);
  return exactForm(block) === exactForm({ ...block, runs });
}

/** The first text of a block; others beside it go, a missing one is made. */
function onlyText(element: Y.XmlElement): Y.XmlText {
  const [first, ...others] = [...typesIn(element)].filter((type) => type instanceof Y.XmlText);
  for (const { _item } of others) if (_item !== null) removeItem(element, _item);
  if (first !== undefined) return first;
  const text = new Y.XmlText();
  element.insert(0, [text]);
  return text;
}

function formatsIn(text: Y.XmlText): Set<string> {
  const keys = new Set<string>();
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentFormat) keys.add(item.content.key);
  }
  return keys;
}
