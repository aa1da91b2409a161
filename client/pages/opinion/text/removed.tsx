/** Paragraphs that are not in the text any more and still have to be agreed as deleted, each with the words it had last. */
import type { Language } from '../../../../shared/opinion/vocabulary.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';
import { ParagraphMarks } from './marks.tsx';

export function Removed() {
  const { t } = useText();
  const language = useOfOpened(({ register }) => register.language);
  const removed = useOfOpened(({ register: { paragraphs: said } }) => said.filter((one) => one.removed && one.status !== null));
  if (removed.length === 0) return null;
  return (
    <section className="removed" aria-labelledby="removed">
      <h2 id="removed">{t('paragraph.removedTitle')}</h2>
      <p className="note">{t('paragraph.removedIntro')}</p>
      {removed.map((paragraph) => (
        <div key={paragraph.id} data-id={paragraph.id}>
          <ParagraphMarks paragraph={paragraph} />
          <div className="words">
            {paragraph.lastWords !== null && <LastWords words={paragraph.lastWords.trim()} language={language} />}
          </div>
        </div>
      ))}
    </section>
  );
}

/** Characters: what is longer is folded to its beginning. */
const LONG = 240;
const BEGINNING = 80;

function LastWords({ words, language }: { readonly words: string; readonly language: Language }) {
  const { t } = useText();
  if (words === '') return <p className="note">{t('paragraph.wasEmpty')}</p>;
  const label = <span className="note">{t('paragraph.lastWords')}</span>;
  const said = (
    <p className="last-words" lang={language} dir="auto">
      {words}
    </p>
  );
  if (words.length <= LONG) {
    return (
      <>
        {label}
        {said}
      </>
    );
  }
  return (
    <details>
      <summary>
        {label}{' '}
        <bdi className="beginning" lang={language}>
          {[...words].slice(0, BEGINNING).join('')}…
        </bdi>
      </summary>
      {said}
    </details>
  );
}
