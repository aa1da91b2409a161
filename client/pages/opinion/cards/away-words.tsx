import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { awayWords } from '../../../../shared/page/referrals.ts';
import { useText } from '../../../ui/words.tsx';

/** With which drafting group a paragraph is, and when it is to be back. */
export function AwayWords({ referred }: { readonly referred: NonNullable<ShownParagraph['referred']> }) {
  return <Chip shape="referred">{awayWords(useText(), referred)}</Chip>;
}
