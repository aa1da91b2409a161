/** That another draft has taken the place of this one, which, and for its sponsor the way to agree to that. */

import { useState } from 'react';
import { goesOn } from '../../../shared/opinion/register.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { MergedInto } from '../merged-into.tsx';
import { useMyself } from '../myself.ts';
import { Closing } from './chair/closing.tsx';
import { useOfOpened } from './opened.ts';

export function Merged() {
  const { t } = useText();
  const { me } = useMyself();
  const { forum } = useForum();
  const { phase, opinion, sponsor } = useOfOpened(({ register: { phase, opinion, sponsor } }) => ({ phase, opinion, sponsor }));
  const [closing, setClosing] = useState(false);
  if (!forum?.merged.some((one) => one.opinion === opinion)) return null;
  const over = !goesOn(phase);
  return (
    <section className="state merged">
      <Shape name="half" />
      <div>
        <MergedInto opinion={opinion} />
        {!over && <p>{t('refusal.opinion-merged')}</p>}
        {!over && me.seat?.entity === sponsor && <Button onPress={() => setClosing(true)}>{t('merged.close')}</Button>}
      </div>
      {closing && (
        <Closing
          title={t('merged.close')}
          note={t('merged.closeNote')}
          press={t('merged.close')}
          outcomes={['merged']}
          done={() => setClosing(false)}
        />
      )}
    </section>
  );
}
