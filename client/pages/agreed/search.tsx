/** Looks for words in agreed language; what is found stands below. The same on its page and in the panel beside a text. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Language } from '../../../shared/opinion/vocabulary.ts';
import type { FoundPassage, FoundPassages } from '../../../shared/wire/agreed.ts';
import { Field } from '../../ui/field.tsx';
import { Submit } from '../../ui/submit.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import { type Answer, ask } from '../ask.ts';
import { useReading } from '../loaded.ts';
import { Passage } from './passage.tsx';

/** UTF-16 units. */
const LONGEST = 200;

interface SearchProps {
  /** What was looked for; '' for nothing. */
  readonly sought: string;
  readonly onSeek: (words: string) => void;
  /** In which words are told apart. */
  readonly language: Language;
  readonly children?: ((passage: FoundPassage) => ReactNode) | undefined;
}

export function Search({ sought, onSeek, language, children }: SearchProps) {
  const { t } = useText();
  const [typed, type] = useState(sought);
  const seek = (event: FormEvent): void => {
    event.preventDefault();
    onSeek(typed.trim());
  };
  return (
    <>
      <search>
        <form className="agreed-search" onSubmit={seek}>
          <Field label={t('agreed.search')}>
            {(ties) => (
              <input {...ties} type="search" dir="auto" maxLength={LONGEST} value={typed} onChange={(event) => type(event.target.value)} />
            )}
          </Field>
          <Submit look="plain">{t('documents.search')}</Submit>
        </form>
      </search>
      {sought !== '' && (
        <Found words={sought} language={language}>
          {children}
        </Found>
      )}
    </>
  );
}

/** The words stand in the key, so that other words are another reading. */
const read = (key: string): Answer<FoundPassages> => ask('POST /api/agreed/search', { body: JSON.parse(key) });

function Found({ words, language, children }: Pick<SearchProps, 'language' | 'children'> & { readonly words: string }) {
  const { t } = useText();
  const found = useReading(JSON.stringify({ words, language }), read);
  return (
    <Answered of={found}>
      {({ passages, count }) => (
        <>
          <p role="status">{count === 0 ? t('agreed.foundNone') : t('agreed.found', { count })}</p>
          <ol className="passages">
            {passages.map((passage) => (
              <Passage key={keyOf(passage)} passage={passage}>
                {children?.(passage)}
              </Passage>
            ))}
          </ol>
          {count > passages.length && <p className="note">{t('agreed.first', { count: passages.length })}</p>}
        </>
      )}
    </Answered>
  );
}

export const keyOf = ({ source, place, text }: FoundPassage): string =>
  source.in === 'opinion' ? `${source.opinion} ${source.block}` : `${source.precedent} ${place} ${text}`;
