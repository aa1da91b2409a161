/**
 * The table of positions: a grid with one Tab stop. Its keys are those of grid-keys.ts; letters of a code go to its column, Enter and the
 * space bar make the paragraph the current one. A folded group shows how many of it hold. What stands in a cell is explained beside it.
 */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import type { ButWords } from '../../../../shared/opinion/register.ts';
import { browserClock } from '../../../lib/clock.ts';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';
import type { Explained } from './cell-explained.tsx';
import { type Column, keyOf } from './cell-of.ts';
import { type Cell, moved } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import { Whereabouts } from './whereabouts.tsx';
import './matrix.css';

interface GridProps {
  readonly rows: readonly ButWords[];
  readonly columns: readonly Column[];
  readonly onExplain: (of: Explained | null) => void;
}

/** Letters typed within this time belong to one code. */
const TYPING_MS = 1_000;

export function Grid({ rows, columns, onExplain }: GridProps) {
  const text = useText();
  const entities = useEntities();
  const { current, names, goTo, register } = useOpened();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell>({ row: 0, column: -1 });
  const typed = useRef({ letters: '', until: 0 });
  const { kind, policy, phase } = register;
  const whole = useMemo(() => ({ kind, policy, phase }), [kind, policy, phase]);
  const row = Math.min(at.row, rows.length - 1);
  const column = Math.min(at.column, columns.length - 1);
  const paragraph = rows[row];
  const ofCode = (letter: string): Cell | null => {
    const now = browserClock.now();
    const letters = (now < typed.current.until ? typed.current.letters : '') + letter.toUpperCase();
    typed.current = { letters, until: now + TYPING_MS };
    const found = columns.findIndex((one) => 'state' in one && entities.code(one.state).startsWith(letters));
    return found === -1 ? null : { row, column: found };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, altKey, ctrlKey, metaKey } = event;
    if (altKey || metaKey) return;
    const chooses = !ctrlKey && (key === 'Enter' || key === ' ');
    const size = { rows: rows.length, columns: columns.length };
    const next = moved({ row, column }, event, size, text.dir === 'rtl') ?? (!ctrlKey && /^\p{L}$/u.test(key) ? ofCode(key) : null);
    if (!chooses && next === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) return goTo(paragraph?.id ?? '');
    const found = grid.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`);
    // what is half under a header counts as in view for the focus alone
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const explain = (cell: Cell): void => {
    const [one, other] = [rows[cell.row], columns[cell.column]];
    onExplain(one === undefined || other === undefined ? null : { block: one.id, column: other });
  };
  const onFocus = ({ target }: FocusEvent): void => {
    const cell = cellAt(target);
    if (cell === null) return;
    setAt(cell);
    explain(cell);
  };
  const onMouseOver = ({ target }: MouseEvent): void => {
    const cell = cellAt(target);
    if (cell !== null) explain(cell);
  };
  // what has the focus is told of again
  const onMouseLeave = (): void => {
    const cell = cellAt(document.activeElement);
    if (cell !== null) explain(cell);
  };
  const listening = { onKeyDown, onFocus, onMouseOver, onMouseLeave };
  return (
    <div className="matrix-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrows is a grid (ARIA practices) */}
      <table ref={grid} role="grid" aria-label={text.t('console.table')} aria-describedby="matrix-help" {...listening}>
        <thead>
          <tr>
            <th scope="col">{text.t('console.paragraph')}</th>
            {columns.map((one) => (
              <th key={keyOf(one)} scope="col">
                {'state' in one ? (
                  <>
                    <abbr title={entities.name(one.state)}>{entities.code(one.state)}</abbr>
                    <Whereabouts state={one.state} />
                  </>
                ) : (
                  one.called
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one, r) => (
            <GridRow
              key={one.id}
              paragraph={one}
              whole={whole}
              name={names.paragraph(one.id)}
              row={r}
              columns={columns}
              at={r === row ? column : null}
              current={one.id === current?.id}
              onChoose={goTo}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function cellAt(target: EventTarget | null): Cell | null {
  const found = target instanceof Element ? target.closest('[data-cell]')?.getAttribute('data-cell') : null;
  const [row, column] = (found ?? '').split(':').map(Number);
  return row === undefined || column === undefined ? null : { row, column };
}
