import { type FormEvent, useState } from 'react';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/field.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { endOfDay, startOfDay } from '../opinion/date.ts';
import { Said } from '../said.tsx';

const EMPTY = { number: '', title: '', sent: '', deadline: '', question: '' };

/** Registers a letter that has been sent. */
export function Issue({ issued }: { readonly issued: () => Promise<void> }) {
  const { t, language: page } = useText();
  const [typed, setTyped] = useState(EMPTY);
  const [language, setLanguage] = useState<Language>(page);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const field = (name: keyof typeof EMPTY) => ({
    value: typed[name],
    onChange: (event: { readonly target: { readonly value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  const issue = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const { number, title, sent, deadline, question } = typed;
    const command = { do: 'issue-circular', number, title, language, sentAt: startOfDay(sent), deadline: endOfDay(deadline) } as const;
    const answer = await askForum(command, question.trim() === '' ? {} : { text: question });
    setTrouble(answer.ok ? null : answer.reason);
    if (!answer.ok) return;
    setTyped(EMPTY);
    await issued();
  };
  return (
    <details className="panel">
      <summary>{t('circular.issue')}</summary>
      <form className="form" onSubmit={(event) => void issue(event)}>
        <div className="row-form">
          <Field label={t('circular.number')}>
            {(ties) => (
              <input {...ties} {...field('number')} required dir="ltr" maxLength={40} pattern="[A-Za-z0-9][A-Za-z0-9 .\/\(\)\-]*" />
            )}
          </Field>
          <Choice
            label={t('circular.language')}
            value={language}
            onChange={setLanguage}
            options={LANGUAGES.map((one) => [one, NATIVE_NAMES[one], one])}
          />
          <Field label={t('circular.sentOn')}>{(ties) => <input {...ties} {...field('sent')} type="date" required />}</Field>
          <Field label={t('form.until')}>{(ties) => <input {...ties} {...field('deadline')} type="date" required />}</Field>
        </div>
        <Field label={t('circular.subject')}>
          {(ties) => <input {...ties} {...field('title')} required lang={language} dir="auto" maxLength={300} />}
        </Field>
        <Field label={t('circular.question')} hint={t('form.optional')}>
          {(ties) => <textarea {...ties} {...field('question')} lang={language} dir="auto" maxLength={20_000} />}
        </Field>
        <Said trouble={trouble} />
        <div className="buttons">
          <Button look="main" type="submit" onPress={() => {}}>
            {t('circular.issue')}
          </Button>
        </div>
      </form>
    </details>
  );
}
