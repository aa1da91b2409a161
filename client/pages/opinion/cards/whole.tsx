import { isOnWhole, KINDS, offered, type WholeKind } from '../../../../shared/opinion/kinds.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import { KIND_FORMS } from '../../../../shared/page/kind-forms.ts';
import { Button } from '../../../ui/button.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useText } from '../../../ui/words.tsx';
import { ErrorBoundary } from '../../error-boundary.tsx';
import { useMyself } from '../../myself.ts';
import { EnterForm, PositionForm } from '../forms/forms.ts';
import { MayButton } from '../may-button.tsx';
import { useOfOpened } from '../opened.ts';
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
  const { positions, kind, isOpinion, isSponsor, openForm, names } = useOfOpened(({ register, form, openForm, names }) => ({
    positions: register.positions,
    kind: form !== null && form.about === null ? form.kind : null,
    isOpinion: register.kind === 'opinion',
    isSponsor: register.kind === 'opinion' && me.seat?.entity === register.sponsor,
    ...{ openForm, names },
  }));
  const enter = useReturn(kind === 'enter');
  const capacity = me.seat?.capacity;
  const kinds = (capacity === undefined ? [] : offered(RIGHTS[capacity]))
    .filter(isOnWhole)
    .filter((one) => KINDS[one].inReport || isOpinion);
  const raised = kinds.find((one) => one === kind);
  const enters = capacity !== undefined && (RIGHTS[capacity].office || capacity === 'chair');
  if (positions.length === 0 && kinds.length === 0 && !enters && !isSponsor) return null;
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
        {raised !== undefined && <PositionForm kind={raised} about={null} />}
        {kind === 'enter' && <EnterForm about={null} />}
      </Later>
      <div className="buttons">
        {kinds.map((one) => (
          <Raise key={one} kind={one} open={one === raised} />
        ))}
        {enters && kind !== 'enter' && (
          <Button ref={enter} about={names.paragraph(null)} onPress={() => openForm('enter', null)}>
            {t('act.enterFor')}
          </Button>
        )}
      </div>
      <Later>
        <AppealsHere block={null} />
        <Motion />
        {isSponsor && <WithdrawDraft />}
      </Later>
    </section>
  );
}

/** The way to one kind of them; its form takes its place. */
function Raise({ kind, open }: { readonly kind: WholeKind; readonly open: boolean }) {
  const { t } = useText();
  const { slot, raisedBy } = KINDS[kind];
  const { openForm, names } = useOfOpened(({ openForm, names }) => ({ openForm, names }));
  const objected = useOwnObjection(null) !== null;
  const button = useReturn(open);
  const holds = slot === 'hold';
  if (open) return null;
  return (
    <MayButton
      ref={button}
      look={holds ? 'grave' : 'plain'}
      about={holds ? undefined : names.paragraph(null)}
      asks={raisedBy}
      on={null}
      onPress={() => openForm(kind, null)}
    >
      {t(!holds ? KIND_FORMS[kind].act : objected ? 'act.change' : 'act.onWhole')}
    </MayButton>
  );
}
