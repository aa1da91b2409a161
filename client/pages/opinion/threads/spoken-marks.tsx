/**
 * That a paragraph is spoken of, beside it where there is one column: no card stands there, and it may have no words that are marked. As the
 * other marks (marks.tsx) each is a button that leads to the paragraph, and so to what is said.
 */
import { memo } from 'react';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useColumn } from '../cards/column.ts';
import { useTalks } from '../cards/talks.ts';
import { useOfOpened } from '../opened.ts';
import { CarriedMark, type CarriedMarkProps } from '../text/carried-mark.tsx';
import type { Margin } from '../text/margin.ts';

export function SpokenMarks({ margin }: { readonly margin: Margin }) {
  // where cards stand beside the text, these say it
  return useColumn() ? null : <Shown margin={margin} />;
}

function Shown({ margin }: { readonly margin: Margin }) {
  const rows = useStore(margin.rows);
  const talks = useTalks();
  const { current, names, goTo } = useOfOpened(({ current, names, goTo }) => ({ current: current?.id ?? null, names, goTo }));
  if (talks.size === 0) return null;
  return (
    <div hidden>
      {rows.map(({ id, place }) => {
        const talk = talks.get(id);
        if (talk === undefined) return null;
        const { count } = talk;
        return <Mark key={id} {...{ place, count }} block={id} name={names.paragraph(id)} stop={current === id} onPress={goTo} />;
      })}
    </div>
  );
}

interface MarkProps extends CarriedMarkProps {
  /** Of threads that are not resolved. */
  readonly count: number;
  readonly name: string;
}

const Mark = memo(function Mark({ count, name, ...carried }: MarkProps) {
  const { t } = useText();
  const words = t('thread.count', { count });
  return (
    <CarriedMark {...carried} className="spoken-mark" label={t('app.saidOf', { name, words })}>
      <Chip shape="thread">{words}</Chip>
    </CarriedMark>
  );
});
