/**
 * What this person may do on the current paragraph: to object and to support, all else folded; one row of buttons, reached with Alt+Enter.
 * Forms open in place, beside the text they are about.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { KINDS, offered } from '../../../../shared/opinion/kinds.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import type { PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import { KIND_FORMS } from '../../../../shared/page/kind-forms.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { Button } from '../../../ui/button.tsx';
import { Later, later } from '../../../ui/later.tsx';
import { buttonsIn, Toolbar } from '../../../ui/toolbar.tsx';
import { useText } from '../../../ui/words.tsx';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { ConditionForm, EditorialForm, EnterForm, PositionForm } from '../forms/forms.ts';
import { ACTIONS_ID, OBJECT_ID } from '../keys.ts';
import { type FormKind, type OpenForm, useOpened } from '../opened.ts';
import { CommentTool } from '../threads/later.ts';
import { type OtherKind, OtherPositions } from './other-positions.tsx';
import { useOwnObjection } from './own-objection.ts';

const FocusButtons = later(async () => ({ default: (await import('../focus.tsx')).FocusButtons }));

const isOther = (kind: PositionKind): kind is OtherKind => KINDS[kind].by === 'states' && kind !== 'objection';

const isWithdrawal = (kind: FormKind): kind is `withdraw:${string}` => kind.startsWith('withdraw:');

export function Actions() {
  const { t } = useText();
  const { me } = useMyself();
  const { current, form: anyForm, openForm: open, opinion, why, register, names, ticked, tick } = useOpened();
  const { send, problem } = useAct();
  const objected = useOwnObjection(current) !== null;
  const closed = register.phase === 'adopting' || register.phase === 'not-adopted';
  // forms on the whole text have their place beside what is left to do, as long as something is
  const form = anyForm?.about == null && !closed ? null : anyForm;
  // the list is as it was when a form of one of them closes
  const [listed, list] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  // a form that closes gives the focus back: to the button that opened it, or to the text where a key did
  const openedAt = useRef<number | null>(null);
  const before = useRef<OpenForm | null>(null);
  const openForm = (wanted: FormKind): void => {
    openedAt.current = buttonsIn(row.current).indexOf(document.activeElement as HTMLButtonElement);
    open(wanted, current?.id ?? null);
  };
  useLayoutEffect(() => {
    const closed = before.current;
    before.current = form;
    if (form !== null || closed === null || isWithdrawal(closed.kind)) return;
    const back = openedAt.current === null ? opinion.view.getSnapshot() : buttonsIn(row.current)[openedAt.current];
    back?.focus();
    openedAt.current = null;
  }, [form, opinion]);
  if (me.seat === null || register.phase === 'adopted') return null;
  if (me.seat.dismissed) return <p className="note">{t('refusal.entity-dismissed')}</p>;
  const { capacity } = me.seat;
  const rights = RIGHTS[capacity];
  if (closed && !rights.hold) return null;
  const block = current?.id ?? null;
  const office = capacity === 'chair' || rights.office;
  if (form !== null && !isWithdrawal(form.kind)) {
    if (form.kind === 'conditional') return <Later>{current !== null && <ConditionForm about={current} />}</Later>;
    if (form.kind === 'editorial') return <Later>{current !== null && <EditorialForm about={current} />}</Later>;
    return <Later>{form.kind === 'enter' ? <EnterForm about={current} /> : <PositionForm kind={form.kind} about={current} />}</Later>;
  }

  const agreed = current?.status === 'agreed';
  const isReport = register.kind === 'report';
  const kinds = block === null ? [] : offered(rights).filter((kind) => KINDS[kind].inReport || !isReport);
  const others = kinds.filter(isOther);
  const objecting = (
    <Button
      id={OBJECT_ID}
      look={agreed ? 'plain' : 'grave'}
      shape="objected"
      why={why('raise-objection', block)}
      explains={!rights.hold}
      onPress={() => openForm('objection')}
    >
      {objected
        ? t('act.change')
        : block !== null
          ? t('act.object')
          : isReport
            ? t('app.actOn', { act: t('act.object'), about: t('paragraph.wholeReport') })
            : t('act.onWhole')}
    </Button>
  );
  const toolbar = { ref: row, id: ACTIONS_ID, label: t('act.actions'), onLeave: () => opinion.toText() };
  // an objection is refused only once an adoption has closed (1.1), and nothing else is heard until then (7.6), or on what was closed (7.7)
  if (closed) return <Toolbar {...toolbar}>{objecting}</Toolbar>;
  return (
    <Toolbar {...toolbar}>
      {agreed && rights.hold && (
        <Button look="main" why={why('ask-reopen', block)} onPress={() => openForm('ask-reopen')}>
          {t('act.askReopen')}
        </Button>
      )}
      {rights.comment && objecting}
      {kinds
        .filter((kind) => KINDS[kind].by !== 'states')
        .map((kind) => (
          <Button key={kind} shape={KIND_MARKS[kind].shape} why={why(KINDS[kind].raisedBy, block)} onPress={() => openForm(kind)}>
            {t(KIND_FORMS[kind].act)}
          </Button>
        ))}
      {block !== null && others.length > 0 && (
        <OtherPositions kinds={others} block={block} open={listed} unfold={list} openForm={openForm} />
      )}
      {current?.removed && (
        <Button why={why('restore', block)} onPress={() => void send({ do: 'restore', block: current.id })}>
          {t('act.restore')}
        </Button>
      )}
      {capacity === 'chair' && block !== null && !isReport && (
        <Button
          pressed={ticked.has(block)}
          why={ticked.has(block) ? null : why('call', block)}
          onPress={() => tick([block], !ticked.has(block))}
        >
          {t('chair.tick')}
        </Button>
      )}
      <Later>
        <CommentTool about={names.paragraph(block)} />
      </Later>
      {(office || me.seat.functions.includes('operator')) && (
        <Later>
          <FocusButtons />
        </Later>
      )}
      {agreed && rights.office && (
        <Button why={why('propose-editorial', block)} onPress={() => openForm('editorial')}>
          {t('act.proposeEditorial')}
        </Button>
      )}
      {office && <Button onPress={() => openForm('enter')}>{t('act.enterFor')}</Button>}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </Toolbar>
  );
}
