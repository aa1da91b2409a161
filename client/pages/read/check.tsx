import { useState } from 'react';
import type { Descent } from '../../../shared/forum/docket.ts';
import { DOUBT_CODES } from '../../../shared/import/reading.ts';
import { labels } from '../../../shared/opinion/numbering.ts';
import type { Draft } from '../../../shared/wire/opinion.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { Creation } from './creation.tsx';
import { Line } from './line.tsx';
import type { ReadDraft } from './read-as.ts';
import { ReadIn } from './read-in.tsx';

export type DraftBlock = Draft['blocks'][number];

/** Lines keep their place in the reading, so that doubts stay with them while others are left out. */
interface Held {
  readonly at: number;
  readonly block: DraftBlock;
}

/** The text as it was read: every paragraph can be corrected, each doubt stands at its paragraph and in the list above. */
export function Check({
  read,
  descent,
  topic,
  onRead,
  onBack,
}: {
  readonly read: ReadDraft;
  readonly descent: Descent | null;
  readonly topic: string;
  readonly onRead: (read: ReadDraft) => void;
  readonly onBack: () => void;
}) {
  const { t } = useText();
  const [lines, setLines] = useState<readonly Held[]>(() => read.draft.blocks.map((block, at) => ({ at, block })));
  // what is left out raises no doubt any more
  const doubts = read.draft.doubts.filter(({ block }) => lines.some(({ at }) => at === block));
  const shown = labels(lines.map(({ block: { kind, level, text } }) => ({ kind, level, counts: text.trim() !== '' })));
  const change = (at: number, block: DraftBlock): void => setLines(lines.map((line) => (line.at === at ? { at, block } : line)));
  const corrected = lines.length !== read.draft.blocks.length || lines.some(({ at, block }) => block !== read.draft.blocks[at]);
  const taken = read.draft.taken.filter(({ as }) => as !== 'label' && as !== 'bullet');
  const remove = (at: number): void => setLines(lines.filter((line) => line.at !== at));
  const words = ({ why, text: about }: Draft['doubts'][number]): string => {
    const code = DOUBT_CODES.find((known) => known === why);
    return code === undefined ? about : t(`doubt.${code}`);
  };
  return (
    <>
      <div className="buttons">
        <Button onPress={onBack}>{t('read.back')}</Button>
      </div>
      <ReadIn read={read} corrected={corrected} onRead={onRead} />
      <section className="panel" aria-labelledby="read-doubts">
        <h2 id="read-doubts">
          {t('read.result', { count: lines.length })}{' '}
          {doubts.length === 0 ? t('read.noDoubts') : t('read.doubts', { count: doubts.length })}
        </h2>
        {doubts.length > 0 && (
          <ol className="doubts">
            {doubts.map((doubt, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: doubts have no state of their own
              <li key={at}>
                {doubt.block === null ? words(doubt) : <a href={`#line-${doubt.block}`}>{words(doubt)}</a>}
                {doubt.text !== '' && <q dir="auto">{doubt.text.slice(0, 80)}</q>}
              </li>
            ))}
          </ol>
        )}
        {taken.length > 0 && (
          <details>
            <summary>
              {t('read.taken')} ({taken.length})
            </summary>
            <ul>
              {taken.map(({ text }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
                <li key={at} dir="auto">
                  {text}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <ol className="lines" lang={read.language}>
        {lines.map(({ at, block }, place) => (
          <Line
            key={at}
            at={at}
            block={block}
            label={shown[place] ?? ''}
            doubts={doubts.filter((doubt) => doubt.block === at).map((doubt) => ({ words: words(doubt), about: doubt.text }))}
            onChange={(next) => change(at, next)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <Creation
        number={read.draft.number ?? ''}
        language={read.language}
        blocks={lines.map(({ block }) => block)}
        descent={descent}
        begunTopic={topic}
      />
    </>
  );
}
