/** That another draft has taken the place of this one, which, and for its sponsor the way to agree to that. */
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Shape } from '../../ui/shape.tsx';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { MergedInto } from '../merged-into.tsx';
import { useMyself } from '../myself.ts';
import { useAct } from './act.ts';
import { useOpened } from './opened.ts';

export function Merged() {
  const { t } = useText();
  const { me } = useMyself();
  const { forum } = useForum();
  const { register } = useOpened();
  const [closing, setClosing] = useState(false);
  const { phase, opinion, sponsor } = register;
  if (!forum?.merged.some((one) => one.opinion === opinion)) return null;
  const over = phase === 'adopted' || phase === 'not-adopted';
  return (
    <section className="state merged">
      <Shape name="half" />
      <div>
        <MergedInto opinion={opinion} />
        {!over && <p>{t('refusal.opinion-merged')}</p>}
        {!over && me.seat?.entity === sponsor && <Button onPress={() => setClosing(true)}>{t('merged.close')}</Button>}
      </div>
      {closing && <Closing done={() => setClosing(false)} />}
    </section>
  );
}

function Closing({ done }: { readonly done: () => void }) {
  const { t } = useText();
  const { send, problem } = useAct();
  const close = async (): Promise<void> => {
    if (await send({ do: 'close-without-adoption', outcome: 'merged' })) done();
  };
  return (
    <Dialog title={t('merged.close')} onClose={done}>
      <p>{t('merged.closeNote')}</p>
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="grave" onPress={() => void close()}>
          {t('merged.close')}
        </Button>
        <Button onPress={done}>{t('app.cancel')}</Button>
      </div>
    </Dialog>
  );
}
