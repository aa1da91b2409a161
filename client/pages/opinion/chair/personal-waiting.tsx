import { useEffect, useRef } from 'react';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { announcer } from '../../../ui/announce.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';

/** For whoever presides: personal data that the secretariat would withhold, with the way to where that is decided. One that comes is said aloud. */
export function PersonalWaiting() {
  const { t } = useText();
  const { opinion, withholdings } = useOfOpened(({ register }) => ({ opinion: register.opinion, withholdings: register.withholdings }));
  const count = withholdings.length;
  const newest = withholdings.at(-1)?.seq ?? 0;
  const told = useRef(newest);
  useEffect(() => {
    if (newest <= told.current) return;
    told.current = newest;
    announcer.say('status', 'personal', t('chair.personal', { count }));
  }, [newest, count, t]);
  if (count === 0) return null;
  return (
    <p className="chair-waits">
      <Shape name="ask" />
      <a href={`/o/${encodeURIComponent(opinion)}/personal-data`}>{t('chair.personal', { count })}</a>
    </p>
  );
}
