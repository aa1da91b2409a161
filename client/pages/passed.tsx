/** Says that what is about to be recorded is over already; the rules take it, because what was is recorded too (F2.7). */
import { ErrorWords } from '../../shared/page/parts/error.tsx';
import { useText } from '../ui/words.tsx';
import { useForum } from './forum.tsx';

/** `at`: ms UTC; null where nothing is chosen. */
export function Passed({ at }: { readonly at: number | null }) {
  const { t } = useText();
  const { now } = useForum();
  if (at === null || !(at <= now)) return null;
  return <ErrorWords alert>{t('timetable.passed')}</ErrorWords>;
}
