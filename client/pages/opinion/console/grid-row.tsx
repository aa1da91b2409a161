/** One paragraph of the table of positions; drawn anew when something of it changes, not with every key and every second. */
import { memo } from 'react';
import type { ButWords, Register } from '../../../../shared/opinion/register.ts';
import type { BlockId } from '../../../../shared/opinion/vocabulary.ts';
import { marksOf } from '../../../../shared/page/marks.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import type { ShapeName } from '../../../../shared/page/shapes.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { type Column, cellOf, keyOf } from './cell-of.ts';

/** What is said of a paragraph beside its status: it asks something of the chair. */
const BESIDE: ReadonlySet<ShapeName> = new Set(['broken', 'referred', 'ask']);

interface GridRowProps {
  readonly paragraph: ButWords;
  readonly whole: Pick<Register, 'kind' | 'policy' | 'phase'>;
  readonly name: string;
  readonly row: number;
  readonly columns: readonly Column[];
  /** Where the Tab stop is, the header being -1; null: in another row. */
  readonly at: number | null;
  readonly current: boolean;
  readonly onChoose: (block: BlockId) => void;
}

export const GridRow = memo(function GridRow({ paragraph, whole, name, row, columns, at, current, onChoose }: GridRowProps) {
  const text = useText();
  const entities = useEntities();
  const place = (column: number) => ({ 'data-cell': `${row}:${column}`, tabIndex: column === at ? 0 : -1 });
  return (
    <tr aria-selected={current} onClick={() => onChoose(paragraph.id)}>
      <th scope="row" {...place(-1)}>
        <bdi>{name}</bdi>{' '}
        {marksOf(paragraph, text, entities, whole)
          .filter(({ shape }, i) => i === 0 || BESIDE.has(shape))
          .map(({ about, shape, words, codes }, i) => (
            <Chip key={about} shape={shape}>
              {shape === 'referred' ? text.t('status.referred') : i === 0 ? words : [words, ...codes].join(' ')}
            </Chip>
          ))}
      </th>
      {columns.map((column, c) => {
        const { shape, met, count, words } = cellOf(paragraph, column, text, entities);
        return (
          <td
            key={keyOf(column)}
            {...place(c)}
            className={shape === null ? '' : `${shape}${met ? ' met' : ''}`}
            aria-label={text.t('app.saidOf', { name, words })}
            title={words}
          >
            {shape !== null && <Shape name={shape} />}
            {count !== null && ` ${text.number(count)}`}
          </td>
        );
      })}
    </tr>
  );
});
