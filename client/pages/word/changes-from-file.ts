/** Between what a file would change and the editor: read against the text as it stands, and put into it as typing would be. */
import type { EditorView } from 'prosemirror-view';
import type { ComparedParagraph } from '../../../shared/compare/paragraphs.ts';
import { no, ok, type Result } from '../../../shared/lib/result.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { type BlockId, type BlockKind, type EntityId, isHeading } from '../../../shared/opinion/vocabulary.ts';
import { baseText, isSuggested, type TextBlock, wholeSuggestion } from '../../../shared/text/block.ts';
import { exactForm } from '../../../shared/text/canon.ts';
import { newId } from '../../../shared/text/ids.ts';
import { commentsFor, type FileComment } from '../../../shared/word/brought.ts';
import { MOST_FILE_BYTES } from '../../../shared/word/package.ts';
import { readWord } from '../../../shared/word/read.ts';
import { type LeftOut, leftOut, revisionsOf } from '../../../shared/word/reading.ts';
import { type FileChange, type Redline, redlineOf } from '../../../shared/word/redline.ts';
import type { WordRefusal } from '../../../shared/word/refusal.ts';
import { withSuggestions } from '../../../shared/word/suggested.ts';
import { undecidedIn, withoutUndecided } from '../../../shared/word/undecided.ts';
import { blocksOf } from '../../editor/blocks.ts';
import { replay } from '../../editor/replay.ts';
import { wordingOf } from '../../editor/wording.ts';
import { sha256 } from '../../sync/sha256.ts';
import { plan, type Unrecorded } from '../../sync/unrecorded.ts';

export interface ReadRedline extends Redline {
  readonly by: readonly string[];
  /** The text that it was laid on. */
  readonly on: readonly TextBlock[];
  readonly left: LeftOut;
  /** What others say in it. */
  readonly comments: readonly FileComment[];
}

export interface Laid {
  /** How many are in the text now. */
  readonly count: number;
  /** Those that fit no longer, because others wrote there meanwhile. */
  readonly back: readonly FileChange[];
}

const blocksIn = (view: EditorView): readonly TextBlock[] => blocksOf(view.state.doc).map(({ node }) => wordingOf(node));

/** `codeOf`: the short name of an entity. */
export async function redlineOfFile(
  file: File,
  view: EditorView,
  { paragraphs, language }: Register,
  codeOf: (entity: EntityId) => string,
): Promise<Result<ReadRedline, WordRefusal>> {
  if (file.size > MOST_FILE_BYTES) return no('too-large');
  const read = readWord(new Uint8Array(await file.arrayBuffer()));
  if (!read.ok) return read;
  const on = blocksIn(view);
  const labels = new Map(paragraphs.map(({ id, label }) => [id, label]));
  const here = on
    .filter((block) => !isSuggested(block))
    .map(
      (block): ComparedParagraph => ({
        id: block.id,
        kind: block.kind,
        level: block.level,
        label: labels.get(block.id) ?? '',
        text: baseText(block),
      }),
    )
    .filter(({ text }) => text.trim() !== '');
  const document = withoutUndecided(read.value, undecidedIn(on, codeOf));
  const comments = commentsFor(read.value, here, language);
  return ok({ ...redlineOf(document, here, language), by: revisionsOf(document).by, on, left: leftOut(read.value), comments });
}

const draw = (): string => newId((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));

/** Puts what was chosen into the text, each a suggestion of its own. */
export function suggest(
  view: EditorView,
  chosen: readonly FileChange[],
  on: readonly TextBlock[],
  by: EntityId,
  closed: (id: BlockId) => boolean,
): Laid {
  const made = new Map<BlockId, FileChange>();
  /** Several new ones behind one paragraph stand one behind the other. */
  const behind = new Map<BlockId | null, BlockId>();
  // new ones first: they do not depend on what becomes of the words of the one that they stand behind
  const inOrder = [...chosen.filter(({ is }) => is === 'new'), ...chosen.filter(({ is }) => is !== 'new')];
  const changes = inOrder.flatMap((change): readonly Unrecorded[] => {
    const own = { by, id: draw() };
    const block = on.find(({ id }) => id === change.block);
    if (change.is === 'new') {
      const id = draw();
      const after = behind.get(change.block) ?? change.block;
      behind.set(change.block, id);
      made.set(id, change);
      const runs = change.pieces.map(({ text }) => ({ text, marks: [] }));
      return [{ id, from: null, mine: { id, ...placeOf(on, change.block), sug: `ins:${by}:${own.id}`, runs }, after }];
    }
    // somebody would have it go already
    if (block === undefined || (change.is === 'gone' && wholeSuggestion(block) !== null)) return [];
    made.set(block.id, change);
    const from = sha256(exactForm(block));
    if (change.is === 'changed') return [{ id: block.id, from, mine: withSuggestions(block, change.pieces, own), after: null }];
    return [{ id: block.id, from, mine: { ...block, sug: `del:${by}:${own.id}` }, after: null }];
  });
  const { put } = plan(changes, blocksIn(view), closed);
  replay(view, put);
  const laid = new Set(put.flatMap(({ id }) => made.get(id) ?? []));
  return { count: laid.size, back: chosen.filter((change) => !laid.has(change)) };
}

/** What a new paragraph is: as the one before it, or the item that belongs under it. */
function placeOf(on: readonly TextBlock[], behind: BlockId | null): { readonly kind: BlockKind; readonly level: number } {
  const at = on.findIndex(({ id }) => id === behind);
  const before = on[at];
  if (before !== undefined && !isHeading(before.kind) && before.kind !== 'title' && before.kind !== 'enacting')
    return { kind: before.kind, level: before.level };
  const next = on[at + 1];
  if (next?.kind === 'preamble-item' || next?.kind === 'operative-item') return { kind: next.kind, level: 0 };
  return {
    kind: before?.kind === 'operative-heading' ? 'operative-item' : before?.kind === 'preamble-heading' ? 'preamble-item' : 'text',
    level: 0,
  };
}
