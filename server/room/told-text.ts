/** The text of an opinion as programs are told it: beside each paragraph its label, and the hash by which one acts on it. */
import type { OpinionText } from '../../shared/wire/opinion.ts';
import type { PastMoment } from './past/history-answers.ts';

export function toldText({ register: { seq, paragraphs }, blocks, textHash, docHash }: PastMoment): OpinionText {
  const shown = new Map(paragraphs.map((one) => [one.id, one]));
  return {
    ...{ seq, textHash, docHash },
    blocks: blocks.map((block) => ({ ...block, label: shown.get(block.id)?.label ?? '', hash: shown.get(block.id)?.hash ?? null })),
  };
}
