/** Which of the found places are not replaced, and why. */
import { callWords } from '../../../../shared/page/marks.ts';
import type { Place } from '../../../editor/find.ts';
import { goes } from '../../../editor/replacing.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';

export interface Staying {
  readonly why: string;
  /** Its whole paragraph is closed, and how; null: it is open. */
  readonly closed: string | null;
}

/** `words`: what would come. null: nothing is in the way. */
export function useStaying(words: string): (place: Place) => Staying | null {
  const text = useText();
  const { opinion, register } = useOpened();
  useStore(opinion.words);
  const closed = new Map(register.paragraphs.flatMap((one) => (one.closed && !one.removed ? [[one.id, one] as const] : [])));
  return (place) => {
    const shut = closed.get(place.block);
    if (shut !== undefined) {
      const { call } = shut;
      if (call === null) return { why: text.t('paragraph.closed'), closed: text.t('redline.closed') };
      return { why: callWords(text, call), closed: text.t('status.call') };
    }
    if (place.words === words) return { why: text.t('replace.same'), closed: null };
    const doc = opinion.words.getSnapshot();
    return doc !== null && goes(doc, place) ? { why: text.t('replace.goes'), closed: null } : null;
  };
}
