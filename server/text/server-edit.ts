/** Edits that the server makes by command: text of a new opinion, paragraphs deleted and put back, a suggestion settled. */
import * as Y from 'yjs';
import { assert } from '../../shared/lib/assert.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { EditorialEdit } from '../../shared/opinion/editorial.ts';
import type { Cut, Settlement, TextFacts } from '../../shared/opinion/entry.ts';
import type { BlockId, BlockKind, EntityId, SessionId } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { clean, cut } from '../../shared/text/characters.ts';
import { newId } from '../../shared/text/ids.ts';
import { typesIn } from '../../shared/text/read.ts';
import { isMarkName } from '../../shared/text/schema.ts';
import { decided, marksLeft, type SuggestionKey } from '../../shared/text/suggestion.ts';
import { LIMITS } from '../limits.ts';
import type { TextContext } from './apply-part.ts';
import type { BlockRecord } from './block-index.ts';
import { build, isUnwritten, removeItem, writeAttribute } from './element.ts';
import { bringBack } from './in-place.ts';
import { Line } from './line.ts';
import { withoutMasked } from './masking.ts';
import type { GoneBlock, Memory } from './memory.ts';
import { publishBlocks } from './publish.ts';
import { rewordBlock } from './rewording.ts';

export type ServerEdit =
  | { readonly import: readonly ImportedBlock[] }
  | { readonly restore: BlockId }
  | { readonly cut: Cut }
  | { readonly settle: Settlement }
  | { readonly editorial: EditorialEdit; readonly words: string }
  | { readonly publish: { readonly session: SessionId; readonly blocks: readonly TextBlock[]; readonly voices: readonly EntityId[] } };

export interface ImportedBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
}

/** What an edit writes, and the order that the entry carries out. */
interface Making {
  readonly by: Actor | 'server';
  readonly carriesOut: TextFacts['carriesOut'];
  readonly make: () => void;
  readonly voices?: readonly EntityId[];
}

/**
 * `import`: the words of a new opinion, which are the actor's. `restore`: the last wording of a deleted block under its own id, behind its
 * nearest surviving predecessor. `cut`: many blocks out, or back. `settle`: a suggestion, wherever it reaches. `editorial`: a paragraph in
 * other words, as many as it has. `publish`: the text as a restricted session has left it, and the Member States that it has suggestions of.
 */
export function makingOf(
  context: TextContext,
  actor: Actor,
  edit: ServerEdit,
  closed: ReadonlySet<BlockId>,
  all: readonly BlockId[],
): Making {
  const { memory, index } = context;
  if ('import' in edit) {
    assert(index.records.length === 0, 'import is for an empty text');
    return { by: actor, carriesOut: { command: 'import' }, make: () => importBlocks(context, edit.import) };
  }
  if ('settle' in edit) {
    const { of, id, verdict } = edit.settle;
    return { by: 'server', carriesOut: edit.settle, make: () => settle(context, { by: of, id }, verdict === 'accept') };
  }
  if ('editorial' in edit) {
    const { editorial, words } = edit;
    return { by: 'server', carriesOut: editorial, make: () => rewordBlock(context, editorial.block, words) };
  }
  if ('publish' in edit) {
    const { session, blocks, voices } = edit.publish;
    return { by: 'server', carriesOut: { command: 'publish', session }, make: () => publishBlocks(context, blocks), voices };
  }
  if ('cut' in edit && edit.cut.command === 'remove-paragraphs') {
    const { blocks } = edit.cut;
    return { by: 'server', carriesOut: edit.cut, make: () => removeBlocks(context, blocks) };
  }
  const wanted = 'cut' in edit ? edit.cut.blocks : [edit.restore];
  const gone = wanted.flatMap((id) => (index.byId(id) === undefined ? (memory.gone(id) ?? []) : [])).map(leftOf(memory));
  assert(gone.length === wanted.length, 'only what was deleted can be restored');
  const order = 'cut' in edit ? edit.cut : { command: 'restore' as const, block: edit.restore };
  return { by: 'server', carriesOut: order, make: () => restoreBlocks(context, gone, all, closed) };
}

/** What was withheld does not come back (K22). */
const leftOf =
  ({ isMasked }: Memory) =>
  (gone: GoneBlock): GoneBlock =>
    isMasked ? { ...gone, block: withoutMasked(gone.block) } : gone;

/** Nothing is dropped: a text longer than a block may be goes on in another. */
function importBlocks({ text, random }: TextContext, blocks: readonly ImportedBlock[]): void {
  const elements = blocks.flatMap(({ kind, level, text: words }) =>
    piecesOf(clean(words)).map((piece) => {
      const runs = piece === '' ? [] : [{ text: piece, marks: [] }];
      return build({ id: newId(random), kind, level, sug: null, runs });
    }),
  );
  text.doc.transact(() => text.fragment.insert(0, elements), 'import');
}

function piecesOf(words: string): readonly string[] {
  const pieces = [cut(words, LIMITS.charsPerBlock)];
  for (let rest = words.slice(pieces[0]?.length); rest !== ''; rest = rest.slice(pieces.at(-1)?.length)) {
    pieces.push(cut(rest, LIMITS.charsPerBlock));
  }
  return pieces;
}

function restoreBlocks(context: TextContext, gone: readonly GoneBlock[], all: readonly BlockId[], closed: ReadonlySet<BlockId>): void {
  const { text, memory } = context;
  const before = new Map(all.map((id, place) => [id, all[place - 1] ?? null]));
  const behindOf = (id: BlockId): BlockId | null => before.get(id) ?? memory.gone(id)?.behind ?? null;
  const placed = gone.map((one) => ({ ...one, behind: behindOf(one.block.id) }));
  const between = titleBetween(context, closed);
  text.doc.transact(() => {
    bringBack(new Line(text.fragment), placed, behindOf);
    if (between !== null) removeItem(text.fragment, between);
  }, 'restore');
}

/** The empty title that a text without a block was given; null where there is anything else, or it is closed, or somebody wrote in it. */
function titleBetween({ index, memory }: TextContext, closed: ReadonlySet<BlockId>): Y.Item | null {
  const [only, another] = index.records;
  if (only === undefined || another !== undefined || closed.has(only.block.id)) return null;
  const { block, element } = only;
  const isUntouched = block.kind === 'title' && block.level === 0 && block.sug === null && isUnwritten(element);
  return isUntouched && element._item !== null && memory.hasHealed(element._item.id.client) ? element._item : null;
}

function removeBlocks({ text, index }: TextContext, blocks: readonly BlockId[]): void {
  text.doc.transact(() => {
    for (const id of blocks) {
      const item = index.byId(id)?.element._item;
      if (item) removeItem(text.fragment, item);
    }
  }, 'remove');
}

/** The blocks that a suggestion reaches, in order of the text. */
export const reached = ({ index }: TextContext, { by, id }: SuggestionKey): readonly BlockRecord[] =>
  index.records.filter(({ suggested }) => suggested.some((one) => one.by === by && one.id === id));

function settle(context: TextContext, key: SuggestionKey, accept: boolean): void {
  const { doc, fragment } = context.text;
  const meant = (one: SuggestionKey): boolean => one.by === key.by && one.id === key.id;
  doc.transact(() => {
    for (const { element, block } of reached(context, key)) {
      const left = decided(block, meant, accept);
      if (left !== null) {
        writeAttribute(element, 'sug', left.sug);
        for (const text of typesIn(element)) if (text instanceof Y.XmlText) settleWords(text, meant, accept);
      } else if (element._item !== null) removeItem(fragment, element._item);
    }
  }, 'settle');
}

/** Word for word where they stand: what stays keeps its items, and with them the carets and undo steps that hang on them. */
function settleWords(text: Y.XmlText, meant: (one: SuggestionKey) => boolean, accept: boolean): void {
  const delta: readonly { readonly insert: string; readonly attributes?: Readonly<Record<string, Record<string, string>>> }[] =
    text.toDelta();
  const steps = delta.map(({ insert: { length }, attributes = {} }) => {
    const marks = Object.entries(attributes).flatMap(([name, attrs]) => (isMarkName(name) ? [{ name, attrs }] : []));
    const left = marksLeft(marks, meant, accept);
    if (left === null) return { delete: length };
    const gone = marks.filter((mark) => !left.includes(mark)).map(({ name }) => [name, null] as const);
    return { retain: length, attributes: Object.fromEntries(gone) };
  });
  text.applyDelta(steps);
}
