/** The secretariat begins the report: from nothing, from plain text, or from a text that was handed in before. */
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import { Choice } from '../../ui/choice.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Submit } from '../../ui/submit.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { ask, type Trouble } from '../ask.ts';
import { TextField, TitleField } from '../documents/document-fields.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';

const FROM = ['nothing', 'text', 'document'] as const;

export function Begin() {
  const { t, facts, language: spoken } = useText();
  const [, go] = useLocation();
  const documents = useLoaded('GET /api/documents');
  const handed = (all: readonly ListedDocument[]) =>
    all.filter(({ kind, content }) => kind === 'R' && content.in === 'payload').toReversed();
  const [title, setTitle] = useState(t('report.name'));
  const [language, setLanguage] = useState<Language>(spoken);
  const [from, setFrom] = useState<(typeof FROM)[number]>('nothing');
  const [text, setText] = useState('');
  const [document, setDocument] = useState('');
  const [checked, setChecked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = (value: string): string | null => (checked && value.trim() === '' ? t('form.needed') : null);
  const begin = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setChecked(true);
    if (title.trim() === '' || (from === 'text' && text.trim() === '') || (from === 'document' && document === '')) return;
    const source = from === 'text' ? { in: from, text } : from === 'document' ? { in: from, document } : { in: from };
    const answer = await ask('POST /api/report', { body: { title: title.trim(), language, from: source } });
    if (answer.ok) go('/o/report');
    else setTrouble(answer.reason);
  };
  return (
    <div className="sheet">
      <Title words={t('report.begin')} />
      <h1>{t('report.begin')}</h1>
      <p className="lead">{t('report.intro')}</p>
      <form className="form" onSubmit={(event) => void begin(event)} noValidate>
        <div className="row-form">
          <TitleField value={title} onChange={setTitle} error={missing(title)} />
          <LanguageChoice label={t('documents.language')} value={language} onChange={setLanguage} />
          <Choice label={t('report.from')} value={from} onChange={setFrom} options={FROM.map((one) => [one, t(`report.from.${one}`)])} />
        </div>
        {from === 'document' && (
          <Answered of={documents}>
            {(all) => (
              <Choice
                label={t('report.which')}
                value={document}
                onChange={setDocument}
                error={missing(document)}
                options={[['', ''], ...handed(all).map((one) => [one.id, facts([one.number, one.title])] as const)]}
              />
            )}
          </Answered>
        )}
        {from === 'text' && <TextField language={language} value={text} onChange={setText} error={missing(text)} />}
        <ErrorMessage trouble={trouble} />
        <div className="buttons">
          <Submit>{t('report.begin')}</Submit>
        </div>
      </form>
    </div>
  );
}
