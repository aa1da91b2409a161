import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';

/** For whoever presides: personal data that the secretariat would withhold, with the way to where that is decided. */
export function PersonalWaiting() {
  const { t } = useText();
  const { opinion, withholdings } = useOpened().register;
  if (withholdings.length === 0) return null;
  return (
    <p className="chair-waits">
      <Shape name="ask" />
      <a href={`/o/${encodeURIComponent(opinion)}/personal-data`}>{t('chair.personal', { count: withholdings.length })}</a>
    </p>
  );
}
