/** For which words agreed language is looked for: those that are selected, or those of the paragraph that one stands in. */

import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { schema } from '../../../../shared/text/schema.ts';
import { blockOf } from '../../../editor/blocks.ts';
import type { OpenOpinion } from '../opened.ts';

export interface AskedWords {
  readonly block: BlockId;
  readonly words: string;
  readonly isSelected: boolean;
}

/** Letters that are looked at; nobody finds more at once. */
const LONGEST = 8_000;

/** Null where there are no words. `here`: the paragraph with the caret. */
export function askedIn(opinion: Pick<OpenOpinion, 'view'>, here: BlockId | null): AskedWords | null {
  const state = opinion.view.getSnapshot()?.state;
  if (state === undefined) return null;
  const { from, to, $from } = state.selection;
  const chosen = state.doc.textBetween(from, to, ' ').trim();
  const { id } = $from.parent.attrs;
  if (chosen !== '' && typeof id === 'string') return { block: id, words: chosen.slice(0, LONGEST), isSelected: true };
  const node = here === null ? undefined : blockOf(state.doc, here)?.node;
  if (here === null || node === undefined) return null;
  let words = '';
  // what is only suggested is not what is agreed or not
  for (const run of node.children) if (!schema.marks.insertion.isInSet(run.marks)) words += run.text ?? '';
  return words.trim() === '' ? null : { block: here, words: words.trim().slice(0, LONGEST), isSelected: false };
}
