import { type FormEvent, useState } from 'react';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Field } from '../../ui/field.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { lastSecondOf, startOfDay } from '../day.ts';
import { ErrorMessage } from '../error-message.tsx';
import { Passed } from '../passed.tsx';

const EMPTY = { number: '', title: '', sent: '', deadline: '', question: '' };

/** As the server takes it (shared/wire/forum.ts). */
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9 .()/-]*$/;

/** Registers a letter that has been sent. */
export function Issue({ issued }: { readonly issued: () => Promise<void> }) {
  const { t, language: page } = useText();
  const [typed, setTyped] = useState(EMPTY);
  const [language, setLanguage] = useState<Language>(page);
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const field = (name: keyof typeof EMPTY) => ({
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const wrong = (name: keyof typeof EMPTY): string | null => {
    if (!checked) return null;
    if (typed[name].trim() === '') return t('form.needed');
    return name === 'number' && !NUMBER.test(typed.number.trim()) ? t('circular.numberWrong') : null;
  };
  const issue = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    const { title, sent, deadline, question } = typed;
    const number = typed.number.trim();
    if (!NUMBER.test(number) || title.trim() === '' || sent === '' || deadline === '') return;
    const command = { do: 'issue-circular', number, title, language, sentAt: startOfDay(sent), deadline: lastSecondOf(deadline) } as const;
    const answer = await askForum(command, question.trim() === '' ? {} : { text: question });
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setTyped(EMPTY);
    setChecked(false);
    await issued();
  };
  return (
    <details className="panel">
      <summary>{t('circular.issue')}</summary>
      <form className="form" onSubmit={(event) => void issue(event)} noValidate>
        <div className="row-form">
          <Field label={t('circular.number')} error={wrong('number')}>
            {(ties) => <input {...ties} {...field('number')} dir="ltr" maxLength={40} />}
          </Field>
          <LanguageChoice label={t('circular.language')} value={language} onChange={setLanguage} />
          <Field label={t('circular.sentOn')} error={wrong('sent')}>
            {(ties) => <input {...ties} {...field('sent')} type="date" />}
          </Field>
          <Field label={t('form.until')} error={wrong('deadline')}>
            {(ties) => <input {...ties} {...field('deadline')} type="date" />}
          </Field>
        </div>
        <Field label={t('circular.subject')} error={wrong('title')}>
          {(ties) => <input {...ties} {...field('title')} lang={language} dir="auto" maxLength={300} />}
        </Field>
        <Field label={t('circular.question')} hint={t('form.optional')}>
          {(ties) => <textarea {...ties} {...field('question')} lang={language} dir="auto" maxLength={20_000} />}
        </Field>
        <Passed at={typed.deadline === '' ? null : lastSecondOf(typed.deadline)} />
        <ErrorMessage trouble={trouble} />
        <div className="buttons">
          <Submit>{t('circular.issue')}</Submit>
        </div>
      </form>
    </details>
  );
}
