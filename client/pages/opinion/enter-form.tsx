import { useState } from 'react';
import type { Command } from '../../../shared/opinion/command.ts';
import type { ShownParagraph } from '../../../shared/opinion/register.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { toField } from '../../ui/focus.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import { useAct } from './act.ts';
import { ActForm } from './act-form.tsx';
import { endOfDay, useDate } from './date.ts';
import { useKept } from './kept.ts';
import { useOpened } from './opened.ts';
import { Replaced } from './replaced.tsx';

const KINDS = ['objection', 'time', 'reservation'] as const;
const CHANNELS = ['floor', 'telephone'] as const;

/** What a State said on the floor or by telephone, entered for it by chair or secretariat: it holds at once and is marked as entered. */
export function EnterForm({ about }: { readonly about: ShownParagraph | null }) {
  const { t, date } = useText();
  const entities = useEntities();
  const { names, closeForm, register, now } = useOpened();
  const key = `enter:${about?.id ?? ''}`;
  const [entity, setEntity] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('objection');
  const [via, setVia] = useState<(typeof CHANNELS)[number]>('floor');
  const [lacking, setLacking] = useState(false);
  const reason = useKept(key);
  const until = useDate(now, register.policy.maxTimeDays);
  const { send, sending, problem } = useAct();
  const kinds = about === null ? KINDS.slice(0, 1) : KINDS;

  const command = (): Command | null => {
    if (entity === '') return null;
    const said = reason.value.trim();
    const rest = { ...(said !== '' && { reason: said }), enteredFor: { entity, via } };
    const hash = about?.hash ?? null;
    if (about === null || kind === 'objection') return { do: 'raise-objection', block: about?.id ?? null, hash, ...rest };
    if (kind === 'reservation') return { do: 'reserve', block: about.id, hash, ...rest };
    return until.value === '' ? null : { do: 'ask-time', block: about.id, hash, until: endOfDay(until.value), ...rest };
  };
  const submit = async (): Promise<void> => {
    const asked = command();
    setLacking(asked === null);
    if (asked !== null && (await send(asked, key))) closeForm();
  };
  const title = t('form.enterTitle', { paragraph: names.paragraph(about?.id ?? null) });
  return (
    <ActForm title={title} className="form card-form" onSubmit={() => void submit()} onLeave={() => closeForm()}>
      <h3>{title}</h3>
      <p className="note">{t('form.enterNote')}</p>
      <Field label={t('form.state')} error={lacking && entity === '' ? t('form.needed') : null}>
        {(ties) => (
          <select {...ties} ref={toField} value={entity} onChange={(event) => setEntity(event.target.value)}>
            <option value="">{t('form.chooseState')}</option>
            {entities.memberStates.map(({ id }) => (
              <option key={id} value={id}>
                {entities.name(id)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('form.position')}>
        {(ties) => (
          <select {...ties} value={kind} onChange={(event) => setKind(kinds.find((one) => one === event.target.value) ?? 'objection')}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`kind.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {kind === 'time' && about !== null && (
        <Field
          label={t('form.until')}
          hint={t('form.latest', { date: date(until.latestAt) })}
          error={lacking && until.value === '' ? t('form.needed') : null}
        >
          {(ties) => (
            <input
              {...ties}
              type="date"
              min={until.earliest}
              max={until.latest}
              value={until.value}
              onChange={(event) => until.set(event.target.value)}
            />
          )}
        </Field>
      )}
      {entity !== '' && <Replaced entity={entity} kind={kind} about={about} />}
      <Field label={t('form.channel')}>
        {(ties) => (
          <select {...ties} value={via} onChange={(event) => setVia(event.target.value === 'telephone' ? 'telephone' : 'floor')}>
            {CHANNELS.map((one) => (
              <option key={one} value={one}>
                {t(`channel.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('form.reason')} hint={t('form.asked')}>
        {(ties) => <textarea {...ties} dir="auto" maxLength={4000} {...reason.tie} />}
      </Field>
      {problem !== null && <p className="error">{problem}</p>}
      <div className="buttons">
        <Button look="main" type="submit" onPress={() => {}}>
          {t(sending ? 'act.sending' : 'act.enterFor')}
        </Button>
        <Button onPress={() => closeForm()}>{t('app.cancel')}</Button>
      </div>
    </ActForm>
  );
}
