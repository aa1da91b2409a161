/** A table of sums: one line for each of what is counted. */

import { minutes } from '../../../../shared/page/minutes.ts';
import { useText } from '../../../ui/words.tsx';
import type { Sum } from './counts.ts';
import './figures.css';

interface FigureTableProps {
  /** What the first column names. */
  readonly of: string;
  readonly caption: string;
  readonly lines: readonly { readonly key: string; readonly name: string; readonly sum: Sum }[];
  /** Bodies are counted, and not one a line. */
  readonly bodies: boolean;
}

export function FigureTable({ of, caption, lines, bodies }: FigureTableProps) {
  const { t, number } = useText();
  const columns = [...(bodies ? (['bodies', 'seated'] as const) : []), ...(['seats', 'remote', 'interventions'] as const)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="figures" aria-label={caption} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{of}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`figures.${column}`)}
              </th>
            ))}
            <th scope="col">{t('figures.time')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, sum }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {columns.map((column) => (
                <td key={column}>{number(sum[column])}</td>
              ))}
              <td>{minutes(sum.seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
