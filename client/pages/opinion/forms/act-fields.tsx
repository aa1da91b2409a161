/** Fields that the forms of acts share: words, a Member State, the day until which time is asked for. */
import { type ComponentProps, useEffect } from 'react';
import { type Said, WORDS } from '../../../../shared/opinion/fitting.ts';
import { ErrorWords } from '../../../../shared/page/parts/error.tsx';
import { announcer } from '../../../ui/announce.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { toField } from '../../../ui/focus.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import type { useDate } from './date.ts';
import type { Kept } from './kept.ts';

interface Asking {
  /** Does the person who opened the form begin here? */
  readonly first?: boolean;
  /** It was sent without it. */
  readonly lacking?: boolean;
}

interface WordsFieldProps extends Asking {
  readonly label: string;
  readonly kept: Kept;
  readonly hint: 'asked' | 'optional' | 'needed';
  /** null: what is longer is taken all the same, and handed back. */
  readonly limit?: number | null;
}

export function WordsField({ label, kept, hint, limit = WORDS, first = false, lacking = false }: WordsFieldProps) {
  const { t } = useText();
  const missing = hint === 'needed' && lacking && kept.value.trim() === '';
  return (
    <Field label={label} hint={t(`form.${hint}`)} error={missing ? t('form.needed') : null}>
      {(ties) => <textarea {...ties} ref={first ? toField : null} dir="auto" maxLength={limit ?? undefined} {...kept.tie} />}
    </Field>
  );
}

/** The objection went, and these words of it did not: they stand in their fields still. */
export function Unsaid({ fields }: { readonly fields: readonly Said[] }) {
  const { t, list } = useText();
  const said = t('form.unsaid', { fields: list(fields.map((one) => t(`form.${one}`))), count: WORDS });
  useEffect(() => announcer.say('alert', 'unsaid', said), [said]);
  return <ErrorWords>{said}</ErrorWords>;
}

interface StateFieldProps extends Asking {
  readonly state: string;
  readonly onChoose: (state: string) => void;
}

export function StateField({ state, onChoose, first = false, lacking = false }: StateFieldProps) {
  const { t } = useText();
  const entities = useEntities();
  return (
    <Choice
      label={t('form.state')}
      focused={first}
      value={state}
      onChange={onChoose}
      error={lacking && state === '' ? t('form.needed') : null}
      options={[['', t('form.chooseState')], ...entities.memberStates.map(({ id }) => [id, entities.name(id)] as const)]}
    />
  );
}

export function UntilField({ until, first = false, lacking = false }: Asking & { readonly until: ReturnType<typeof useDate> }) {
  const { t, date } = useText();
  const missing = lacking && until.value === '';
  return (
    <Field label={t('form.until')} hint={t('form.latest', { date: date(until.latestAt) })} error={missing ? t('form.needed') : null}>
      {(ties) => <DayInput {...ties} ref={first ? toField : null} until={until} />}
    </Field>
  );
}

export function DayInput({ until, ...rest }: ComponentProps<'input'> & { readonly until: ReturnType<typeof useDate> }) {
  const { earliest, latest, value, set } = until;
  return <input {...rest} type="date" min={earliest} max={latest} value={value} onChange={(event) => set(event.target.value)} />;
}
