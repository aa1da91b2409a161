import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { Button } from '../../../ui/button.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { ErrorBoundary } from '../../error-boundary.tsx';
import { useMyself } from '../../myself.ts';
import { EnterForm, PositionForm } from '../forms/forms.ts';
import { useOpened } from '../opened.ts';
import { Card } from './card.tsx';
import { EndedHere } from './ended-here.tsx';
import { useOwnObjection } from './own-objection.ts';

const AppealsHere = later(async () => ({ default: (await import('./appeals.tsx')).AppealsHere }));
const Motion = later(async () => ({ default: (await import('../../restricted/motion.tsx')).Motion }));
const WithdrawDraft = later(async () => ({ default: (await import('../withdraw-draft.tsx')).WithdrawDraft }));

/** Positions on the opinion as a whole, and the way to take one: within reach wherever the caret is. */
export function Whole() {
  const { t } = useText();
  const { me } = useMyself();
  const { register, form, openForm, why, names } = useOpened();
  const objected = useOwnObjection(null) !== null;
  const kind = form !== null && form.about === null ? form.kind : null;
  const object = useReturn(kind === 'objection');
  const instructions = useReturn(kind === 'ad-referendum');
  const enter = useReturn(kind === 'enter');
  const { positions } = register;
  const capacity = me.seat?.capacity;
  const holds = capacity !== undefined && RIGHTS[capacity].hold;
  const enters = capacity !== undefined && (RIGHTS[capacity].office || capacity === 'chair');
  const sponsors = register.kind === 'opinion' && me.seat?.entity === register.sponsor;
  if (positions.length === 0 && !holds && !enters && !sponsors) return null;
  return (
    <section className="whole" aria-label={t('paragraph.positions', { paragraph: names.setOff(null) })}>
      <h2>{t('paragraph.whole')}</h2>
      {positions.map((position) => (
        <ErrorBoundary key={position.id} part="cards">
          <Card position={position} block={null} />
        </ErrorBoundary>
      ))}
      <EndedHere block={null} />
      <Later>
        {(kind === 'objection' || kind === 'ad-referendum') && <PositionForm kind={kind} about={null} />}
        {kind === 'enter' && <EnterForm about={null} />}
      </Later>
      <div className="buttons">
        {holds && kind !== 'objection' && (
          <Button ref={object} look="grave" why={why('raise-objection', null)} onPress={() => openForm('objection', null)}>
            {t(objected ? 'act.change' : 'act.onWhole')}
          </Button>
        )}
        {holds && register.kind === 'opinion' && kind !== 'ad-referendum' && (
          <Button
            ref={instructions}
            about={names.paragraph(null)}
            why={why('await-instructions', null)}
            onPress={() => openForm('ad-referendum', null)}
          >
            {t('act.instructions')}
          </Button>
        )}
        {enters && kind !== 'enter' && (
          <Button ref={enter} about={names.paragraph(null)} onPress={() => openForm('enter', null)}>
            {t('act.enterFor')}
          </Button>
        )}
      </div>
      <Later>
        <AppealsHere block={null} />
        <Motion />
        {sponsors && <WithdrawDraft />}
      </Later>
    </section>
  );
}
