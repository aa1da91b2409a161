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
import { build, placeOf, wordsBelow, writeAttribute } from './element.ts';
import type { Healing } from './healing.ts';
import { isForged } from './suggestion-owner.ts';

/** A top-level item that is no block becomes one with its words, or goes where it has none. Returns whether it had to. */
export function convertStranger(healing: Healing, item: Y.Item): boolean {
  const type = item.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlElement && type.nodeName === 'block') return false;
  const words = type instanceof Y.XmlElement || type instanceof Y.XmlText ? cut(wordsBelow(type), LIMITS.charsPerBlock) : '';
  const place = placeOf(item);
  healing.fragment.delete(place, item.length);
  healing.report('convert', null);
  if (words !== '') {
    const block = { id: healing.newId(), kind: 'text', level: 0, sug: null, runs: [{ text: words, marks: [] }] } as const;
    healing.fragment.insert(place, [build(block)]);
  }
  return true;
}

export function checkBlock(healing: Healing, element: Y.XmlElement): void {
  const id = attributeOf(element, 'id');
  const block = BLOCK_ATTRIBUTES.id.holds(id) ? (id as BlockId | null) : null;
  checkAttributes(healing, element, block);
  checkChildren(healing, element, block);
  for (const text of typesIn(element)) if (text instanceof Y.XmlText) checkText(healing, text, block);
  checkLength(healing, element, block);
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
    const place = placeOf(item);
    element.delete(place, item.length);
    if (words !== '') {
      const text = new Y.XmlText();
      text.insert(0, words);
      element.insert(place, [text]);
    }
    healing.report('child', block);
  }
}

function checkLength(healing: Healing, element: Y.XmlElement, block: BlockId | null): void {
  const texts = [...typesIn(element)].filter((type) => type instanceof Y.XmlText);
  if (texts.reduce((sum, { length }) => sum + length, 0) <= LIMITS.charsPerBlock) return;
  const words = wordsBelow(element);
  const kept = cut(words, LIMITS.charsPerBlock);
  let surplus = words.length - kept.length;
  for (const text of texts.reverse()) {
    const length = Math.min(surplus, text.length);
    if (length > 0) text.delete(text.length - length, length);
    surplus -= length;
  }
  healing.report('too-long', block, words.slice(kept.length));
}
