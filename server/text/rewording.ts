/** One paragraph in other words (SPEC 13): whether these are editorial, by which hashes they are known, and the edit that puts them there. */
import type { Edited, Wording } from '../../shared/opinion/editorial.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { TextBlock } from '../../shared/text/block.ts';
import { agreementForm, exactForm } from '../../shared/text/canon.ts';
import { notEditorial } from '../../shared/text/editorial.ts';
import { reworded } from '../../shared/text/reworded.ts';
import type { TextContext } from './apply-part.ts';
import type { BlockRecord } from './block-index.ts';
import { sha256 } from './hash.ts';
import { restoreInto } from './restore.ts';

export type Readable = Pick<BlockRecord, 'block' | 'heading' | 'base'>;

/** Null where it cannot be told which word becomes which. */
export function wordingWith({ block, heading }: Readable, words: string): Wording | null {
  const made = reworded(block, words);
  return made && wordingOf(made, heading);
}

/** What cannot be taken back exactly, marks included, is none. */
export function edited({ block, heading, base }: Readable, words: string): Edited {
  const fault = notEditorial(base, words);
  if (fault !== null) return { fault };
  const made = reworded(block, words);
  const back = made && reworded(made, base);
  if (made === null || back === null || exactForm(back) !== exactForm(block)) return { fault: 'marks' };
  const to = wordingOf(made, heading);
  // one final mark comes and goes without any act (T9)
  return to.hash === wordingOf(block, heading).hash ? { fault: 'nothing' } : to;
}

const wordingOf = (block: TextBlock, heading: string | null): Wording => ({
  hash: sha256(agreementForm(block, heading)),
  exact: sha256(exactForm(block)),
});

export function rewordBlock({ text, index }: TextContext, id: BlockId, words: string): void {
  const there = index.byId(id);
  const made = there && reworded(there.block, words);
  if (there !== undefined && made) text.doc.transact(() => restoreInto(there.element, made), 'editorial');
}
