import type { Node } from 'prosemirror-model';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import type { Hash } from '../../../../shared/opinion/vocabulary.ts';
import { agreementForm, headingForm } from '../../../../shared/text/canon.ts';
import { blockOf } from '../../../editor/blocks.ts';
import { wordingOf } from '../../../editor/wording.ts';
import { sha256 } from '../../../sync/sha256.ts';

/** The hash that this paragraph would have with these words: what an objection can be bound to end at. */
export function proposedHash(doc: Node, { id, kind, level, heading }: ShownParagraph, words: string): Hash {
  const above = heading === null ? undefined : blockOf(doc, heading);
  const block = { id, kind, level, sug: null, runs: [{ text: words, marks: [] }] };
  return sha256(agreementForm(block, above === undefined ? null : headingForm(wordingOf(above.node))));
}
