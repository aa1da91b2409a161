import { useState } from 'react';
import { commandFor } from '../../../../shared/opinion/asking.ts';
import type { Command } from '../../../../shared/opinion/command.ts';
import { fitting, type Said } from '../../../../shared/opinion/fitting.ts';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { mayLift } from '../../../../shared/opinion/rights.ts';
import type { PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import { KIND_FORMS } from '../../../../shared/page/kind-forms.ts';
import { Tick } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { lastSecondOf } from '../../day.ts';
import { useMyself } from '../../myself.ts';
import { useAct } from '../act.ts';
import { useOwnObjection } from '../cards/own-objection.ts';
import { useOpened } from '../opened.ts';
import { Unsaid, UntilField, WordsField } from './act-fields.tsx';
import { ActForm } from './act-form.tsx';
import { useDate } from './date.ts';
import { useKept } from './kept.ts';
import { proposedHash } from './proposed.ts';
import { Replaced } from './replaced.tsx';

/** A package has a form of its own (condition-form.tsx). */
export type PositionForm = Exclude<PositionKind, 'conditional'> | 'ask-reopen';

const ASKING = { act: 'act.askReopen', title: 'form.askReopenTitle', note: null } as const;

interface PositionFormProps {
  readonly kind: PositionForm;
  /** null = the opinion as a whole. */
  readonly about: ShownParagraph | null;
}

/** A position of one's own on a paragraph, or on the opinion as a whole. Reasons are asked for, never required. */
export function PositionForm({ kind, about }: PositionFormProps) {
  const { t } = useText();
  const { me } = useMyself();
  const { opinion, names, closeForm, register, clock } = useOpened();
  const key = `${kind}:${about?.id ?? ''}`;
  // who objects again changes what stands, and begins with its words
  const own = useOwnObjection(about?.id ?? null);
  const before = kind === 'objection' ? own : null;
  const reason = useKept(key, before?.note?.reason);
  const cure = useKept(`${key}:cure`, before?.note?.cure);
  const appended = useKept(`${key}:appended`);
  const [endsDeleted, setEndsDeleted] = useState(before?.endsIf?.deleted === true);
  const [endsReads, setEndsReads] = useState(before?.endsIf?.reads !== undefined);
  const [lacking, setLacking] = useState(false);
  const [unsaid, setUnsaid] = useState<readonly Said[]>([]);
  const until = useDate(clock.getSnapshot(), register.policy.maxTimeDays);
  const acting = useAct();
  // of anybody else the rules take no condition: it would lift the objection without the head
  const decides = mayLift(me.seat ?? { functions: [] }, register.policy);

  const command = (): Command | null => {
    const said = reason.value.trim();
    const block = about?.id ?? null;
    if (kind === 'ask-reopen') return said === '' || block === null ? null : { do: 'ask-reopen', block, reason: said };
    const met = cure.value.trim();
    const doc = opinion.view.getSnapshot()?.state.doc;
    const reads = endsReads && met !== '' && about !== null && doc !== undefined ? { reads: proposedHash(doc, about, met) } : {};
    const endsIf = { ...(endsDeleted && { deleted: true as const }), ...reads };
    return commandFor(kind, {
      ...{ block, hash: about?.hash ?? null, reason: said, cure: met, appended: appended.value.trim() },
      endsIf: Object.keys(endsIf).length > 0 ? endsIf : null,
      until: until.value === '' ? null : lastSecondOf(until.value),
    });
  };
  const submit = async (): Promise<void> => {
    const asked = command();
    setLacking(asked === null);
    if (asked === null) return;
    const fits = fitting(asked);
    setUnsaid([]);
    if (!(await acting.send(fits.command, fits.unsaid.includes('reason') ? undefined : key))) return;
    setUnsaid(fits.unsaid);
    if (fits.unsaid.length > 0) return;
    cure.forget();
    appended.forget();
    closeForm();
  };
  // no objection waits for its words to be shortened
  const endless = kind === 'objection' && { limit: null };
  const words = kind === 'ask-reopen' ? ASKING : KIND_FORMS[kind];
  const title = t(before === null ? words.title : 'form.changeTitle', { paragraph: names.setOff(about?.id ?? null) });
  const note = kind === 'objection' && about?.status === 'agreed' ? 'form.onAgreed' : words.note;
  return (
    <ActForm
      title={title}
      acting={acting}
      press={t(before === null ? words.act : 'act.change')}
      look={kind === 'objection' ? 'grave' : 'main'}
      onSubmit={submit}
      onLeave={closeForm}
    >
      {note !== null && <p className="note">{t(note)}</p>}
      {me.seat !== null && kind !== 'ask-reopen' && <Replaced entity={me.seat.entity} kind={kind} about={about} />}
      {kind === 'time' && <UntilField until={until} lacking={lacking} first />}
      <WordsField
        label={t('form.reason')}
        kept={reason}
        hint={kind === 'ask-reopen' ? 'needed' : 'asked'}
        first={kind !== 'time'}
        lacking={lacking}
        {...endless}
      />
      {kind === 'reservation' && <WordsField label={t('form.appended')} kept={appended} hint="optional" limit={400} />}
      {kind === 'objection' && (
        <>
          <WordsField label={t('form.cure')} kept={cure} hint="asked" {...endless} />
          {about !== null && decides && (
            <div>
              <Tick label={t('form.endsDeleted')} checked={endsDeleted} onChange={setEndsDeleted} />
              {cure.value.trim() !== '' && <Tick label={t('form.endsReads')} checked={endsReads} onChange={setEndsReads} />}
              {(endsDeleted || endsReads) && <p className="note">{t('form.endsNote')}</p>}
            </div>
          )}
        </>
      )}
      {unsaid.length > 0 && <Unsaid fields={unsaid} />}
    </ActForm>
  );
}
