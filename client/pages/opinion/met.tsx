import type { ShownPosition } from '../../../shared/opinion/register.ts';
import { metWords } from '../../../shared/page/met-words.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useOpened } from './opened.ts';

/** What meets an objection; which entry has met it, or where its words stand all the same. */
export function Met({ position }: { readonly position: ShownPosition }) {
  const text = useText();
  const { names } = useOpened();
  const { t } = text;
  const words = metWords(position, text, names);
  return (
    <ul className="remarks">
      {position.endsIf?.deleted && <li>{t('card.endsDeleted')}</li>}
      {position.endsIf?.reads !== undefined && <li>{t('card.endsReads')}</li>}
      {words !== null && <li>{words}</li>}
    </ul>
  );
}

/** In a call: whose objections the text has met. They hold nothing up, and are not gone. */
export function MetBy({ positions }: { readonly positions: readonly ShownPosition[] }) {
  const { t, list } = useText();
  const entities = useEntities();
  const states = [...new Set(positions.flatMap(({ kind, met, entity }) => (kind === 'objection' && met ? entities.name(entity) : [])))];
  return states.length > 0 && <span className="note">{t('call.met', { states: list(states) })}</span>;
}
