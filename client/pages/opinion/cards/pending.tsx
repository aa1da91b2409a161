import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { pendingWords } from '../../../../shared/page/instructions.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';

/** Whose instructions are pending on what is called; null = on the whole. */
export function Pending({ blocks }: { readonly blocks: readonly BlockId[] | null }) {
  const text = useText();
  const entities = useEntities();
  const words = useOfOpened(({ register }) => pendingWords(register, blocks, text, (state) => entities.name(state)));
  return words !== null && <Chip shape="instructions">{words}</Chip>;
}
