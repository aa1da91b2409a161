/** The secretariat adds an earlier text: pasted, or from a file that is read on this device. */
import { type FormEvent, useDeferredValue, useMemo, useState } from 'react';
import { measureOf } from '../../../shared/agreed/earlier.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Field } from '../../ui/field.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { askOnce } from '../ask-once.ts';
import { TextField, TitleField } from '../documents/document-fields.tsx';
import { ErrorMessage } from '../error-message.tsx';

export function AddPrecedent({ onAdded }: { readonly onAdded: () => void }) {
  const { t, language: spoken } = useText();
  const [title, setTitle] = useState('');
  const [symbol, setSymbol] = useState('');
  const [date, setDate] = useState('');
  const [language, setLanguage] = useState<Language>(spoken);
  const [text, setText] = useState('');
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (value: string): string | null => (checked && value.trim() === '' ? t('form.needed') : null);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if ([title, symbol, date, text].some((one) => one.trim() === '')) return;
    const wish = { title: title.trim(), symbol: symbol.trim(), date, language, text };
    const answer = await askOnce('POST /api/precedents', (uuid) => ({ body: { uuid, ...wish } }));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) onAdded();
  };
  const read = useDeferredValue(text);
  const count = useMemo(() => measureOf(read, language).paragraphs, [read, language]);
  return (
    <form className="form" onSubmit={(event) => void add(event)} noValidate>
      <TitleField value={title} onChange={setTitle} error={missing(title)} />
      <div className="row-form">
        <Field label={t('precedent.symbol')} error={missing(symbol)}>
          {(ties) => <input {...ties} dir="auto" maxLength={100} value={symbol} onChange={(event) => setSymbol(event.target.value)} />}
        </Field>
        <Field label={t('precedent.date')} error={missing(date)}>
          {(ties) => <input {...ties} type="date" value={date} onChange={(event) => setDate(event.target.value)} />}
        </Field>
        <LanguageChoice label={t('documents.language')} value={language} onChange={setLanguage} />
      </div>
      <TextField language={language} value={text} onChange={setText} error={missing(text)} />
      <p className="note">{t('precedent.hint')}</p>
      {count > 0 && <p className="note">{t('precedent.count', { count })}</p>}
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{t('precedent.add')}</Submit>
      </div>
    </form>
  );
}
