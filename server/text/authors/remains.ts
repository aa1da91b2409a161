/** What is left of letters that are gone, in the document: which they were, and where they stood. */
import * as Y from 'yjs';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { AuthorsData } from './data.ts';
import { blockOf, isLetters, itemsIn, type Letter, letterOf } from './letters.ts';
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

/** As paragraphs of this id read when they went, the last first; then what came late, then all that ever went from there. */
export function stoodIn(data: AuthorsData, fragment: Y.XmlFragment, block: BlockId): readonly (readonly Letter[])[] {
  const last: { readonly gone: number; readonly line: readonly Letter[] }[] = [];
  const ever: (readonly Letter[])[] = [];
  for (let item = fragment._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType) || blockOf(item) !== block) continue;
    const gone = goneAt(data, item.id.client, item.id.clock);
    const [line, all]: [Letter[], Letter[]] = [[], []];
    for (const { id, content, deleted } of itemsIn(item)) {
      if (!deleted) continue;
      const letters = content.str.split('').map((text, n) => letterOf(id.client, id.clock + n, text, 'gone'));
      all.push(...letters);
      if (gone !== undefined && goneAt(data, id.client, id.clock) === gone) line.push(...letters);
    }
    if (gone !== undefined) last.push({ gone, line });
    ever.push(all);
  }
  for (const { block: of, seq, ranges } of data.seen)
    if (of === block) last.push({ gone: seq, line: ranges.flatMap((range) => goneLetters(data, range) ?? []) });
  last.sort((one, other) => other.gone - one.gone || other.line.length - one.line.length);
  const lines = last.flatMap(({ gone, line }) => {
    const brought = data.late.bring(block, gone, line);
    return brought === line ? [line] : [brought, line];
  });
  return [...lines, ...data.late.into(block), ...ever].filter(({ length }) => length > 0);
}

/** Null: it came later. */
export function isThereAt({ puts, takes, hands }: AuthorsData, { id: { client, clock } }: Y.Item, seq: number): boolean | null {
  const put = puts.find(client, clock);
  if (put === undefined || hands.seqOf(put.hand) > seq) return null;
  const take = takes.find(client, clock);
  return take === undefined || hands.seqOf(take.hand) > seq;
}
