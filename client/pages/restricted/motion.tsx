/** A Member State moves that this opinion goes into a restricted session: where a sitting is open, and nothing of the kind is under way. */
import { use, useState } from 'react';
import { isUnderWay } from '../../../shared/forum/restricted.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useForum } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { runningSittings } from '../sittings.ts';
import { OnOpinionContext } from './sessions.ts';

export function Motion() {
  const on = use(OnOpinionContext);
  const { t } = useText();
  const { me } = useMyself();
  const { forum } = useForum();
  const [moving, setMoving] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const meeting = forum === null ? undefined : runningSittings(forum).find(({ sitting }) => sitting.state === 'open')?.meeting.meeting;
  const free = on?.place === 'open' && (on.session === null || !isUnderWay(on.session));
  if (me.seat?.capacity !== 'member-state' || meeting === undefined || !free) return null;
  const move = async (): Promise<void> => {
    const answer = await askOnce('POST /api/restricted', (uuid) => ({ body: { uuid, meeting, opinions: [on.opinion] } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setMoving(false);
    await on.refetch();
  };
  if (!moving)
    return (
      <div className="buttons">
        <Button onPress={() => setMoving(true)}>{t('restricted.move')}</Button>
      </div>
    );
  return (
    <section className="restricted" aria-label={t('restricted.title')}>
      <p className="restricted-words">{t('restricted.moveAsk')}</p>
      <div className="restricted-acts">
        <Button look="main" onPress={() => void move()}>
          {t('restricted.moveIt')}
        </Button>
        <Button onPress={() => setMoving(false)}>{t('app.cancel')}</Button>
        <ErrorMessage trouble={trouble} />
      </div>
    </section>
  );
}
