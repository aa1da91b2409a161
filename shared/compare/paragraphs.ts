/**
 * Two states of a text, paragraph by paragraph. A paragraph is the same one where its id is: what was moved is shown as moved, with only
 * its changed words marked, and not as deleted here and new there.
 */
import type { BlockId, BlockKind, Language } from '../opinion/vocabulary.ts';
import { compareWords, type Piece } from './words.ts';

export interface ComparedText {
  readonly language: Language;
  readonly paragraphs: readonly ComparedParagraph[];
}

export interface ComparedParagraph {
  readonly id: BlockId;
  readonly kind: BlockKind;
  readonly level: number;
  /** As it is printed, without the words of its heading: `b)`. */
  readonly label: string;
  readonly text: string;
}

export interface ParagraphChange {
  readonly is: 'same' | 'changed' | 'new' | 'gone';
  /** It stands elsewhere among those that stayed. */
  readonly moved: boolean;
  /** As in the later text; of what is gone, as in the earlier one. */
  readonly paragraph: ComparedParagraph;
  /** As it was, where it was there before. */
  readonly before: ComparedParagraph | null;
  readonly pieces: readonly Piece[];
}

/** In the order of the later text; what is gone stands behind what it stood behind. `words` tells the same as `compareWords`. */
export function compareParagraphs(before: ComparedText, after: ComparedText, words = compareWords): readonly ParagraphChange[] {
  const was = new Map(before.paragraphs.map((one) => [one.id, one]));
  const left = leftBehind(before.paragraphs, after.paragraphs);
  const stayed = inOrder(idsOf(before), idsOf(after));
  const goneBehind = gone(before.paragraphs, left);
  const compared: Compared = (earlier, later) => words(earlier, later, after.language);
  const changes = after.paragraphs.flatMap((paragraph): readonly ParagraphChange[] => {
    const earlier = was.get(paragraph.id) ?? null;
    return [changeOf(earlier, paragraph, !stayed.has(paragraph.id), compared), ...(goneBehind.get(paragraph.id) ?? [])];
  });
  return [...(goneBehind.get(null) ?? []), ...changes];
}

const idsOf = ({ paragraphs }: ComparedText): readonly BlockId[] => paragraphs.map(({ id }) => id);

type Compared = (earlier: string, later: string) => readonly Piece[];

function changeOf(before: ComparedParagraph | null, paragraph: ComparedParagraph, elsewhere: boolean, compared: Compared): ParagraphChange {
  const { kind, level, text } = paragraph;
  if (before === null) return { is: 'new', moved: false, paragraph, before, pieces: [{ is: 'ins', text }] };
  const same = before.text === text && before.kind === kind && before.level === level;
  const pieces = before.text === text ? all(text) : compared(before.text, text);
  return { is: same ? 'same' : 'changed', moved: elsewhere, paragraph, before, pieces };
}

const all = (text: string): readonly Piece[] => (text === '' ? [] : [{ is: 'same', text }]);

function leftBehind(before: readonly ComparedParagraph[], after: readonly ComparedParagraph[]): ReadonlySet<BlockId> {
  const living = new Set(after.map(({ id }) => id));
  return new Set(before.map(({ id }) => id).filter((id) => !living.has(id)));
}

/** What is gone, by the paragraph that it stood behind; null: by the beginning. */
function gone(before: readonly ComparedParagraph[], left: ReadonlySet<BlockId>): ReadonlyMap<BlockId | null, readonly ParagraphChange[]> {
  const behind = new Map<BlockId | null, ParagraphChange[]>();
  let last: BlockId | null = null;
  for (const paragraph of before) {
    if (!left.has(paragraph.id)) last = paragraph.id;
    else {
      const change: ParagraphChange = {
        is: 'gone',
        moved: false,
        paragraph,
        before: paragraph,
        pieces: [{ is: 'del', text: paragraph.text }],
      };
      behind.set(last, [...(behind.get(last) ?? []), change]);
    }
  }
  return behind;
}

/**
 * The most paragraphs that are in both and in the same order in both (the longest increasing subsequence of their places): the others are
 * those that were moved.
 */
function inOrder(before: readonly BlockId[], after: readonly BlockId[]): ReadonlySet<BlockId> {
  const place = new Map(before.map((id, at) => [id, at]));
  /** By length: the chain of that length that ends at the lowest place. */
  const chains: Chain[] = [];
  for (const id of after) {
    const at = place.get(id);
    if (at === undefined) continue;
    const length = chains.findIndex((one) => one.at >= at);
    const put = length === -1 ? chains.length : length;
    chains[put] = { id, at, before: chains[put - 1] ?? null };
  }
  const kept = new Set<BlockId>();
  for (let link: Chain | null = chains.at(-1) ?? null; link !== null; link = link.before) kept.add(link.id);
  return kept;
}

/** Of those that are in both orders, which stand elsewhere among the others. */
export function movedIn(before: readonly BlockId[], after: readonly BlockId[]): readonly BlockId[] {
  const [were, are] = [new Set(before), new Set(after)];
  const [earlier, later] = [before.filter((id) => are.has(id)), after.filter((id) => were.has(id))];
  if (later.every((id, at) => earlier[at] === id)) return [];
  const stayed = inOrder(earlier, later);
  return later.filter((id) => !stayed.has(id));
}

interface Chain {
  readonly id: BlockId;
  readonly at: number;
  readonly before: Chain | null;
}

/** `left`: the place where a paragraph stood before it moved. */
export interface PlacedChange {
  readonly change: ParagraphChange;
  readonly is: 'there' | 'gone' | 'left';
}

/**
 * Both orders in one list: without what came, it is the earlier text as it stood; without what went, the later one. Of all that lies between
 * two paragraphs that stayed, what was there before comes first.
 */
export function inBothOrders(before: readonly ComparedParagraph[], changes: readonly ParagraphChange[]): readonly PlacedChange[] {
  const byId = new Map(changes.map((change) => [change.paragraph.id, change]));
  const behind = new Map<BlockId | null, PlacedChange[]>();
  let last: BlockId | null = null;
  for (const { id } of before) {
    const change = byId.get(id);
    if (change === undefined) continue;
    if (change.is !== 'gone' && !change.moved) last = id;
    else {
      const placed = behind.get(last) ?? [];
      placed.push({ change, is: change.is === 'gone' ? 'gone' : 'left' });
      behind.set(last, placed);
    }
  }
  const there = changes.filter(({ is }) => is !== 'gone');
  return [
    ...(behind.get(null) ?? []),
    ...there.flatMap((change): readonly PlacedChange[] => [
      { change, is: 'there' },
      ...(change.moved ? [] : (behind.get(change.paragraph.id) ?? [])),
    ]),
  ];
}
