/**
 * Do suggestions wait on a paragraph or on its heading, whoever made them? They are not in its hash: nothing is asked or answered about these
 * words until they are decided. The register counts those alone that hold something up, so the text itself is looked at, where it has come.
 */
import type { SaidRegister } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { suggestionsOf } from '../../../../shared/text/block.ts';
import { blockOf } from '../../../editor/blocks.ts';
import { wordingOf } from '../../../editor/wording.ts';
import { type Opened, useOfOpenedWords } from '../opened.ts';
import { isSuggested } from './asked.ts';

/**
 * Asked with the register, which moves with each entry. Where that came before the words, those of a company are seen with the next one; until
 * then it is the server that says it.
 */
export const useSuggested = (block: BlockId | null): boolean =>
  useOfOpenedWords(({ opinion, register }) => block !== null && (isSuggested(block, register) || isSuggestedIn(opinion, register, block)));

function isSuggestedIn(opinion: Opened['opinion'], { paragraphs }: SaidRegister, block: BlockId): boolean {
  const doc = opinion.view.getSnapshot()?.state.doc;
  const heading = paragraphs.find(({ id }) => id === block)?.heading ?? null;
  return [block, heading].some((id) => {
    const node = doc && id !== null ? blockOf(doc, id)?.node : undefined;
    return node !== undefined && suggestionsOf(wordingOf(node)).length > 0;
  });
}
