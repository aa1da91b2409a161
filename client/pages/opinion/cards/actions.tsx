/**
 * What this person may do on the current paragraph: to object and to support, all else folded; one row of buttons, reached with Alt+Enter.
 * Forms open in place, beside the text they are about.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { KINDS, offered } from '../../../../shared/opinion/kinds.ts';
import { RIGHTS } from '../../../../shared/opinion/rights.ts';
import type { BlockId, PositionKind } from '../../../../shared/opinion/vocabulary.ts';
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
import { MayButton } from '../may-button.tsx';
import { type FormKind, type Opened, type OpenForm, useOfOpened, useOfOpenedWords } from '../opened.ts';
import { CommentTool } from '../threads/later.ts';
import { type OtherKind, OtherPositions } from './other-positions.tsx';
import { useOwnObjection } from './own-objection.ts';

const FocusButtons = later(async () => ({ default: (await import('../focus.tsx')).FocusButtons }));

const isOther = (kind: PositionKind): kind is OtherKind => KINDS[kind].by === 'states' && kind !== 'objection';

const isWithdrawal = (kind: FormKind): kind is `withdraw:${string}` => kind.startsWith('withdraw:');

export function Actions() {
  const { t } = useText();
  const { me } = useMyself();
  const {
    current,
    form: anyForm,
    phase,
    isReport,
    ...opened
  } = useOfOpened(({ current, register, form, ticked, ...all }) => ({
    current: current && { id: current.id, status: current.status, removed: current.removed, isTicked: ticked.has(current.id) },
    ...{ form, phase: register.phase, isReport: register.kind === 'report' },
    ...{ openForm: all.openForm, opinion: all.opinion, names: all.names, tick: all.tick },
  }));
  const { openForm: open, opinion, names, tick } = opened;
  const { send, problem } = useAct();
  const block = current?.id ?? null;
  const objected = useOwnObjection(block) !== null;
  const closed = phase === 'adopting' || phase === 'not-adopted';
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
    open(wanted, block);
  };
  useLayoutEffect(() => {
    const closed = before.current;
    before.current = form;
    if (form !== null || closed === null || isWithdrawal(closed.kind)) return;
    const back = openedAt.current === null ? opinion.view.getSnapshot() : buttonsIn(row.current)[openedAt.current];
    back?.focus();
    openedAt.current = null;
  }, [form, opinion]);
  if (me.seat === null || phase === 'adopted') return null;
  if (me.seat.dismissed) return <p className="note">{t('refusal.entity-dismissed')}</p>;
  const { capacity } = me.seat;
  const rights = RIGHTS[capacity];
  if (closed && !rights.hold) return null;
  const office = capacity === 'chair' || rights.office;
  if (form !== null && !isWithdrawal(form.kind)) {
    return (
      <Later>
        <Form kind={form.kind} />
      </Later>
    );
  }

  const agreed = current?.status === 'agreed';
  const kinds = block === null ? [] : offered(rights).filter((kind) => KINDS[kind].inReport || !isReport);
  const others = kinds.filter(isOther);
  const objecting = (
    <MayButton
      id={OBJECT_ID}
      look={agreed ? 'plain' : 'grave'}
      shape="objected"
      asks="raise-objection"
      on={block}
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
    </MayButton>
  );
  const toolbar = { ref: row, id: ACTIONS_ID, label: t('act.actions'), onLeave: () => opinion.toText() };
  // an objection is refused only once an adoption has closed (1.1), and nothing else is heard until then (7.6), or on what was closed (7.7)
  if (closed) return <Toolbar {...toolbar}>{objecting}</Toolbar>;
  return (
    <Toolbar {...toolbar}>
      {agreed && rights.hold && (
        <MayButton look="main" asks="ask-reopen" on={block} onPress={() => openForm('ask-reopen')}>
          {t('act.askReopen')}
        </MayButton>
      )}
      {rights.comment && objecting}
      {kinds
        .filter((kind) => KINDS[kind].by !== 'states')
        .map((kind) => (
          <MayButton key={kind} shape={KIND_MARKS[kind].shape} asks={KINDS[kind].raisedBy} on={block} onPress={() => openForm(kind)}>
            {t(KIND_FORMS[kind].act)}
          </MayButton>
        ))}
      {block !== null && others.length > 0 && (
        <OtherPositions kinds={others} block={block} open={listed} unfold={list} openForm={openForm} />
      )}
      {current?.removed && (
        <MayButton asks="restore" on={block} onPress={() => void send({ do: 'restore', block: current.id })}>
          {t('act.restore')}
        </MayButton>
      )}
      {capacity === 'chair' && block !== null && !isReport && <Tick block={block} isTicked={current?.isTicked === true} tick={tick} />}
      <Later>
        <CommentTool about={names.paragraph(block)} />
      </Later>
      {(office || me.seat.functions.includes('operator')) && (
        <Later>
          <FocusButtons />
        </Later>
      )}
      {agreed && rights.office && (
        <MayButton asks="propose-editorial" on={block} onPress={() => openForm('editorial')}>
          {t('act.proposeEditorial')}
        </MayButton>
      )}
      {office && <Button onPress={() => openForm('enter')}>{t('act.enterFor')}</Button>}
      {problem !== null && <ErrorWords>{problem}</ErrorWords>}
    </Toolbar>
  );
}

/** What a form is about is looked at as it is. */
function Form({ kind }: { readonly kind: Exclude<FormKind, `withdraw:${string}`> }) {
  const current = useOfOpenedWords((opened) => opened.current);
  if (kind === 'enter') return <EnterForm about={current} />;
  if (kind === 'conditional') return current && <ConditionForm about={current} />;
  if (kind === 'editorial') return current && <EditorialForm about={current} />;
  return <PositionForm kind={kind} about={current} />;
}

interface TickProps extends Pick<Opened, 'tick'> {
  readonly block: BlockId;
  readonly isTicked: boolean;
}

function Tick({ block, isTicked, tick }: TickProps) {
  const { t } = useText();
  const whyNot = useOfOpened(({ why }) => (isTicked ? null : why('call', block)));
  return (
    <Button pressed={isTicked} why={whyNot} onPress={() => tick([block], !isTicked)}>
      {t('chair.tick')}
    </Button>
  );
}
