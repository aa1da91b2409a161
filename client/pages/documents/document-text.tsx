/** The words of a document as they were numbered: an opinion's with their marks, those of a text that was handed in as they came. */
import { paragraphsOf } from '../../../shared/compare/document-text.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import type { ShownDocument } from '../bodies.ts';

type Blocks = NonNullable<ShownDocument['opinion']>['blocks'];

export function DocumentText({ shown: { document, opinion, text } }: { readonly shown: ShownDocument }) {
  const { t } = useText();
  const { content, language, id } = document;
  if (content.in === 'elsewhere') return <p className="lead">{t('documents.elsewhere')}</p>;
  if (content.in === 'opinion' && opinion === null) return <p role="alert">{t('documents.otherText')}</p>;
  if (content.in === 'payload' && text === null) return <p className="lead">{t('documents.erased')}</p>;
  return (
    <section className="document-paper" aria-labelledby="document-text">
      <div className="documents-head">
        <h2 id="document-text">{t('documents.text')}</h2>
        {content.in === 'opinion' ? (
          <a href={`/o/${encodeURIComponent(content.opinion)}/print?at=${content.at}`} target="_blank" rel="noreferrer">
            {t('documents.print')}
          </a>
        ) : (
          <Button onPress={() => window.print()}>{t('documents.printThis')}</Button>
        )}
      </div>
      <div className="document-words" lang={language}>
        {opinion === null ? (
          paragraphsOf(text ?? '', id).map(({ id: key, text: words }) => (
            <p key={key} dir="auto">
              {words}
            </p>
          ))
        ) : (
          <Words blocks={opinion.blocks} />
        )}
      </div>
    </section>
  );
}

function Words({ blocks }: { readonly blocks: Blocks }) {
  return blocks
    .filter(({ runs }) => runs.length > 0)
    .map(({ id, kind, level, label, sug, runs }) => {
      // biome-ignore lint/suspicious/noArrayIndexKey: what was numbered does not change
      const words = runs.map((run, at) => <Run key={at} run={run} />);
      return (
        <p key={id} data-kind={kind} data-level={level} dir="auto">
          {label !== '' && <span className="label">{label}</span>}
          <span>{sug === null ? words : sug.startsWith('ins:') ? <ins>{words}</ins> : <del>{words}</del>}</span>
        </p>
      );
    });
}

function Run({ run: { text, marks } }: { readonly run: Blocks[number]['runs'][number] }) {
  const has = (name: string): boolean => marks.some((mark) => mark.name === name);
  let words = <>{text}</>;
  if (has('em')) words = <em>{words}</em>;
  if (has('strong')) words = <strong>{words}</strong>;
  if (has('deletion')) words = <del>{words}</del>;
  if (has('insertion')) words = <ins>{words}</ins>;
  return words;
}
