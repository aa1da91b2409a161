/** For whoever comes back with a session that was ended to make room for another of the seat (A8): when, by whose sign-in, and what to do. */
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { deviceOf } from '../sessions/device.ts';

export function PutOut() {
  const { t, facts, moment } = useText();
  const { putOut } = useMyself().me;
  if (putOut === undefined) return null;
  const { at, by } = putOut;
  const device = by === null ? null : deviceOf(by.label);
  return (
    <div className="panel" role="alert">
      <h2>{t('me.putOut')}</h2>
      <p>
        {facts([
          by === null ? t('me.putOutBySomebody') : t('me.putOutBy', { person: by.person }),
          moment(at),
          ...(device === null ? [] : [t('me.device', { ...device })]),
        ])}
      </p>
      <p>{t('me.putOutWhy')}</p>
      <p>{t('me.putOutNow')}</p>
    </div>
  );
}
