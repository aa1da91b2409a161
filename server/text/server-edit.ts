/** Edits that the server makes by command: text of a new opinion, and a deleted paragraph put back. */
import type { BlockId, BlockKind } from '../../shared/opinion/vocabulary.ts';
import { clean } from '../../shared/text/characters.ts';
import { newId } from '../../shared/text/ids.ts';
import type { Desk } from './apply-part.ts';
import { build } from './element.ts';
import type { GoneBlock } from './memory.ts';

export interface ImportedBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
}

export function importBlocks({ text, random }: Desk, blocks: readonly ImportedBlock[]): void {
  const elements = blocks.map(({ kind, level, text: words }) => {
    const letters = clean(words);
    const runs = letters === '' ? [] : [{ text: letters, marks: [] }];
    return build({ id: newId(random), kind, level, sug: null, runs });
  });
  text.doc.transact(() => text.fragment.insert(0, elements), 'import');
}

export function restoreBlock({ text, index, memory }: Desk, { block, behind }: GoneBlock): void {
  let predecessor = behind;
  const seen = new Set<BlockId>();
  while (predecessor !== null && index.byId(predecessor) === undefined && !seen.has(predecessor)) {
    seen.add(predecessor);
    predecessor = memory.gone(predecessor)?.behind ?? null;
  }
  const place = index.records.findIndex((record) => record.block.id === predecessor) + 1;
  text.doc.transact(() => text.fragment.insert(place, [build(block)]), 'restore');
}
