/** Edits that the server makes by command: text of a new opinion, and a deleted paragraph put back. */
import type { BlockId, BlockKind } from '../../shared/opinion/vocabulary.ts';
import { clean, cut } from '../../shared/text/characters.ts';
import { newId } from '../../shared/text/ids.ts';
import { LIMITS } from '../limits.ts';
import type { Desk } from './apply-part.ts';
import { build } from './element.ts';
import type { GoneBlock } from './memory.ts';

export interface ImportedBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly text: string;
}

/** Nothing is dropped: a text longer than a block may be goes on in another. */
export function importBlocks({ text, random }: Desk, blocks: readonly ImportedBlock[]): void {
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
