/** What an entry did to the text, from the records before and after: the plain facts that rules fold and a verifier works out again. */
import type { Change, Flow } from '../../shared/opinion/entry.ts';
import { type BlockId, isHeading } from '../../shared/opinion/vocabulary.ts';
import { isSuggested } from '../../shared/text/block.ts';
import type { Before, BlockIndex, BlockRecord } from './block-index.ts';
import { flowsOf } from './lineage.ts';

/** Keeps what was there first. */
export function addBefore(all: Map<BlockId, BlockRecord | null>, before: Before): void {
  for (const [id, record] of before) if (!all.has(id)) all.set(id, record);
}

/** Net effect on each block, sorted by id; blocks that came and went again, or are as they were, are not in it. */
export function changesOf(before: Before, now: BlockIndex): Change[] {
  const changes: Change[] = [];
  for (const id of [...before.keys()].sort()) {
    const was = before.get(id) ?? null;
    const record = now.byId(id) ?? null;
    const change = changeOf(id, was, record);
    if (change !== null) changes.push(change);
  }
  return changes;
}

/** The blocks of one part that are not as they were, sorted. */
export const touchedBy = (before: Before, now: BlockIndex): readonly BlockId[] =>
  [...before.keys()].sort().filter((id) => !isSame(before.get(id) ?? null, now.byId(id) ?? null));

export function flowsBetween(before: Before, now: BlockIndex): Flow[] {
  return flowsOf(
    [...before.keys()].sort().flatMap((id) => {
      const was = wordsOf(before.get(id));
      const is = wordsOf(now.byId(id));
      return was === is ? [] : [{ id, was, now: is }];
    }),
  );
}

/** A suggested block comes when it is accepted. */
const wordsOf = (record: BlockRecord | null | undefined): string | null => (record && !isSuggested(record.block) ? record.base : null);

/** Every other measure follows from the words. */
const isSame = (was: BlockRecord | null, now: BlockRecord | null): boolean =>
  was === now || (was !== null && now !== null && was.hash === now.hash && was.exact === now.exact && was.suggestions === now.suggestions);

function changeOf(id: BlockId, was: BlockRecord | null, now: BlockRecord | null): Change | null {
  const left = now ?? was;
  if (left === null || isSame(was, now)) return null;
  const { block } = left;
  // each field by itself: this is made for every keystroke, and spreading what two functions return took a tenth of its time
  return {
    balanced: now?.balanced ?? true,
    brackets: now?.brackets ?? 0,
    exact: now?.exact ?? null,
    hash: now?.hash ?? null,
    id,
    kind: isSuggested(block) && isHeading(block.kind) ? 'text' : block.kind, // it governs nothing until it is accepted
    length: now?.base.trim().length ?? 0,
    level: block.level,
    suggestions: now?.suggestions ?? 0,
    was: was?.hash ?? null,
  };
}

export const orderOf = (index: BlockIndex): readonly BlockId[] => index.records.map(({ block }) => block.id);
