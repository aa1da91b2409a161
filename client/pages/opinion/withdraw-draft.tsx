/** For the sponsor of a draft: the way to withdraw it. */
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { Closing } from './chair/closing.tsx';
import { useOpened } from './opened.ts';

export function WithdrawDraft() {
  const { t } = useText();
  const { why } = useOpened();
  const [asking, setAsking] = useState(false);
  return (
    <div className="buttons">
      <Button look="bare" why={why('close-without-adoption', null)} onPress={() => setAsking(true)}>
        {t('act.withdrawDraft')}
      </Button>
      {asking && (
        <Closing
          title={t('act.withdrawDraft')}
          note={t('chair.closeNote')}
          press={t('act.withdrawDraft')}
          outcomes={['withdrawn']}
          done={() => setAsking(false)}
        />
      )}
    </div>
  );
}
