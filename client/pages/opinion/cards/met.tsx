import type { ShownPosition } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { metInCall, metWords } from '../../../../shared/page/met-words.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';

/** What meets an objection, and of the own one that nothing does; which entry has met it, or where its words stand all the same. */
export function Met({ position }: { readonly position: ShownPosition }) {
  const text = useText();
  const { t } = text;
  const words = useOfOpened(({ names }) => metWords(position, text, names));
  return (
    <ul className="remarks">
      {position.endsIf === null && <li>{t('card.noEnd')}</li>}
      {position.endsIf?.deleted && <li>{t('card.endsDeleted')}</li>}
      {position.endsIf?.reads !== undefined && <li>{t('card.endsReads')}</li>}
      {words !== null && <li>{words}</li>}
    </ul>
  );
}

/** In a call on these; null = on the whole. */
export function MetBy({ blocks }: { readonly blocks: readonly BlockId[] | null }) {
  const text = useText();
  const entities = useEntities();
  const words = useOfOpened(({ register }) => metInCall(register, blocks, text, (state) => entities.name(state)));
  return words !== null && <span className="note">{words}</span>;
}
