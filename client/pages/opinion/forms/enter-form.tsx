import { useState } from 'react';
import { commandFor } from '../../../../shared/opinion/asking.ts';
import type { Command } from '../../../../shared/opinion/command.ts';
import { fitting, type Said } from '../../../../shared/opinion/fitting.ts';
import { KINDS } from '../../../../shared/opinion/kinds.ts';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { POSITION_KINDS, type PositionKind } from '../../../../shared/opinion/vocabulary.ts';
import { rulingWords } from '../../../../shared/page/appeals.ts';
import { Choice } from '../../../ui/choice.tsx';
import { useText } from '../../../ui/words.tsx';
import { lastSecondOf } from '../../day.ts';
import { useAct } from '../act.ts';
import { useOpened } from '../opened.ts';
import { StateField, Unsaid, UntilField, WordsField } from './act-fields.tsx';
import { ActForm } from './act-form.tsx';
import { useDate } from './date.ts';
import { useKept } from './kept.ts';
import { Replaced } from './replaced.tsx';

const ENTERED = POSITION_KINDS.filter((kind) => KINDS[kind].entered);
type Entered = PositionKind | 'appeal';
const CHANNELS = ['floor', 'telephone'] as const;

/** What a State said on the floor or by telephone, entered for it by chair or secretariat: it counts at once and is marked as entered. */
export function EnterForm({ about }: { readonly about: ShownParagraph | null }) {
  const text = useText();
  const { t } = text;
  const { names, closeForm, register, clock } = useOpened();
  const key = `enter:${about?.id ?? ''}`;
  const [entity, setEntity] = useState('');
  const [kind, setKind] = useState<Entered>('objection');
  const [via, setVia] = useState<(typeof CHANNELS)[number]>('floor');
  const [lacking, setLacking] = useState(false);
  const [unsaid, setUnsaid] = useState<readonly Said[]>([]);
  const reason = useKept(key);
  const until = useDate(clock.getSnapshot(), register.policy.maxTimeDays);
  const acting = useAct();
  const kinds = about === null ? ENTERED.filter((one) => KINDS[one].onWhole) : ENTERED;
  const rulings = (about?.rulings ?? register.rulings).toReversed();
  const [latest] = rulings;
  const [against, setAgainst] = useState('');
  const offered: readonly (readonly [Entered, string])[] = [
    ...kinds.map((one) => [one, t(`kind.${one}`)] as const),
    ...(latest === undefined ? [] : [['appeal', t('appeal.one')] as const]),
  ];

  const command = (): Command | null => {
    if (entity === '') return null;
    const said = reason.value.trim();
    if (kind === 'appeal') {
      const of = rulings.find(({ seq }) => String(seq) === against) ?? latest;
      return said === '' || of === undefined ? null : { do: 'appeal', of: of.seq, reason: said, enteredFor: { entity, via } };
    }
    return commandFor(kind, {
      ...{ block: about?.id ?? null, hash: about?.hash ?? null, reason: said, enteredFor: { entity, via } },
      until: until.value === '' ? null : lastSecondOf(until.value),
    });
  };
  const submit = async (): Promise<void> => {
    const asked = command();
    setLacking(asked === null);
    if (asked === null) return;
    const fits = fitting(asked);
    setUnsaid([]);
    if (!(await acting.send(fits.command, fits.unsaid.length > 0 ? undefined : key))) return;
    setUnsaid(fits.unsaid);
    if (fits.unsaid.length === 0) closeForm();
  };
  const title = t('form.enterTitle', { paragraph: names.setOff(about?.id ?? null) });
  return (
    <ActForm title={title} acting={acting} press={t('act.enterFor')} onSubmit={submit} onLeave={closeForm}>
      <p className="note">{t('form.enterNote')}</p>
      <StateField state={entity} onChoose={setEntity} first lacking={lacking} />
      <Choice label={t('form.position')} value={kind} onChange={setKind} options={offered} />
      {kind === 'appeal' && latest !== undefined && (
        <Choice
          label={t('appeal.which')}
          value={against === '' ? String(latest.seq) : against}
          onChange={setAgainst}
          options={rulings.map((one) => [String(one.seq), rulingWords(text, names, one, [])])}
        />
      )}
      {kind === 'time' && about !== null && <UntilField until={until} lacking={lacking} />}
      {entity !== '' && kind !== 'appeal' && <Replaced entity={entity} kind={kind} about={about} enters />}
      <Choice label={t('form.channel')} value={via} onChange={setVia} options={CHANNELS.map((one) => [one, t(`channel.${one}`)])} />
      <WordsField
        label={t('form.reason')}
        kept={reason}
        hint={kind === 'appeal' ? 'needed' : 'asked'}
        lacking={lacking}
        {...(kind === 'objection' && { limit: null })}
      />
      {unsaid.length > 0 && <Unsaid fields={unsaid} />}
    </ActForm>
  );
}
