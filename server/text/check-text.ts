/** Makes one text of a block hold characters and known marks, and nothing else. */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { hasStranger, strangersIn } from '../../shared/text/characters.ts';
import { isMarkName, MARKS } from '../../shared/text/schema.ts';
import { wordsBelow } from './element.ts';
import type { Healing } from './healing.ts';
import { isForged } from './suggestion-owner.ts';

export function checkText(healing: Healing, text: Y.XmlText, block: BlockId | null): void {
  for (const [name, item] of [...text._map]) {
    if (item.deleted) continue;
    text.removeAttribute(name);
    healing.report('textattr', block);
  }
  const { foreign, badMark, suggested, strange } = suspicions(text);
  if (foreign) {
    removeItems(text, (content) => !(content instanceof Y.ContentString || content instanceof Y.ContentFormat));
    healing.report('embed', block);
  }
  if (badMark) {
    removeItems(text, (content) => content instanceof Y.ContentFormat && !isGoodMark(content));
    healing.report('mark', block);
  }
  if (suggested) returnSuggestions(healing, text, block);
  if (strange) replaceStrangers(healing, text, block);
}

/** One walk says whether there is anything to do: nearly always there is not. */
function suspicions(text: Y.XmlText): { foreign: boolean; badMark: boolean; suggested: boolean; strange: boolean } {
  const found = { foreign: false, badMark: false, suggested: false, strange: false };
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) found.strange ||= hasStranger(content.str);
    else if (!(content instanceof Y.ContentFormat)) found.foreign = true;
    else if (!isGoodMark(content)) found.badMark = true;
    else if (content.key === 'insertion' || content.key === 'deletion') found.suggested = true;
  }
  return found;
}

function replaceStrangers(healing: Healing, text: Y.XmlText, block: BlockId | null): void {
  for (const { at, length, instead } of [...strangersIn(wordsBelow(text))].reverse()) {
    text.delete(at, length);
    if (instead !== '') text.insert(at, instead);
    healing.report('chars', block);
  }
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

/** Forged suggestions are their author's, whatever they claim. */
function returnSuggestions(healing: Healing, text: Y.XmlText, block: BlockId | null): void {
  const forged = suggestedIn(text).filter(({ verb, by, id }) => isForged(healing, { verb, by, id }));
  for (const { verb, id, from, to } of forged) text.format(from, to - from, { [verb]: { id, by: healing.entity } });
  if (forged.length > 0) healing.report('mark', block);
}

interface Suggested {
  readonly verb: string;
  readonly by: string;
  readonly id: string;
  /** Range of characters, not empty. */
  readonly from: number;
  readonly to: number;
}

function suggestedIn(text: Y.XmlText): Suggested[] {
  const found: Suggested[] = [];
  let place = 0;
  const open = new Map<string, Suggested>();
  const close = (verb: string): void => {
    const suggested = open.get(verb);
    open.delete(verb);
    if (suggested !== undefined && suggested.from < place) found.push({ ...suggested, to: place });
  };
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      if (key !== 'insertion' && key !== 'deletion') continue;
      close(key);
      const { id, by } = (value ?? {}) as { readonly id?: string; readonly by?: string };
      if (id !== undefined && by !== undefined) open.set(key, { verb: key, by, id, from: place, to: place });
    } else place += item.length;
  }
  for (const verb of [...open.keys()]) close(verb);
  return found;
}
