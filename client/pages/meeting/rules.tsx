/** The policy that a meeting has set for itself, and the form in which it is set. */
import { type FormEvent, useState } from 'react';
import { CUSTOMARY_POLICY } from '../../../shared/forum/customary-policy.ts';
import { leastCallSeconds, MEETING_ACCESS, type MeetingPolicy } from '../../../shared/forum/meeting.ts';
import { AUTHORS_FOR, AUTHORS_FROM, authorsFor, authorsFrom } from '../../../shared/opinion/authorship.ts';
import { adoptionSeconds, RANGES } from '../../../shared/opinion/policy.ts';
import { EDITING_POLICIES } from '../../../shared/opinion/vocabulary.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field, Tick } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { Meanwhile } from '../meanwhile.tsx';
import type { ShownMeeting } from '../sittings.ts';
import { useMayRule } from './may-rule.ts';
import '../said-of.css';

const NUMBERS = ['minCallSeconds', 'undoSeconds', 'adoptionSeconds', 'maxTimeDays', 'silenceHours'] as const;
type NumberName = (typeof NUMBERS)[number];

/** Older policies do not say how long an adoption is open. */
const inForce = (policy: MeetingPolicy, name: NumberName): number => (name === 'adoptionSeconds' ? adoptionSeconds(policy) : policy[name]);
const TICKS = ['publicNames', 'remoteMayEdit', 'remoteMayTakeFloor', 'requireSupporter', 'headConfirms'] as const;

export function Rules({ forum, meeting }: { readonly forum: ShownForum; readonly meeting: ShownMeeting }) {
  const { t } = useText();
  const mayRule = useMayRule(forum);
  const { policy } = meeting;
  return (
    <section className="panel" aria-labelledby="meeting-rules">
      <h2 id="meeting-rules">{t('rules.title')}</h2>
      <p className="lead">{t(policy === null ? 'rules.default' : 'rules.brought')}</p>
      {policy !== null && <InForce policy={policy} />}
      {mayRule && (
        <Unfolding summary={t('rules.change')}>
          {(fold) => <Setting forum={forum} meeting={meeting.meeting} policy={policy ?? CUSTOMARY_POLICY} done={fold} />}
        </Unfolding>
      )}
    </section>
  );
}

function InForce({ policy }: { readonly policy: MeetingPolicy }) {
  const { t, number } = useText();
  const rows = [
    [t('rules.editing'), t(`policy.${policy.editing}`)],
    ...NUMBERS.map((name) => [t(`rules.${name}`), number(inForce(policy, name))]),
    ...TICKS.map((name) => [t(`rules.${name}`), t(policy[name] ? 'rules.yes' : 'rules.no')]),
    [t('rules.authorsFor'), t(`rules.authors.${authorsFor(policy)}`)],
    [t('rules.authorsFrom'), t(`rules.authors.${authorsFrom(policy)}`)],
    [t('rules.access'), t(`rules.${policy.access}`)],
  ];
  return (
    <dl className="said-of">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface SettingProps {
  readonly forum: ShownForum;
  readonly meeting: string;
  readonly policy: MeetingPolicy;
  readonly done: () => void;
}

function Setting({ forum, meeting, policy: before, done }: SettingProps) {
  const { t, number } = useText();
  const { trouble, sending, send } = useForumCommand();
  const [policy, setPolicy] = useState(before);
  const rangeOf = (name: NumberName): readonly [least: number, most: number] => {
    const [least, most] = RANGES[name];
    const isBounded = name === 'minCallSeconds' || name === 'adoptionSeconds';
    return [isBounded ? Math.max(least, leastCallSeconds({ forum })) : least, most];
  };
  const isOut = (name: NumberName): boolean => inForce(policy, name) < rangeOf(name)[0] || inForce(policy, name) > rangeOf(name)[1];
  const rangeWords = (name: NumberName): string => {
    const [least, most] = rangeOf(name);
    return t('rules.range', { least: number(least), most: number(most) });
  };
  const set = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (NUMBERS.some(isOut)) return;
    if (await send({ do: 'set-meeting-policy', meeting, policy })) done();
  };
  return (
    <form className="form" onSubmit={(event) => void set(event)} noValidate>
      <div className="row-form">
        <Choice
          label={t('rules.editing')}
          value={policy.editing}
          onChange={(editing) => setPolicy({ ...policy, editing })}
          options={EDITING_POLICIES.map((one) => [one, t(`policy.${one}`)])}
        />
        {NUMBERS.map((name) => (
          <Field key={name} label={t(`rules.${name}`)} hint={rangeWords(name)} error={isOut(name) ? rangeWords(name) : null}>
            {(ties) => (
              <input
                {...ties}
                type="number"
                min={0}
                value={inForce(policy, name)}
                onChange={(event) => setPolicy({ ...policy, [name]: Math.max(0, Math.trunc(event.target.valueAsNumber || 0)) })}
              />
            )}
          </Field>
        ))}
        <Choice
          label={t('rules.authorsFor')}
          value={authorsFor(policy)}
          onChange={(to) => setPolicy({ ...policy, authorsFor: to })}
          options={AUTHORS_FOR.map((one) => [one, t(`rules.authors.${one}`)])}
        />
        <Choice
          label={t('rules.authorsFrom')}
          value={authorsFrom(policy)}
          onChange={(to) => setPolicy({ ...policy, authorsFrom: to })}
          options={AUTHORS_FROM.map((one) => [one, t(`rules.authors.${one}`)])}
        />
        <Choice
          label={t('rules.access')}
          value={policy.access}
          onChange={(access) => setPolicy({ ...policy, access })}
          options={MEETING_ACCESS.map((one) => [one, t(`rules.${one}`)])}
        />
      </div>
      <p className="note">{t('rules.authors.doubt')}</p>
      <p className="note">{t('rules.authors.note')}</p>
      <fieldset>
        {TICKS.map((name) => (
          <Tick key={name} label={t(`rules.${name}`)} checked={policy[name]} onChange={(on) => setPolicy({ ...policy, [name]: on })} />
        ))}
      </fieldset>
      <Meanwhile of={before} sending={sending} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{t('rules.change')}</Submit>
      </div>
    </form>
  );
}
