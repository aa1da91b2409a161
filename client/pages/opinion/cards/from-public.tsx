/** What the open consultation said on the current paragraph: how much, and, when it is unfolded, what. Only what was released. */
import { useState } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { useText } from '../../../ui/words.tsx';
import { Answered, NotRead } from '../../answered.tsx';
import { useLoaded } from '../../loaded.ts';

interface FromPublicProps {
  readonly opinion: string;
  /** null: on the opinion as a whole. */
  readonly block: BlockId | null;
}

export function FromPublic({ opinion, block }: FromPublicProps) {
  const { t } = useText();
  const counts = useLoaded('GET /api/opinions/:id/comment-counts', { id: opinion });
  const count = counts.value?.find((one) => one.block === block)?.count ?? 0;
  if (count === 0) return <NotRead of={counts} />;
  return <Folded key={block} opinion={opinion} block={block} words={t('consultation.fromPublic', { count })} />;
}

function Folded({ opinion, block, words }: FromPublicProps & { readonly words: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="from-public" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{words}</summary>
      {opened && <Comments opinion={opinion} block={block} />}
    </details>
  );
}

function Comments({ opinion, block }: FromPublicProps) {
  const { t, date } = useText();
  const comments = useLoaded('GET /api/opinions/:id/comments', { id: opinion, block: block ?? undefined });
  return (
    <Answered of={comments}>
      {(all) =>
        all.map(({ document, number, at, language, name, organisation, text }) => (
          <article key={`${document} ${number}`} className="card concern">
            <p className="note">
              {t('consultation.numbered', { number: String(number) })} · {date(at)}
              {[name, organisation].map(
                (one) =>
                  one !== null && (
                    <span key={one}>
                      {' '}
                      · <bdi>{one}</bdi>
                    </span>
                  ),
              )}
              <br />
              <bdi>{document}</bdi>
            </p>
            <p className="told" lang={language} dir="auto">
              {text ?? t('consultation.erased')}
            </p>
          </article>
        ))
      }
    </Answered>
  );
}
