/** The lists of the wording check: what is built in, what the secretariat has added, and what it has taken off. */
import { type FormEvent, useState } from 'react';
import { TABLE_KINDS, type TableKind, type TableWord } from '../../../shared/forum/wording.ts';
import { LANGUAGES, type Language } from '../../../shared/opinion/vocabulary.ts';
import { builtIn, changesOf, sameWord } from '../../../shared/wording/table.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand, useForumMoves } from '../forum.tsx';
import { useLoaded } from '../loaded.ts';
import './office.css';

export function Words() {
  const { t, language: own } = useText();
  const names = new Intl.DisplayNames(own, { type: 'language' });
  const table = useLoaded('GET /api/word-table');
  useForumMoves(table.refetch);
  const [language, setLanguage] = useState<Language>(own);
  const [kind, setKind] = useState<TableKind>('binds');
  return (
    <section className="panel" aria-labelledby="words">
      <h2 id="words">{t('wordTable.title')}</h2>
      <p>{t('wordTable.intro')}</p>
      <div className="form">
        <label className="form">
          {t('wordTable.language')}
          <select value={language} onChange={({ target }) => setLanguage(LANGUAGES.find((one) => one === target.value) ?? language)}>
            {LANGUAGES.map((one) => (
              <option key={one} value={one}>
                {names.of(one)}
              </option>
            ))}
          </select>
        </label>
        <label className="form">
          {t('wordTable.kind')}
          <select value={kind} onChange={({ target }) => setKind(TABLE_KINDS.find((one) => one === target.value) ?? kind)}>
            {TABLE_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`wordTable.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Answered of={table}>
        {(words) => <List key={`${language} ${kind}`} {...{ words, language, kind }} refetch={table.refetch} />}
      </Answered>
    </section>
  );
}

interface ListProps {
  readonly words: readonly TableWord[];
  readonly language: Language;
  readonly kind: TableKind;
  readonly refetch: () => Promise<void>;
}

function List({ words, language, kind, refetch }: ListProps) {
  const { t } = useText();
  const { send, trouble, sending } = useForumCommand();
  const [typed, setTyped] = useState('');
  const [preferred, setPreferred] = useState('');
  const [lacking, setLacking] = useState(false);
  const replaces = kind === 'replaced';
  const { added, isOff, insteadOf } = changesOf(words, language, kind);
  const own = builtIn(language, kind);
  const more = added.filter((word) => !own.some((one) => sameWord(one, word)));
  const list = async (word: string, listed: boolean): Promise<boolean> => {
    const instead = replaces && listed ? { instead: preferred.trim() } : {};
    const done = await send({ do: 'list-word', language, kind, word, listed, ...instead });
    if (done) await refetch();
    return done;
  };
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const word = typed.trim();
    const lacks = word === '' || (replaces && preferred.trim() === '');
    setLacking(lacks);
    // the preferred term stays: it may replace more than one word
    if (!lacks && !sending && (await list(word, true))) setTyped('');
  };
  return (
    <>
      <form className="form" onSubmit={(event) => void add(event)} noValidate>
        <Field label={t('wordTable.word')} error={lacking && typed.trim() === '' ? t('form.needed') : null}>
          {(ties) => (
            <input {...ties} dir="auto" lang={language} maxLength={80} value={typed} onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
        {replaces && (
          <Field label={t('wordTable.instead')} error={lacking && preferred.trim() === '' ? t('form.needed') : null}>
            {(ties) => (
              <input
                {...ties}
                dir="auto"
                lang={language}
                maxLength={80}
                value={preferred}
                onChange={(event) => setPreferred(event.target.value)}
              />
            )}
          </Field>
        )}
        <ErrorMessage trouble={trouble} />
        <div className="buttons">
          <Submit>{t('wordTable.add')}</Submit>
        </div>
      </form>
      <ul className="rows">
        {[...more, ...[...new Set(own)]].map((word) => {
          const off = isOff(word);
          const instead = insteadOf(word);
          return (
            <li key={word}>
              <bdi lang={language}>{word}</bdi> {instead !== null && <span className="note">{t('wordTable.prefers', { instead })}</span>}{' '}
              {(off || more.includes(word)) && <span className="note">{t(off ? 'wordTable.off' : 'wordTable.own')}</span>}{' '}
              <Button look="bare" about={word} onPress={() => void list(word, off)}>
                {t(off ? 'wordTable.putBack' : 'wordTable.takeOff')}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
