/** How many remarks there are on a paragraph, beside it; whoever hears it is told which words they are about (P32). */
import { memo, useLayoutEffect, useRef } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { Finding } from '../../../../shared/wording/finding.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import type { Margin } from '../text/margin.ts';

interface MarginRemarksProps {
  readonly margin: Margin;
  readonly findings: readonly Finding[];
  readonly onPress: (block: BlockId) => void;
}

export function MarginRemarks({ margin, findings, onPress }: MarginRemarksProps) {
  const rows = useStore(margin.rows);
  const { current, names } = useOpened();
  const latest = useRef(onPress);
  latest.current = onPress;
  const press = useRef((block: BlockId): void => latest.current(block)).current;
  const { facts } = useText();
  const about = new Map<BlockId, readonly string[]>();
  for (const { block, words } of findings) about.set(block, [...(about.get(block) ?? []), words]);
  return (
    <div hidden>
      {rows.map(({ id, place }) => {
        const words = about.get(id);
        if (words === undefined) return null;
        const quoted = facts(words.filter((one) => one.trim() !== ''));
        return (
          <Mark key={id} {...{ id, place, press, quoted }} count={words.length} name={names.paragraph(id)} stop={current?.id === id} />
        );
      })}
    </div>
  );
}

interface MarkProps {
  readonly id: BlockId;
  readonly place: HTMLElement;
  readonly count: number;
  /** The words that the remarks are about. */
  readonly quoted: string;
  readonly name: string;
  /** Does Tab come to it? */
  readonly stop: boolean;
  readonly press: (block: BlockId) => void;
}

/** Carried into its place as the other marks are (marks.tsx). */
const Mark = memo(function Mark({ id, place, count, quoted, name, stop, press }: MarkProps) {
  const { t, language } = useText();
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const mark = row.current?.firstElementChild ?? null;
    if (mark === null) return;
    place.append(mark);
    return () => row.current?.append(mark);
  }, [place]);
  const words = t('wording.count', { count });
  return (
    <div ref={row}>
      <button
        type="button"
        className="wording-mark"
        lang={language}
        aria-label={t('app.saidOf', { name, words: quoted === '' ? words : t('app.saidOf', { name: words, words: quoted }) })}
        tabIndex={stop ? 0 : -1}
        onClick={() => press(id)}
      >
        {words}
      </button>
    </div>
  );
});
