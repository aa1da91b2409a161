/** What is left of letters that are gone, in the document: which they were, and where they stood. */
import * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../../shared/text/ids.ts';
import { hasStoodSince } from './copies.ts';
import type { AuthorsData } from './data.ts';
import { type LateWords, lateLetters } from './late.ts';
import { blockOf, isLetters, itemsIn, keyOf, type Letter, letterOf } from './letters.ts';
import type { Range } from './taken.ts';

/** Log position at which an item went; undefined where it is there. */
export function goneAt({ takes, hands }: AuthorsData, client: number, clock: number): number | undefined {
  const span = takes.find(client, clock);
  return span && hands.seqOf(span.hand);
}

/** Those that are gone; null where one is not, or is no letter. */
export function goneLetters(data: AuthorsData, { client, clock, length }: Range): Letter[] | null {
  const { store } = data.doc;
  const structs = store.clients.get(client);
  if (structs === undefined || clock + length > Y.getState(store, client)) return null;
  const found: Letter[] = [];
  for (
    let at = Y.findIndexSS(structs, clock), end = clock + length, struct = structs[at];
    struct && struct.id.clock < end;
    struct = structs[++at]
  ) {
    if (!struct.deleted || !isLetters(struct)) return null;
    const from = struct.id.clock;
    for (let one = Math.max(clock, from); one < Math.min(end, from + struct.length); one++)
      found.push(letterOf(client, one, struct.content.str[one - from] ?? '', 'gone'));
  }
  return found;
}

/** Elements of one paragraph that are looked into: with each move of it one stays behind. */
const MOST_ELEMENTS = 40;
/** And letters in them: one that is long and moved often has millions. */
const MOST_LETTERS = 100_000;

interface Stood {
  readonly item: Y.Item;
  /** Undefined: it is there. */
  readonly gone: number | undefined;
}

/** All elements there ever were at the top of the text, by paragraph. */
export function elementsIn(fragment: Y.XmlFragment): ReadonlyMap<BlockId, readonly Y.Item[]> {
  const found = new Map<BlockId, Y.Item[]>();
  for (let item = fragment._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType)) continue;
    const block = blockOf(item);
    const known = found.get(block);
    if (known === undefined) found.set(block, [item]);
    else known.push(item);
  }
  return found;
}

/** Of more elements than are looked into what is there, and those that went last. */
function newest(data: AuthorsData, elements: readonly Y.Item[]): readonly Stood[] {
  const found = elements.map((item) => ({ item, gone: goneAt(data, item.id.client, item.id.clock) }));
  const ageOf = ({ gone = Number.MAX_SAFE_INTEGER }: Stood): number => gone;
  const wanted = new Set<Stood>();
  let letters = 0;
  for (const one of [...found].sort((a, b) => ageOf(b) - ageOf(a)).slice(0, MOST_ELEMENTS)) {
    for (const { length, deleted } of itemsIn(one.item)) if (deleted) letters += length;
    if (letters > MOST_LETTERS && wanted.size > 0) break;
    wanted.add(one);
  }
  return found.filter((one) => wanted.has(one));
}

/** What went from an element: with this entry, and ever, as far as it may be meant. */
function goneFrom(
  data: AuthorsData,
  element: Y.Item,
  gone: number | undefined,
  may: (hand: number) => boolean,
): { readonly line: Letter[]; readonly all: Letter[] } {
  const { takes, hands } = data;
  const [line, all]: [Letter[], Letter[]] = [[], []];
  for (const { id, content, deleted } of itemsIn(element)) {
    const { client, clock } = id;
    const end = clock + content.str.length;
    // as it was taken out: which letters are one item depends on how the document was made
    for (let [at, to] = [clock, clock]; deleted && at < end; at = to) {
      const take = takes.find(client, at);
      to = take === undefined ? at + 1 : Math.min(end, take.clock + take.length);
      const isLast = take !== undefined && hands.seqOf(take.hand) === gone;
      if (!isLast && !may(take?.hand ?? -1)) continue;
      for (let n = at; n < to; n++) {
        const letter = letterOf(client, n, content.str[n - clock] ?? '', 'gone');
        all.push(letter);
        if (isLast) line.push(letter);
      }
    }
  }
  return { line, all };
}

/** What came late and had moved is what went, where nobody has written that anew since and it stands: else the server would write it again (H28). */
export function lateIn(data: AuthorsData, words: LateWords, there: ReadonlySet<string> = new Set()): readonly Letter[] {
  const letters = [...lateLetters(words)];
  if (words.moved.length === 0) return letters;
  for (const { at, ...range } of words.moved)
    for (const [n, letter] of (goneLetters(data, range) ?? []).entries())
      if (!there.has(keyOf(letter)) && !hasStoodSince(data, letter)) letters[at + n] = letter;
  return letters;
}

/**
 * As paragraphs of this id read when they went, the last first; then what came late, then all that ever went from there, of what went while its
 * paragraph stayed by such hands alone as `may` says.
 */
export function stoodIn(
  data: AuthorsData,
  elements: readonly Y.Item[],
  block: BlockId,
  may: (hand: number) => boolean = () => true,
): readonly (readonly Letter[])[] {
  const last: { readonly gone: number; readonly line: readonly Letter[] }[] = [];
  const ever: (readonly Letter[])[] = [];
  for (const { item, gone } of newest(data, elements)) {
    const { line, all } = goneFrom(data, item, gone, may);
    if (gone !== undefined) last.push({ gone, line });
    ever.push(all.length === line.length ? line : all);
  }
  for (const { block: of, seq, ranges } of data.seen)
    if (of === block) last.push({ gone: seq, line: ranges.flatMap((range) => goneLetters(data, range) ?? []) });
  last.sort((one, other) => other.gone - one.gone || other.line.length - one.line.length);
  const read = (words: LateWords, there?: ReadonlySet<string>): readonly Letter[] => lateIn(data, words, there);
  const lines = last.flatMap(({ gone, line }) => {
    const brought = data.late.bring(block, gone, line, read);
    return brought === line ? [line] : [brought, line];
  });
  return [...lines, ...data.late.into(block).map((words) => read(words)), ...ever].filter(({ length }) => length > 0);
}

/** Does one of these elements stand that was there by then? */
export const stoodBy = ({ puts, takes, hands }: AuthorsData, elements: readonly Y.Item[], seq: number): boolean =>
  elements.some(({ id: { client, clock } }) => {
    const put = puts.find(client, clock);
    return put !== undefined && hands.seqOf(put.hand) <= seq && takes.find(client, clock) === undefined;
  });

/** Null: it came later. */
export function isThereAt({ puts, takes, hands }: AuthorsData, { id: { client, clock } }: Y.Item, seq: number): boolean | null {
  const put = puts.find(client, clock);
  if (put === undefined || hands.seqOf(put.hand) > seq) return null;
  const take = takes.find(client, clock);
  return take === undefined || hands.seqOf(take.hand) > seq;
}

/** The id that an element had by then. */
export function blockAt({ puts, hands }: AuthorsData, { content }: Y.Item, seq: number): BlockId {
  let value = content instanceof Y.ContentType ? (content.type._map.get('id') ?? null) : null;
  for (; value !== null; value = value.left)
    for (let n = value.length - 1; n >= 0; n--) {
      const put = puts.find(value.id.client, value.id.clock + n);
      if (put === undefined || hands.seqOf(put.hand) > seq) continue;
      const id: unknown = value.content instanceof Y.ContentAny ? value.content.arr[n] : undefined;
      return isBlockId(id) ? id : '';
    }
  return '';
}
