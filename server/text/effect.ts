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

/** The blocks of one part that are not as they were. */
export const touchedBy = (before: Before, now: BlockIndex): readonly BlockId[] => changesOf(before, now).map(({ id }) => id);

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

function changeOf(id: BlockId, was: BlockRecord | null, now: BlockRecord | null): Change | null {
  if (now === null) return was === null ? null : { ...measures(was), ...NOTHING, id, was: was.hash, hash: null, exact: null };
  const same = was !== null && was.hash === now.hash && was.exact === now.exact && was.suggestions === now.suggestions; // every other measure follows from the words
  return same ? null : { ...measures(now), id, was: was?.hash ?? null, hash: now.hash, exact: now.exact };
}

const NOTHING = { brackets: 0, balanced: true, suggestions: 0, length: 0 } as const;

const measures = ({ block, base, brackets, balanced, suggestions }: BlockRecord) => ({
  kind: isSuggested(block) && isHeading(block.kind) ? 'text' : block.kind, // it governs nothing until it is accepted
  level: block.level,
  brackets,
  balanced,
  suggestions,
  length: base.trim().length,
});

export const orderOf = (index: BlockIndex): readonly BlockId[] => index.records.map(({ block }) => block.id);
