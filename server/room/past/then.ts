/**
 * The text at one position, as it is compared with that of another. Whoever goes on to the next step begins where the last one ended, and who
 * follow each other meet at the same ones, so the last few are remembered.
 */
import { paragraphsIn } from '../../../shared/compare/document-text.ts';
import type { ComparedText } from '../../../shared/compare/paragraphs.ts';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import { standing } from '../../../shared/opinion/standing.ts';
import type { OpinionState } from '../../../shared/opinion/state.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import type { NamedParagraph } from '../../../shared/wire/opinion.ts';
import type { History } from './history.ts';
import { namesIn } from './names-in.ts';

export interface Then {
  readonly paragraphs: readonly ShownParagraph[];
  readonly nameOf: (block: BlockId) => NamedParagraph | null;
  readonly compared: ComparedText;
}

/** Of each log. One of 300 paragraphs takes some 200 KiB; were all logs in memory of 2,000, these would take 190 MiB (limits.ts). */
export const THENS = 12;

export function thenAt({ thens, wordings }: History, state: OpinionState): Then {
  const { seq, language } = state;
  const then = thens.get(seq) ?? found();
  thens.set(seq, then);
  return then;

  function found(): Then {
    const { paragraphs } = standing(state);
    const labels = new Map(paragraphs.map(({ id, label }) => [id, label]));
    const blocks = wordings.textAt(seq).map((block) => ({ ...block, label: labels.get(block.id) ?? '' }));
    const nameOf = namesIn(paragraphs, (id) => wordings.at(id, seq));
    return { paragraphs, nameOf, compared: { language, paragraphs: paragraphsIn(blocks) } };
  }
}
