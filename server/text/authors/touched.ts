/** What one part of an entry did to the text: which items came with it, which went, and which paragraphs that concerns. */
import * as Y from 'yjs';
import { assert } from '../../../shared/lib/assert.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { type Gone, goneAlready } from '../again.ts';
import { blockOf, elementOf, isLetters, itemsIn, type Letter, letterOf, type Paragraph, type TextItem } from './letters.ts';

export interface Touched {
  /** By client, its first new clock. */
  readonly came: ReadonlyMap<number, number>;
  /** By the document's order of deletion. */
  readonly went: readonly { readonly client: number; readonly clock: number; readonly length: number }[];
  /** What its author took out too, and was gone by then. */
  readonly again: Gone;
}

const NOTHING: Gone = new Map();

/** Applies it, within a transaction. */
export function applying({ doc, deleteSet }: Y.Transaction, update: Uint8Array, byServer: boolean): Touched {
  const { structs, ds } = Y.decodeUpdate(update);
  const { store } = doc;
  const came = new Map<number, number>();
  for (const { id } of structs) if (!came.has(id.client)) came.set(id.client, Y.getState(store, id.client));
  const again = byServer || ds.clients.size === 0 ? NOTHING : goneAlready(store, [ds]);
  const before = new Map([...deleteSet.clients].map(([client, ranges]) => [client, ranges.length]));
  Y.applyUpdate(doc, update);
  const went = [...deleteSet.clients].flatMap(([client, ranges]) =>
    ranges.slice(before.get(client) ?? 0).map(({ clock, len }) => ({ client, clock, length: len })),
  );
  for (const [client, clock] of came) if (Y.getState(store, client) === clock) came.delete(client);
  return { came, went, again };
}

/** Structs of a client from one clock up to another; whoever cuts them first gets whole ones. */
export function* structsOf({ store }: Y.Doc, client: number, from: number, to = Number.POSITIVE_INFINITY): Generator<Y.Item | Y.GC, void> {
  const structs = store.clients.get(client) ?? [];
  assert(structs.length > 0, 'what an entry names is in the document');
  for (let at = Y.findIndexSS(structs, from), struct = structs[at]; struct !== undefined && struct.id.clock < to; struct = structs[++at])
    yield struct;
}

/** The paragraphs that a part concerns. `mayBe`: could its author have taken this letter out, which was gone? */
export function paragraphsIn(
  doc: Y.Doc,
  fragment: Y.XmlFragment,
  { came, went, again }: Touched,
  mayBe: (client: number, clock: number) => boolean,
): readonly Paragraph[] {
  const fresh = new Set<Y.Item>();
  const gone = new Set<Y.Item>();
  const elements = new Set<Y.Item>();
  const note = (item: Y.Item): void => {
    const element = elementOf(item, fragment);
    if (element !== null) elements.add(element);
  };
  for (const [client, from] of came)
    for (const item of structsOf(doc, client, from)) {
      if (!(item instanceof Y.Item)) continue;
      fresh.add(item);
      note(item);
    }
  for (const { client, clock, length } of went)
    for (const item of structsOf(doc, client, clock, clock + length)) {
      if (!(item instanceof Y.Item)) continue;
      gone.add(item);
      note(item);
    }
  for (const [client, ranges] of again)
    for (const { clock, length } of ranges)
      for (const item of structsOf(doc, client, clock, clock + length)) if (isLetters(item)) note(item);
  const isAgain = (client: number, clock: number): boolean =>
    (again.get(client) ?? []).some((one) => one.clock <= clock && clock < one.clock + one.length) && mayBe(client, clock);
  const isWhole = (element: Y.Item): boolean => gone.has(element) || isAgain(element.id.client, element.id.clock);
  const found = new Map<BlockId, Paragraph>();
  for (const element of inOrder(elements, fragment)) {
    if (fresh.has(element) && element.deleted) continue;
    const block = blockOf(element);
    const paragraph = found.get(block) ?? { block, before: [], after: [], fresh: true, left: true, brings: false, seen: [] };
    found.set(block, paragraph);
    if (fresh.has(element)) paragraph.brings = true;
    else if (!element.deleted) paragraph.fresh = false;
    if (!element.deleted) paragraph.left = false;
    const first = paragraph.before.length;
    for (const item of itemsIn(element)) read(item, fresh.has(item), gone.has(item), isAgain, paragraph);
    const seen = again.size > 0 && isWhole(element) ? paragraph.before.slice(first) : [];
    if (seen.some((letter) => letter.again)) paragraph.seen.push(seen);
  }
  return [...found.values()];
}

function read(
  item: TextItem,
  isNew: boolean,
  isGone: boolean,
  isAgain: (client: number, clock: number) => boolean,
  { before, after }: Paragraph,
): void {
  const { client, clock } = item.id;
  const text = item.content.str;
  if (item.deleted && (isNew || !isGone)) {
    if (isNew) return;
    for (let n = 0; n < text.length; n++)
      if (isAgain(client, clock + n)) before.push(letterOf(client, clock + n, text[n] ?? '', 'gone', true));
    return;
  }
  for (let n = 0; n < text.length; n++) {
    const letter: Letter = letterOf(client, clock + n, text[n] ?? '', isNew ? 'new' : isGone ? 'gone' : 'kept');
    if (!isNew) before.push(letter);
    if (!isGone) after.push(letter);
  }
}

/** As they stand in the text, or stood. */
function inOrder(elements: ReadonlySet<Y.Item>, fragment: Y.XmlFragment): readonly Y.Item[] {
  if (elements.size < 2) return [...elements];
  const found: Y.Item[] = [];
  for (let item = fragment._start; item !== null && found.length < elements.size; item = item.right)
    if (elements.has(item)) found.push(item);
  return found;
}
