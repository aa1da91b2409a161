/**
 * Makes one child of the text a block of the schema, keeping its words: an editor deletes, for everybody, what its schema does not
 * know, so nothing of that kind may ever reach one. Names come from strangers: they are looked up with `Object.hasOwn` or in a Map.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { cut } from '../../shared/text/characters.ts';
import { attributeOf, typesIn } from '../../shared/text/read.ts';
import { BLOCK_ATTRIBUTES, SUG } from '../../shared/text/schema.ts';
import { LIMITS } from '../limits.ts';
import { checkText } from './check-text.ts';
import { checkWords } from './check-words.ts';
import { build, removeItem, wordsBelow, writeAttribute } from './element.ts';
import type { Healing } from './healing.ts';
import { isForged } from './suggestion-owner.ts';

/** A top-level item that is no block becomes one with its words, or goes where it has none. */
export function convertStranger(healing: Healing, item: Y.Item): void {
  const { fragment } = healing;
  const type = item.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlElement && type.nodeName === 'block') return;
  const words = type instanceof Y.XmlElement || type instanceof Y.XmlText ? cut(wordsBelow(type), LIMITS.charsPerBlock) : '';
  if (words !== '') {
    const block = { id: healing.newId(), kind: 'text', level: 0, sug: null, runs: [{ text: words, marks: [] }] } as const;
    fragment.insertAfter(item, [build(block)]);
  }
  removeItem(fragment, item);
  healing.report('convert', null);
}

export function checkBlock(healing: Healing, element: Y.XmlElement): void {
  const id = attributeOf(element, 'id');
  const block = BLOCK_ATTRIBUTES.id.holds(id) ? (id as BlockId | null) : null;
  checkAttributes(healing, element, block);
  checkChildren(healing, element, block);
  let [length, suspicious] = [0, false];
  for (const text of typesIn(element)) {
    if (!(text instanceof Y.XmlText)) continue;
    if (checkText(healing, text, block)) suspicious = true;
    length += text.length;
  }
  if (suspicious || length > LIMITS.charsPerBlock) checkWords(healing, element, block);
}

function checkAttributes(healing: Healing, element: Y.XmlElement, block: BlockId | null): void {
  for (const [name, item] of [...element._map]) {
    if (item.deleted) continue;
    if (!isBlockAttribute(name)) {
      element.removeAttribute(name);
      healing.report('attr', block);
    } else if (name !== 'id' && !BLOCK_ATTRIBUTES[name].holds(attributeOf(element, name))) {
      // removed first: the bad value may equal the default in everything but its type
      element.removeAttribute(name);
      writeAttribute(element, name, BLOCK_ATTRIBUTES[name].default);
      healing.report('attrval', block);
    }
  }
  if (!healing.suggestsOnly) return; // heal-suggestions.ts looks at the words too
  const [whole, verb, by, id] = SUG.exec(String(attributeOf(element, 'sug') ?? '')) ?? [];
  if (whole !== undefined && isForged(healing, { verb: verb ?? '', by: by ?? '', id: id ?? '' })) {
    writeAttribute(element, 'sug', `${verb}:${healing.entity}:${id}`);
    healing.report('attrval', block);
  }
}

const isBlockAttribute = (name: string): name is keyof typeof BLOCK_ATTRIBUTES => Object.hasOwn(BLOCK_ATTRIBUTES, name);

/** In a block there is text and nothing else. */
function checkChildren(healing: Healing, element: Y.XmlElement, block: BlockId | null): void {
  for (let item = element._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const type = item.content instanceof Y.ContentType ? item.content.type : null;
    if (type instanceof Y.XmlText) continue;
    const words = type instanceof Y.XmlElement ? wordsBelow(type) : '';
    if (words !== '') {
      const text = new Y.XmlText();
      text.insert(0, words);
      element.insertAfter(item, [text]);
    }
    removeItem(element, item);
    healing.report('child', block);
  }
}
