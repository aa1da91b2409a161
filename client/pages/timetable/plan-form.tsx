/** A form whose answer is one act of the timetable; the decision on which it rests is asked for each time. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Names } from '../../../shared/forum/people.ts';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import type { AskedCommand } from '../../../shared/wire/forum.ts';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { Meanwhile } from '../meanwhile.tsx';
import { Passed } from '../passed.tsx';

/** What stands in the fields, trimmed. */
export type Entered = (name: string) => string;
/** What is wrong with a field, if anything. */
export type Wrong = (name: string) => string | null;

/** As the server takes it (shared/wire/forum.ts), in capitals or not. */
const CODE = /^[A-Z0-9-]{1,12}$/i;

type Fault = 'form.needed' | 'timetable.codeWrong';

interface PlanFormProps {
  readonly needed: readonly string[];
  /** What is changed, as it stands now; of something new nothing. */
  readonly of?: unknown;
  /** The field that is a code, if one is. */
  readonly code?: string;
  /** When what is entered is over, ms UTC; null where nothing new is said of it. Asked once all that is needed is there. */
  readonly over?: (entered: Entered) => number | null;
  readonly command: (entered: Entered, decision: string | null) => AskedCommand;
  readonly done: () => void;
  readonly children: (wrong: Wrong) => ReactNode;
  /** Of the button. */
  readonly act?: string;
}

export function PlanForm({ needed, of = null, code, over, command, done, children, act }: PlanFormProps) {
  const { t } = useText();
  const { trouble, sending, send } = useForumCommand();
  const [overAt, setOverAt] = useState<number | null>(null);
  const [faults, setFaults] = useState<Readonly<Record<string, Fault>>>({});
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = enteredIn(form);
    const found = needed.flatMap((name): readonly (readonly [string, Fault])[] => {
      if (entered(name) === '') return [[name, 'form.needed']];
      return name === code && !CODE.test(entered(name)) ? [[name, 'timetable.codeWrong']] : [];
    });
    setFaults(Object.fromEntries(found));
    const [first] = found;
    if (first !== undefined) return form.querySelector<HTMLElement>(`[name="${first[0]}"]`)?.focus();
    if (!(await send(command(entered, orNull(entered('decision')))))) return;
    form.reset();
    done();
  };
  const look = (entered: Entered): void =>
    setOverAt(over !== undefined && needed.every((name) => entered(name) !== '') ? over(entered) : null);
  return (
    <form
      className="form"
      onSubmit={(event) => void submit(event)}
      onChange={({ currentTarget }) => look(enteredIn(currentTarget))}
      noValidate
    >
      {children((name) => (faults[name] === undefined ? null : t(faults[name])))}
      <Field label={t('timetable.decision')} hint={t('timetable.decisionHint')}>
        {(ties) => <input {...ties} name="decision" dir="auto" maxLength={200} />}
      </Field>
      <Passed at={overAt} />
      <Meanwhile of={of} sending={sending} />
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{act ?? t('timetable.save')}</Submit>
      </div>
    </form>
  );
}

function enteredIn(form: HTMLFormElement): Entered {
  const data = new FormData(form);
  return (name) => String(data.get(name) ?? '').trim();
}

export const orNull = (words: string): string | null => (words === '' ? null : words);

/** A name in six languages; the field of a language is called by its tag, after the prefix. */
export function NameFields({
  label,
  prefix = '',
  given,
  wrong,
}: {
  readonly label: (language: string) => string;
  readonly prefix?: string;
  readonly given: Partial<Record<Language, string>> | null;
  readonly wrong: Wrong;
}) {
  const { t } = useText();
  return (
    <div className="row-form">
      {LANGUAGES.map((language) => (
        <Field
          key={language}
          label={label(NATIVE_NAMES[language])}
          hint={t(language === 'en' && prefix === '' ? 'form.needed' : 'form.optional')}
          error={wrong(prefix + language)}
        >
          {(ties) => (
            <input {...ties} name={prefix + language} lang={language} dir="auto" maxLength={200} defaultValue={given?.[language] ?? ''} />
          )}
        </Field>
      ))}
    </div>
  );
}

/** Null where there is no English name. */
export function namesIn(entered: Entered, prefix = ''): Names | null {
  const en = entered(`${prefix}en`);
  const given = LANGUAGES.flatMap((language) => {
    const name = entered(prefix + language);
    return name === '' ? [] : [[language, name]];
  });
  return en === '' ? null : { ...Object.fromEntries(given), en };
}

/** A field of one line. */
export function Line({
  name,
  label,
  wrong,
  given = '',
  type = 'text',
  hint,
}: {
  readonly name: string;
  readonly label: string;
  readonly wrong: Wrong;
  readonly given?: string | null | undefined;
  readonly type?: 'text' | 'date' | 'time' | 'month';
  readonly hint?: string;
}) {
  return (
    <Field label={label} hint={hint} error={wrong(name)}>
      {(ties) => (
        <input {...ties} name={name} type={type} dir={type === 'text' ? 'auto' : undefined} maxLength={200} defaultValue={given ?? ''} />
      )}
    </Field>
  );
}

/** One of a short list, by its name in the form, which keeps what is chosen; `ui/choice.tsx` is for pages that keep it themselves. */
export function PlanChoice({
  name,
  label,
  given,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly given: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
}) {
  return (
    <Field label={label}>
      {(ties) => (
        <select {...ties} name={name} defaultValue={given}>
          {choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
