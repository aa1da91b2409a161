/**
 * That a paragraph is spoken of, beside it where there is one column: no card stands there, and it may have no words that are marked. As the
 * other marks (marks.tsx) each is a button that leads to the paragraph, and so to what is said.
 */
import { memo, useLayoutEffect, useRef } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useTalks } from '../cards/talks.ts';
import { useOpened } from '../opened.ts';
import type { Margin } from '../text/margin.ts';

export function SpokenMarks({ margin }: { readonly margin: Margin }) {
  const rows = useStore(margin.rows);
  const talks = useTalks();
  const { current, names, goTo } = useOpened();
  if (talks.size === 0) return null;
  return (
    <div hidden>
      {rows.map(({ id, place }) => {
        const talk = talks.get(id);
        if (talk === undefined) return null;
        const { count } = talk;
        return <Mark key={id} {...{ id, place, count, goTo }} name={names.paragraph(id)} stop={current?.id === id} />;
      })}
    </div>
  );
}

interface MarkProps {
  readonly id: BlockId;
  readonly place: HTMLElement;
  /** Of threads that are not resolved. */
  readonly count: number;
  readonly name: string;
  /** Does Tab come to it? */
  readonly stop: boolean;
  readonly goTo: (block: BlockId) => void;
}

/** Carried into its place as the other marks are. */
const Mark = memo(function Mark({ id, place, count, name, stop, goTo }: MarkProps) {
  const { t, language } = useText();
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const mark = row.current?.firstElementChild ?? null;
    if (mark === null) return;
    place.append(mark);
    return () => row.current?.append(mark);
  }, [place]);
  const words = t('thread.count', { count });
  return (
    <div ref={row}>
      <button
        type="button"
        className="spoken-mark"
        lang={language}
        aria-label={t('app.saidOf', { name, words })}
        tabIndex={stop ? 0 : -1}
        onClick={() => goTo(id)}
      >
        <Chip shape="thread">{words}</Chip>
      </button>
    </div>
  );
});
