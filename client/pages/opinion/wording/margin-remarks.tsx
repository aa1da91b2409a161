/** How many remarks there are on a paragraph, beside it; whoever hears it is told which words they are about (P32). */
import { memo, useRef } from 'react';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import type { Finding } from '../../../../shared/wording/finding.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import { CarriedMark, type CarriedMarkProps } from '../text/carried-mark.tsx';
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
        const carried = { block: id, place, stop: current?.id === id, onPress: press };
        return <Mark key={id} {...carried} quoted={quoted} count={words.length} name={names.paragraph(id)} />;
      })}
    </div>
  );
}

interface MarkProps extends CarriedMarkProps {
  readonly count: number;
  /** The words that the remarks are about. */
  readonly quoted: string;
  readonly name: string;
}

const Mark = memo(function Mark({ count, quoted, name, ...carried }: MarkProps) {
  const { t } = useText();
  const words = t('wording.count', { count });
  const label = t('app.saidOf', { name, words: quoted === '' ? words : t('app.saidOf', { name: words, words: quoted }) });
  return (
    <CarriedMark {...carried} className="wording-mark" label={label}>
      {words}
    </CarriedMark>
  );
});
