import { type FormEvent, useState } from 'react';
import type { Names } from '../../../shared/forum/people.ts';
import { type Month, placed, startingIn, TEMPLATES, type Template, type TemplateId } from '../../../shared/forum/template.ts';
import { templateOf } from '../../../shared/forum/templates/templates.ts';
import { momentIn } from '../../../shared/forum/zone.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { browserClock } from '../../lib/clock.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { ask, type Trouble } from '../ask.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useForum } from '../forum.tsx';

const A_MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const nextMonth = (): string => new Date(browserClock.now() + 31 * 86_400_000).toISOString().slice(0, 7);

/** Of what would be over before it is planned. */
function namesOfPassed(template: Template, start: Month, now: number): readonly Names[] {
  const { planned, due } = placed(template, startingIn(start));
  return [...planned.filter(({ to, zone }) => momentIn(zone, to, '23:59') <= now), ...due.filter(({ at }) => at <= now)].map(
    ({ names }) => names,
  );
}

/** One press plans a whole preparation. */
export function FromTemplate() {
  const text = useText();
  const { t, language } = text;
  const { refetch, now } = useForum();
  const [template, setTemplate] = useState<TemplateId>('report');
  const [start, setStart] = useState(nextMonth);
  const [decision, setDecision] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const first = templateOf[template].meetings.find(({ kind }) => kind === 'ieg');
  const known = A_MONTH.test(start);
  const fill = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!known) return;
    const body = { template, start, decision: decision.trim() === '' ? null : decision.trim() };
    const answer = await ask('POST /api/forum/template', { body: body });
    setTrouble(answer.ok ? null : answer.reason);
    await refetch();
  };
  const passed = known ? namesOfPassed(templateOf[template], start, now) : [];
  const day = known && first !== undefined ? startingIn(start)(first) : null;
  return (
    <section className="panel" aria-labelledby="timetable-template">
      <h2 id="timetable-template">{t('template.title')}</h2>
      <p className="lead">{t('template.intro')}</p>
      <form className="form" onSubmit={(event) => void fill(event)} noValidate>
        <div className="row-form">
          <Choice
            label={t('template.which')}
            value={template}
            onChange={setTemplate}
            options={TEMPLATES.map((one) => [one, t(`template.${one}`)])}
          />
          <Field label={t('template.start')} error={known ? null : t('form.needed')}>
            {(ties) => (
              <input {...ties} type="month" placeholder="2027-09" value={start} onChange={(event) => setStart(event.target.value)} />
            )}
          </Field>
          <Field label={t('timetable.decision')} hint={t('timetable.decisionHint')}>
            {(ties) => (
              <input {...ties} dir="auto" maxLength={200} value={decision} onChange={(event) => setDecision(event.target.value)} />
            )}
          </Field>
        </div>
        {day !== null && first !== undefined && (
          <p className="note">{t('template.first', { meeting: nameIn(first.names, language), day: text.days(day, day) })}</p>
        )}
        {passed.length > 0 && (
          <ErrorWords alert>{t('template.passed', { names: text.list(passed.map((names) => nameIn(names, language))) })}</ErrorWords>
        )}
        <ErrorMessage trouble={trouble} />
        <div className="buttons">
          <Submit>{t('template.fill')}</Submit>
        </div>
      </form>
    </section>
  );
}
