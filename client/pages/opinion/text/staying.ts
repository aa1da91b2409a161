/** Which of the found places are not replaced, and why. */
import { callWords } from '../../../../shared/page/marks.ts';
import type { Place } from '../../../editor/find.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';

export interface Staying {
  readonly reason: 'closed' | 'same' | 'goes';
  readonly why: string;
  /** Its whole paragraph is closed, and how; null: it is open. */
  readonly closed: string | null;
}

/** `words`: what would come. null: nothing is in the way. */
export function useStaying(words: string): (place: Place) => Staying | null {
  const text = useText();
  const { register } = useOpened();
  const closed = new Map(register.paragraphs.flatMap((one) => (one.closed && !one.removed ? [[one.id, one] as const] : [])));
  return (place) => {
    const shut = closed.get(place.block);
    if (shut !== undefined) {
      const { call } = shut;
      if (call === null) return { reason: 'closed', why: text.t('paragraph.closed'), closed: text.t('status.agreed') };
      return { reason: 'closed', why: callWords(text, call), closed: text.t('status.call') };
    }
    if (place.words === words) return { reason: 'same', why: text.t('replace.same'), closed: null };
    return place.goes ? { reason: 'goes', why: text.t('replace.goes'), closed: null } : null;
  };
}
