/** What is with a drafting group: each referral with the paragraphs that it still has. */
import type { Text } from '../i18n/text.ts';
import type { SaidRegister, ShownParagraph } from '../opinion/register.ts';
import type { BlockId } from '../opinion/vocabulary.ts';
import { referredWords } from './marks.ts';

type Referred = NonNullable<ShownParagraph['referred']>;

export interface Away {
  readonly referred: Referred;
  readonly blocks: readonly BlockId[];
}

export function awayIn({ paragraphs }: Pick<SaidRegister, 'paragraphs'>): readonly Away[] {
  const found = new Map<number, { readonly referred: Referred; readonly blocks: BlockId[] }>();
  for (const { id, referred } of paragraphs) {
    if (referred === null) continue;
    const known = found.get(referred.seq);
    if (known === undefined) found.set(referred.seq, { referred, blocks: [id] });
    else known.blocks.push(id);
  }
  return [...found.values()];
}

/** To which group, and until when. */
export const awayWords = (text: Text, referred: Referred): string =>
  text.facts([
    referredWords(text, referred),
    ...(referred.until === null ? [] : [text.t('refer.by', { date: text.date(referred.until) })]),
  ]);
