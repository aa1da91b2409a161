/**
 * What was typed here and is not in the log, as plain paragraphs: what a new document is given when the old one can no longer follow the
 * server, and what a page that was reloaded or has crashed leaves behind. Each paragraph is put back only where the server still has the
 * words it was changed from; everything else goes back to its author as text. So nothing is lost and nothing is overwritten.
 */
import type { BlockId, Hash } from '../../shared/opinion/vocabulary.ts';
import { shownText, type TextBlock } from '../../shared/text/block.ts';
import { exactForm } from '../../shared/text/canon.ts';
import { sha256 } from './sha256.ts';

export interface Unrecorded {
  readonly id: BlockId;
  /** Exact hash of the recorded paragraph that was changed; null = it was made here. */
  readonly from: Hash | null;
  /** The paragraph as it was here; null = it was removed here. */
  readonly mine: TextBlock | null;
  /** The paragraph before it here (for a removed one: in the recorded text); null = it was the first. */
  readonly after: BlockId | null;
}

export interface Plan {
  /** To be carried out in this order. */
  readonly put: readonly Unrecorded[];
  /** To be handed back to their author. */
  readonly back: readonly Unrecorded[];
}

const hashOf = (block: TextBlock): Hash => sha256(exactForm(block));
const byId = (blocks: readonly TextBlock[]): Map<BlockId, TextBlock> => new Map(blocks.map((block) => [block.id, block]));

/** Paragraphs that read otherwise here than in the recorded text, in the order of the text here, removed ones last. */
export function unrecorded(mine: readonly TextBlock[], recorded: readonly TextBlock[]): readonly Unrecorded[] {
  const known = byId(recorded);
  const here = byId(mine);
  // an empty line that was made here counts for nothing
  const lines = mine.filter((block) => block.id !== '' && (known.has(block.id) || shownText(block) !== ''));
  const changed = lines.flatMap((block, at): readonly Unrecorded[] => {
    const was = known.get(block.id);
    if (was !== undefined && exactForm(was) === exactForm(block)) return [];
    return [{ id: block.id, from: was === undefined ? null : hashOf(was), mine: block, after: lines[at - 1]?.id ?? null }];
  });
  const removed = recorded.flatMap((block, at): readonly Unrecorded[] =>
    here.has(block.id) ? [] : [{ id: block.id, from: hashOf(block), mine: null, after: recorded[at - 1]?.id ?? null }],
  );
  return [...changed, ...removed];
}

/**
 * Which changes fit on the text as it is now. A paragraph made or removed here belongs to the change of the one before it (Enter and
 * Backspace move words between the two): where that one does not fit or is gone, this one is handed back too.
 */
export function plan(changes: readonly Unrecorded[], now: readonly TextBlock[], closed: (id: BlockId) => boolean, removals = true): Plan {
  const current = byId(now);
  const put: Unrecorded[] = [];
  const back: Unrecorded[] = [];
  const failed = new Set<BlockId>();
  for (const change of changes) {
    const present = current.get(change.id);
    if (isSame(present, change.mine)) continue;
    const unchanged = present === undefined ? change.from === null : hashOf(present) === change.from;
    const isPut = (id: BlockId): boolean => put.some((done) => done.id === id);
    const stranded = change.after !== null && change.from === null && !current.has(change.after) && !isPut(change.after);
    const torn = change.after !== null && (change.from === null || change.mine === null) && failed.has(change.after);
    const again = isPut(change.id); // two tabs left two wordings of it
    const fits = unchanged && !stranded && !torn && !again && !closed(change.id) && (removals || change.mine !== null);
    if (!fits) failed.add(change.id);
    (fits ? put : back).push(change);
  }
  return { put, back };
}

/** The words of a change that is handed back; '' where a paragraph was removed. */
export const wordsOf = ({ mine }: Unrecorded): string => (mine === null ? '' : shownText(mine));

const isSame = (present: TextBlock | undefined, mine: TextBlock | null): boolean =>
  present === undefined || mine === null ? present === undefined && mine === null : exactForm(present) === exactForm(mine);
