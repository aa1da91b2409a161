/** The words of a document as they were numbered: an opinion's with their marks, those of a text that was handed in as they came. */
import { isOfReport } from '../../../shared/forum/report.ts';
import type { ShownDocument } from '../../../shared/wire/document.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { TextWords } from '../text-words.tsx';
import { HandedIn } from './handed-in.tsx';

export function DocumentText({ shown: { document, opinion, text } }: { readonly shown: ShownDocument }) {
  const { t } = useText();
  const { content, language, id } = document;
  if (content.in === 'elsewhere') return <p className="lead">{t('documents.elsewhere')}</p>;
  if (content.in === 'opinion' && opinion === null) return <p role="alert">{t('documents.otherText')}</p>;
  if (content.in === 'payload' && text === null) return <p className="lead">{t('documents.erased')}</p>;
  return (
    <section className="document-paper" aria-labelledby="document-text">
      <div className="sheet-head">
        <h2 id="document-text">{t('documents.text')}</h2>
        {content.in === 'opinion' ? (
          <div className="buttons">
            <a href={`/o/${encodeURIComponent(content.opinion)}/print?at=${content.at}`} target="_blank" rel="noreferrer">
              {t('documents.print')}
            </a>
            <a href={`/api/opinions/${encodeURIComponent(content.opinion)}/word?at=${content.at}`}>{t('opinion.wordMarked')}</a>
            <a href={`/api/opinions/${encodeURIComponent(content.opinion)}/word?at=${content.at}&view=clean`}>{t('opinion.wordClean')}</a>
          </div>
        ) : (
          <Button onPress={() => window.print()}>{t('documents.printThis')}</Button>
        )}
      </div>
      {opinion === null ? (
        <HandedIn id={id} language={language} text={text ?? ''} />
      ) : (
        <div className={isOfReport(content) ? 'text-words report' : 'text-words'} lang={language}>
          <TextWords blocks={opinion.blocks} />
        </div>
      )}
    </section>
  );
}
