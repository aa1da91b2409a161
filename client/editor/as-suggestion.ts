/**
 * An edit turned into suggestions: the text as it was, with what comes and what goes marked as one entity's. It gives what the server
 * lets stand of somebody who may only suggest (SPEC T21), so that nothing of it has to be repaired:
 * words that are typed come, words that are deleted go and stay where they are; a paragraph that is added or removed is so as a whole;
 * own suggested words and paragraphs are the author's to change. Kind, level, formatting and order stay as they were.
 */
import { Fragment, type Mark, type Node } from 'prosemirror-model';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import { type Suggestion, wholeSuggestion } from '../../shared/text/block.ts';
import { schema } from '../../shared/text/schema.ts';
import { blocksOf, type Placed } from './blocks.ts';
import { cut, type Stretch } from './stretches.ts';

/** Whose suggestion it becomes, and the id that all of it gets in a paragraph. */
export type Own = Pick<Suggestion, 'by' | 'id'>;

export interface AsSuggestion {
  readonly doc: Node;
  /** Where a caret of the edited document is now. `past`: behind words that go there, else before them. */
  place(caret: number, past: boolean): number | null;
}

/** Where some words of the edited document are now. */
interface Anchor {
  readonly at: number;
  readonly size: number;
  readonly to: number;
  readonly length: number;
  readonly comes: boolean;
}

interface Paragraph {
  readonly node: Node;
  /** `to` counts from the start of its words. */
  readonly anchors: readonly Anchor[];
}

export function asSuggestion(before: Node, after: Node, line: readonly Stretch[], ownIn: (block: BlockId) => Own): AsSuggestion {
  const there = new Map(blocksOf(after).map((placed) => [placed.node.attrs.id, placed]));
  const old = blocksOf(before);
  const come = newOnes(after, new Set(old.map(({ node }) => node.attrs.id)));
  const nodes: Node[] = [];
  const anchors: Anchor[] = [];
  let size = 0;
  const put = (paragraph: Paragraph | null): void => {
    if (paragraph === null) return;
    for (const anchor of paragraph.anchors) anchors.push({ ...anchor, to: size + 1 + anchor.to });
    nodes.push(paragraph.node);
    size += paragraph.node.nodeSize;
  };
  const putNew = (behind: BlockId | null): void => {
    for (const placed of come.get(behind) ?? []) put(added(placed, line, ownIn(placed.node.attrs.id)));
  };
  putNew(null);
  for (const placed of old) {
    const now = there.get(placed.node.attrs.id);
    const own = ownIn(placed.node.attrs.id);
    put(now === undefined ? removed(placed.node, own) : edited(placed, now, line, own));
    putNew(placed.node.attrs.id);
  }
  return { doc: before.copy(Fragment.from(nodes)), place: (caret, past) => placeOf(anchors, caret, past) };
}

function placeOf(anchors: readonly Anchor[], caret: number, past: boolean): number | null {
  const near = anchors.filter(({ at, size }) => at <= caret && caret <= at + size);
  const found = near.find(({ at, size, comes }) => comes && at + size === caret) ?? near.at(past ? -1 : 0);
  return found === undefined ? null : found.to + Math.min(caret - found.at, found.length);
}

/** Paragraphs that are in no way in the text before, by the one that they stand behind. */
function newOnes(after: Node, known: ReadonlySet<BlockId>): ReadonlyMap<BlockId | null, readonly Placed[]> {
  const found = new Map<BlockId | null, Placed[]>();
  let behind: BlockId | null = null;
  for (const placed of blocksOf(after)) {
    if (known.has(placed.node.attrs.id)) behind = placed.node.attrs.id;
    else found.set(behind, [...(found.get(behind) ?? []), placed]);
  }
  return found;
}

function added(now: Placed, line: readonly Stretch[], own: Own): Paragraph {
  const { words, anchors } = ownWords(now, null, line, own);
  const whole = wholeSuggestion(now.node.attrs as { sug: string | null });
  const sug = whole?.verb === 'ins' && whole.by === own.by ? now.node.attrs.sug : `ins:${own.by}:${own.id}`;
  return { node: now.node.type.create({ ...now.node.attrs, sug }, words), anchors };
}

function removed(old: Node, own: Own): Paragraph | null {
  const whole = wholeSuggestion(old.attrs as { sug: string | null });
  if (whole?.verb === 'ins' && whole.by === own.by) return null;
  const left = childrenOf(old, 0, old.content.size).filter((run) => !hasOwn(run, 'insertion', own.by));
  if (whole === null) return { node: old.type.create({ ...old.attrs, sug: `del:${own.by}:${own.id}` }, left), anchors: [] };
  // somebody else's suggested paragraph: that it comes is theirs to say, so its words go one by one
  return { node: old.copy(Fragment.from(whole.verb === 'ins' ? left.map((run) => going(run, own)) : left)), anchors: [] };
}

function edited(old: Placed, now: Placed, line: readonly Stretch[], own: Own): Paragraph {
  const { node, pos } = now;
  const { size } = node.content;
  if (node.eq(old.node)) return { node, anchors: [{ at: pos + 1, size, to: 0, length: size, comes: false }] };
  const whole = wholeSuggestion(old.node.attrs as { sug: string | null });
  if (whole?.verb === 'ins' && whole.by === own.by) {
    const { words, anchors } = ownWords(now, old, line, own);
    return { node: node.type.create({ ...node.attrs, sug: old.node.attrs.sug }, words), anchors };
  }
  const { words, anchors } = markedWords(old, now, line, own);
  return { node: old.node.copy(Fragment.from(words)), anchors };
}

/** Words of one paragraph, put together from left to right. */
class Words {
  readonly words: Node[] = [];
  readonly anchors: Anchor[] = [];
  #length = 0;

  put(runs: readonly Node[], at: number | null, size: number, comes = false): void {
    const length = runs.reduce((sum, { nodeSize }) => sum + nodeSize, 0);
    if (at !== null) this.anchors.push({ at, size, to: this.#length, length, comes });
    this.words.push(...runs);
    this.#length += length;
  }
}

/** Which of these stretches stood in this paragraph before, with where they are now. */
function piecesOf({ node, pos }: Placed, old: Placed | null, line: readonly Stretch[]) {
  let at = 0;
  return cut(line, pos + 1, pos + 1 + node.content.size).map(({ size, from }) => {
    const start = at;
    at += size;
    const inside = from !== null && old !== null && from > old.pos && from + size < old.pos + old.node.nodeSize;
    return { now: childrenOf(node, start, at), at: pos + 1 + start, size, moved: from !== null, kept: inside ? from - old.pos - 1 : null };
  });
}

/** A paragraph that is the author's own suggestion as a whole: its words need no marks. */
function ownWords(now: Placed, old: Placed | null, line: readonly Stretch[], own: Own): Words {
  const made = new Words();
  made.put([], now.pos + 1, 0);
  for (const { now: runs, at, size, moved, kept } of piecesOf(now, old, line))
    made.put(kept !== null ? runs : plainWords(runs, moved, own), at, size, kept === null);
  return made;
}

/** A paragraph of the text: what comes and goes in it is marked; where words take the place of others these stand first. */
function markedWords(old: Placed, now: Placed, line: readonly Stretch[], own: Own): Words {
  const made = new Words();
  let reached = 0;
  const goes = (until: number): void => {
    const gone = childrenOf(old.node, reached, until).filter((run) => !hasOwn(run, 'insertion', own.by));
    made.put(
      gone.map((run) => going(run, own)),
      null,
      0,
    );
    reached = until;
  };
  made.put([], now.pos + 1, 0);
  const pieces = piecesOf(now, old, line);
  pieces.forEach(({ now: runs, at, size, moved, kept }, n) => {
    const until = kept ?? pieces.slice(n).find((one) => one.kept !== null)?.kept ?? old.node.content.size;
    // instead of own suggested words, these are of the same suggestion
    const id = suggestedIn(childrenOf(old.node, reached, until), own.by) ?? own.id;
    goes(until);
    if (kept === null) {
      const comes = schema.marks.insertion.create({ by: own.by, id });
      const words = plainWords(runs, moved, own);
      made.put(
        words.map((run) => run.mark(comes.addToSet(run.marks))),
        at,
        size,
        true,
      );
    } else {
      made.put(keptWords(old.node, now.node, kept, at - now.pos - 1, size, own), at, size);
      reached = kept + size;
    }
  });
  goes(old.node.content.size);
  made.put([], now.pos + 1 + now.node.content.size, 0);
  return made;
}

/** The one suggestion of this entity by which all of these words come. */
function suggestedIn(runs: readonly Node[], by: EntityId): string | null {
  const ids = new Set(runs.map(({ marks }) => marks.find((mark) => isInsertion(mark) && mark.attrs.by === by)?.attrs.id ?? null));
  const [id = null] = ids;
  return ids.size === 1 ? id : null;
}

/** As they were; own suggested words may be formatted. */
function keptWords(old: Node, now: Node, was: number, is: number, size: number, own: Own): readonly Node[] {
  let at = is;
  return childrenOf(old, was, was + size).flatMap((run) => {
    const from = at;
    at += run.nodeSize;
    if (!hasOwn(run, 'insertion', own.by)) return [run];
    return childrenOf(now, from, at).map((one) => one.mark(run.marks.filter(isSuggestion).reduce(withMark, unmarked(one))));
  });
}

/** Without suggestion marks. Words that come from another paragraph leave behind what is undecided there. */
const plainWords = (runs: readonly Node[], moved: boolean, { by }: Own): readonly Node[] =>
  runs
    .filter((run) => !moved || !(hasOwn(run, 'deletion', by) || run.marks.some((mark) => isInsertion(mark) && mark.attrs.by !== by)))
    .map((run) => run.mark(unmarked(run)));

/** Marked as going, unless it goes already. */
const going = (run: Node, own: Own): Node => (isStruck(run) ? run : run.mark(schema.marks.deletion.create({ ...own }).addToSet(run.marks)));

export const isStruck = ({ marks }: Node): boolean => marks.some(({ type }) => type === schema.marks.deletion);

const childrenOf = (block: Node, from: number, to: number): readonly Node[] => [...block.content.cut(from, to).content];

const unmarked = ({ marks }: Node): readonly Mark[] => marks.filter((mark) => !isSuggestion(mark));
const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] => mark.addToSet(marks);

const isInsertion = ({ type }: Mark): boolean => type === schema.marks.insertion;
const isSuggestion = (mark: Mark): boolean => isInsertion(mark) || mark.type === schema.marks.deletion;

const hasOwn = (run: Node, name: 'insertion' | 'deletion', by: EntityId): boolean =>
  run.marks.some(({ type, attrs }) => type === schema.marks[name] && attrs.by === by);
