/**
 * Reads a Yjs document without ever writing to it. y-prosemirror's own readers delete from the live document what their
 * schema rejects (yjs/y-prosemirror#271); this one leaves out what it does not know and touches nothing.
 * It walks the items themselves: faster than `toDelta`, and the same whatever formatting items lie around.
 */
import * as Y from 'yjs';
import { sameMarks, type TextBlock, type TextMark, type TextRun } from './block.ts';
import { isBlockId } from './ids.ts';
import { BLOCK_ATTRIBUTES, isBlockKind, isMarkName, MARKS, ROOT } from './schema.ts';

const NO_MARKS: readonly TextMark[] = [];

export function readBlocks(source: Y.Doc | Y.XmlFragment): TextBlock[] {
  const fragment = source instanceof Y.Doc ? source.getXmlFragment(ROOT) : source;
  const blocks: TextBlock[] = [];
  for (const type of typesIn(fragment)) if (type instanceof Y.XmlElement && type.nodeName === 'block') blocks.push(readBlock(type));
  return blocks;
}

export function readBlock(element: Y.XmlElement): TextBlock {
  const id = attributeOf(element, 'id');
  const kind = attributeOf(element, 'kind');
  const level = attributeOf(element, 'level');
  const sug = attributeOf(element, 'sug') ?? null;
  const runs: TextRun[] = [];
  for (const type of typesIn(element)) if (type instanceof Y.XmlText) readRuns(type, runs);
  return {
    id: isBlockId(id) ? id : '',
    kind: isBlockKind(kind) ? kind : 'text',
    level: BLOCK_ATTRIBUTES.level.holds(level) ? Number(level) : 0,
    sug: typeof sug === 'string' && BLOCK_ATTRIBUTES.sug.holds(sug) ? sug : null,
    runs,
  };
}

/** The living types in a list, in order. */
export function* typesIn(parent: Y.XmlFragment): Iterable<Y.XmlElement | Y.XmlText> {
  for (let item = parent._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    if (type instanceof Y.XmlElement || type instanceof Y.XmlText) yield type;
  }
}

/** The value of an attribute as Yjs holds it; undefined when absent. Never through an object keyed by a stranger's names. */
export function attributeOf(element: { readonly _map: Map<string, Y.Item> }, name: string): unknown {
  const item = element._map.get(name);
  return item === undefined || item.deleted ? undefined : item.content.getContent()[item.length - 1];
}

/** y-prosemirror writes marks that may overlap themselves as `name--hash`. */
const markNameOf = (key: string): string => /^(.*)--[A-Za-z0-9+/=]{8}$/.exec(key)?.[1] ?? key;

function readRuns(text: Y.XmlText, runs: TextRun[]): void {
  const format = new Map<string, TextMark>();
  let marks = NO_MARKS;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) {
      const last = runs.at(-1);
      if (last !== undefined && sameMarks(last.marks, marks)) runs[runs.length - 1] = { text: last.text + content.str, marks: last.marks };
      else runs.push({ text: content.str, marks });
    } else if (content instanceof Y.ContentFormat) {
      const name = markNameOf(content.key);
      if (!isMarkName(name)) continue;
      if (content.value === null) format.delete(content.key);
      else format.set(content.key, { name, attrs: attributesOfMark(MARKS[name], content.value) });
      marks = format.size === 0 ? NO_MARKS : [...format.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    }
  }
}

function attributesOfMark(known: Readonly<Record<string, unknown>>, value: unknown): Readonly<Record<string, string>> {
  const attrs: Record<string, string> = {};
  if (typeof value !== 'object' || value === null) return attrs;
  const given = new Map<string, unknown>(Object.entries(value));
  for (const name of Object.keys(known).sort()) {
    const found = given.get(name);
    if (typeof found === 'string') attrs[name] = found;
  }
  return attrs;
}
