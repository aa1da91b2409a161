/** For the sponsor of a draft: the way to withdraw it. */
import { useState } from 'react';
import { useText } from '../../ui/words.tsx';
import { Closing } from './chair/closing.tsx';
import { MayButton } from './may-button.tsx';

export function WithdrawDraft() {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  return (
    <div className="buttons">
      <MayButton look="bare" asks="close-without-adoption" on={null} onPress={() => setAsking(true)}>
        {t('act.withdrawDraft')}
      </MayButton>
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
