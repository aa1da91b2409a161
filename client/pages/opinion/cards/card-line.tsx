/** The card of a paragraph that is not the current one: a line. */
import { memo } from 'react';
import type { ButWords, Register } from '../../../../shared/opinion/register.ts';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import type { Opened } from '../opened.ts';
import { lineOf, type Talk } from './carded.ts';

interface CardLineProps extends Pick<Opened, 'goTo'> {
  readonly paragraph: ButWords;
  readonly name: string;
  readonly whole: Pick<Register, 'kind' | 'policy' | 'phase'>;
  readonly talk: Talk | null;
  /** Does Tab come to it? */
  readonly stop: boolean;
}

export const CardLine = memo(function CardLine({ paragraph, name, whole, talk, stop, goTo }: CardLineProps) {
  const text = useText();
  const entities = useEntities();
  const line = lineOf(paragraph, text, entities, whole, talk !== null);
  if (line === null && talk === null) return null;
  const { shape, words, codes, more } = line ?? { shape: 'thread' as const, words: talk?.words ?? '', codes: [], more: [] };
  const spoken = talk === null ? [] : [text.t('thread.count', { count: talk.count }), ...(talk.isNew ? [text.t('thread.unread')] : [])];
  const marked = [
    [...(line === null ? [talk?.code] : []), words, ...codes].join(' '),
    ...more.map((mark) => [mark.words, ...mark.codes].join(' ')),
  ];
  const said = text.facts([...marked, ...spoken]);
  return (
    <button type="button" className="card-line" data-card={paragraph.id} tabIndex={stop ? 0 : -1} onClick={() => goTo(paragraph.id)}>
      <span className="unseen">{text.t('app.saidOf', { name, words: said })}</span>
      <span className="card-line-row" aria-hidden="true">
        <Shape name={shape} />
        <bdi className="card-line-name">{paragraph.label || name}</bdi>
        <span className={`card-line-words ${shape}`}>
          {line === null && <strong>{talk?.code} </strong>}
          <bdi>{words}</bdi> {codes.join(' ')}
        </span>
        {more.map((mark) => (
          <span key={mark.about} className={mark.shape}>
            <Shape name={mark.shape} />
          </span>
        ))}
        {talk !== null && (
          <span className={talk.isNew ? 'card-line-talk new' : 'card-line-talk'}>
            {line !== null && <Shape name="thread" />} {text.number(talk.count)}
          </span>
        )}
      </span>
    </button>
  );
});
