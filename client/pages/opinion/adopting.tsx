/** That the chair has adopted the opinion and the adoption can still be crossed: until when, and what an objection is from this screen. */

import type { OpenAdoption } from '../../../shared/opinion/adoption.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';
import { useSecondsTo } from './clock.ts';

export function Adopting({ closesAt }: Pick<OpenAdoption, 'closesAt'>) {
  const { t } = useText();
  const { me } = useMyself();
  return (
    <>
      <p>
        <Closes at={closesAt} />
      </p>
      {me.seat !== null && RIGHTS[me.seat.capacity].hold && <p className="note">{t('act.tooLate')}</p>}
    </>
  );
}

/** Counts; the log says when it has closed. */
export function Closes({ at }: { readonly at: number }) {
  const { t } = useText();
  const left = useSecondsTo(at);
  return <span className="clock">{left > 0 ? t('chair.seconds', { count: left }) : t('phase.adopting')}</span>;
}
