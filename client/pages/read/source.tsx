import { type ClipboardEvent, type FormEvent, useMemo, useState } from 'react';
import { NATIVE_NAMES } from '../../../shared/i18n/text.ts';
import { recognised } from '../../../shared/import/language.ts';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import { Button } from '../../ui/button.tsx';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import type { Trouble } from '../ask.ts';
import { TextField } from '../documents/document-fields.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { type ReadDraft, readAs } from './read-as.ts';

/**
 * Where the text comes from; `begun` stands there at first. What a word processor puts on the clipboard tells more than its letters: it is kept
 * as long as nobody edits.
 */
export function Source({ begun, onRead }: { readonly begun: string; readonly onRead: (read: ReadDraft) => void }) {
  const { t, language: spoken } = useText();
  const [text, setText] = useState(begun);
  const [html, setHtml] = useState<string | null>(null);
  const [isWord, setIsWord] = useState(false);
  const [language, setLanguage] = useState<Language>(spoken);
  const [wrong, setWrong] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const typed = (value: string): void => {
    setText(value);
    setHtml(null);
    if (value === '') setIsWord(false);
  };
  const recognise = (words: string): void => {
    const found = recognised(words.split('\n'));
    if (found !== null) setLanguage(found);
  };
  const better = useMemo(() => recognised(text.split('\n')), [text]);
  const pasted = (event: ClipboardEvent): void => {
    const markup = event.clipboardData.getData('text/html');
    if (text !== '') return;
    if (markup === '') return recognise(event.clipboardData.getData('text/plain'));
    event.preventDefault();
    const words = event.clipboardData.getData('text/plain');
    setText(words);
    setHtml(markup);
    recognise(words);
  };
  const chosen = (words: string, fromWord: boolean): void => {
    typed(words);
    setIsWord(fromWord);
    recognise(words);
  };
  const read = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (text.trim() === '') return setWrong(t('read.empty'));
    const source = html !== null ? { html } : isWord ? { text, from: 'word' as const } : { text };
    const answer = await readAs(source, language);
    setWrong(null);
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) onRead(answer.value);
  };
  return (
    <form className="form" onSubmit={(event) => void read(event)} noValidate>
      <p className="lead">{t('read.intro')}</p>
      <div className="row-form">
        <LanguageChoice label={t('read.language')} value={language} onChange={setLanguage} />
      </div>
      <TextField label={t('read.paste')} language={language} value={text} onPaste={pasted} onFile={chosen} onChange={typed} error={wrong} />
      {better !== null && better !== language && (
        <p className="doubt" role="status">
          {t('read.looksLike', { language: NATIVE_NAMES[better] })}{' '}
          <Button onPress={() => setLanguage(better)}>{t('read.readAs', { language: NATIVE_NAMES[better] })}</Button>
        </p>
      )}
      <ErrorMessage trouble={trouble} />
      <div className="buttons">
        <Submit>{t('read.go')}</Submit>
      </div>
    </form>
  );
}
