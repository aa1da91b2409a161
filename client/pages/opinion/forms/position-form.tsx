import { useState } from 'react';
import type { MessageKey } from '../../../../shared/i18n/catalogue.ts';
import type { Command } from '../../../../shared/opinion/command.ts';
import { fitting, type Said } from '../../../../shared/opinion/fitting.ts';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { mayLift } from '../../../../shared/opinion/rights.ts';
import type { PositionKind } from '../../../../shared/opinion/vocabulary.ts';
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

export type PositionForm = 'object' | 'time' | 'reserve' | 'abstain' | 'instructions' | 'support' | 'concern' | 'ask-reopen';

const TITLES = {
  object: 'form.objectTitle',
  time: 'form.timeTitle',
  reserve: 'form.reserveTitle',
  abstain: 'form.abstainTitle',
  instructions: 'form.instructionsTitle',
  support: 'form.supportTitle',
  concern: 'form.concernTitle',
  'ask-reopen': 'form.askReopenTitle',
} as const satisfies Readonly<Record<PositionForm, MessageKey>>;

const PRESSES = {
  object: 'act.object',
  time: 'act.time',
  reserve: 'act.reserve',
  abstain: 'act.abstain',
  instructions: 'act.instructions',
  support: 'act.support',
  concern: 'act.concern',
  'ask-reopen': 'act.askReopen',
} as const satisfies Readonly<Record<PositionForm, MessageKey>>;

/** What stands on the record afterwards; null = no position. */
const KINDS = {
  object: 'objection',
  time: 'time',
  reserve: 'reservation',
  abstain: 'abstain',
  instructions: 'ad-referendum',
  support: 'support',
  concern: 'concern',
  'ask-reopen': null,
} as const satisfies Readonly<Record<PositionForm, PositionKind | null>>;

interface PositionFormProps {
  readonly kind: PositionForm;
  /** null = the opinion as a whole. */
  readonly about: ShownParagraph | null;
}

/** A position of one's own on a paragraph, or on the opinion as a whole. Reasons are asked for, never required. */
export function PositionForm({ kind, about }: PositionFormProps) {
  const { t } = useText();
  const { me } = useMyself();
  const { session, names, closeForm, register, now } = useOpened();
  const key = `${kind}:${about?.id ?? ''}`;
  // who objects again changes what stands, and begins with its words
  const own = useOwnObjection(about);
  const before = kind === 'object' ? own : null;
  const reason = useKept(key, before?.note?.reason);
  const cure = useKept(`${key}:cure`, before?.note?.cure);
  const appended = useKept(`${key}:appended`);
  const [endsDeleted, setEndsDeleted] = useState(before?.endsIf?.deleted === true);
  const [endsReads, setEndsReads] = useState(before?.endsIf?.reads !== undefined);
  const [lacking, setLacking] = useState(false);
  const [unsaid, setUnsaid] = useState<readonly Said[]>([]);
  const until = useDate(now, register.policy.maxTimeDays);
  const acting = useAct();
  // of anybody else the rules take no condition: it would lift the objection without the head
  const decides = mayLift(me.seat ?? { functions: [] }, register.policy);

  const command = (): Command | null => {
    const said = reason.value.trim();
    const on = { block: about?.id ?? null, hash: about?.hash ?? null };
    const worded = said === '' ? {} : { reason: said };
    if (kind === 'object') {
      const met = cure.value.trim();
      const doc = session.view.getSnapshot()?.state.doc;
      const reads = endsReads && met !== '' && about !== null && doc !== undefined ? { reads: proposedHash(doc, about, met) } : {};
      const endsIf = { ...(endsDeleted && { deleted: true as const }), ...reads };
      return {
        do: 'raise-objection',
        ...on,
        ...worded,
        ...(met !== '' && { cure: met }),
        ...(Object.keys(endsIf).length > 0 && { endsIf }),
      };
    }
    if (kind === 'instructions') return { do: 'await-instructions', ...on, ...worded };
    const { block, hash } = on;
    if (block === null) return null;
    switch (kind) {
      case 'time':
        return until.value === '' ? null : { do: 'ask-time', block, hash, until: lastSecondOf(until.value), ...worded };
      case 'reserve':
        return { do: 'reserve', block, hash, ...worded, ...(appended.value.trim() !== '' && { appended: appended.value.trim() }) };
      case 'abstain':
        return { do: 'abstain', block, hash, ...worded };
      case 'support':
        return { do: 'support', block, hash, ...worded };
      case 'concern':
        return { do: 'record-concern', block, hash, ...worded };
      case 'ask-reopen':
        return said === '' ? null : { do: 'ask-reopen', block, reason: said };
    }
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
  const endless = kind === 'object' && { limit: null };
  const title = t(before === null ? TITLES[kind] : 'form.changeTitle', { paragraph: names.setOff(about?.id ?? null) });
  return (
    <ActForm
      title={title}
      acting={acting}
      press={t(before === null ? PRESSES[kind] : 'act.change')}
      look={kind === 'object' ? 'grave' : 'main'}
      onSubmit={submit}
      onLeave={closeForm}
    >
      {kind === 'object' && <p className="note">{t(about?.status === 'agreed' ? 'form.onAgreed' : 'form.objectNote')}</p>}
      {me.seat !== null && <Replaced entity={me.seat.entity} kind={KINDS[kind]} about={about} />}
      {kind === 'concern' && <p className="note">{t('form.concernNote')}</p>}
      {kind === 'abstain' && <p className="note">{t('form.abstainNote')}</p>}
      {kind === 'instructions' && <p className="note">{t('form.instructionsNote')}</p>}
      {kind === 'time' && <UntilField until={until} lacking={lacking} first />}
      <WordsField
        label={t('form.reason')}
        kept={reason}
        hint={kind === 'ask-reopen' ? 'needed' : 'asked'}
        first={kind !== 'time'}
        lacking={lacking}
        {...endless}
      />
      {kind === 'reserve' && <WordsField label={t('form.appended')} kept={appended} hint="optional" limit={400} />}
      {kind === 'object' && (
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
