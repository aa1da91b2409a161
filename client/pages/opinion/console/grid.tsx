/**
 * The table of positions: a grid with one Tab stop. Arrows move, Home and End go to the ends of a row, letters of a code go to its column,
 * Enter makes the paragraph the current one. A folded group shows how many of it hold.
 */
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { marksOf } from '../../../../shared/page/marks.ts';
import { browserClock } from '../../../sync/clock.ts';
import { Chip } from '../../../ui/chip.tsx';
import { Shape } from '../../../ui/shape.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOpened } from '../opened.ts';
import { SHAPE_OF } from '../position-shapes.ts';
import { type Cell, moved } from './grid-keys.ts';
import { holdingOf, type MatrixGroup, positionsOf } from './matrix-of.ts';
import { Whereabouts } from './whereabouts.tsx';
import './matrix.css';

/** A State, or a folded group. */
export type Column = { readonly state: EntityId } | { readonly folded: MatrixGroup };

interface GridProps {
  readonly rows: readonly ShownParagraph[];
  readonly columns: readonly Column[];
  /** What a group is called. */
  readonly called: (group: string | null) => string;
}

/** Letters typed within this time belong to one code. */
const TYPING_MS = 1_000;

export function Grid({ rows, columns, called }: GridProps) {
  const text = useText();
  const entities = useEntities();
  const { current, names, goTo, register } = useOpened();
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Cell>({ row: 0, column: -1 });
  const typed = useRef({ letters: '', until: 0 });
  const row = Math.min(at.row, rows.length - 1);
  const column = Math.min(at.column, columns.length - 1);
  const go = (to: Cell): void => {
    setAt(to);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${to.row}:${to.column}"]`)?.focus();
  };
  const ofCode = (letter: string): Cell | null => {
    const now = browserClock.now();
    const letters = (now < typed.current.until ? typed.current.letters : '') + letter.toUpperCase();
    typed.current = { letters, until: now + TYPING_MS };
    const found = columns.findIndex((one) => 'state' in one && entities.code(one.state).startsWith(letters));
    return found === -1 ? null : { row, column: found };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') return goTo(rows[row]?.id ?? '');
    const size = { rows: rows.length, columns: columns.length };
    const next = moved({ row, column }, event.key, size, text.dir === 'rtl') ?? (/^\p{L}$/u.test(event.key) ? ofCode(event.key) : null);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    go(next);
  };
  const cell = (r: number, c: number) => ({
    'data-cell': `${r}:${c}`,
    tabIndex: r === row && c === column ? 0 : -1,
    onFocus: () => setAt({ row: r, column: c }),
  });
  return (
    <div className="matrix-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked by arrows is a grid (ARIA practices) */}
      <table ref={grid} role="grid" aria-label={text.t('console.table')} aria-describedby="matrix-help" onKeyDown={onKeyDown}>
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
                  called(one.folded.group)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((paragraph, r) => (
            <tr key={paragraph.id} aria-selected={paragraph.id === current?.id} onClick={() => goTo(paragraph.id)}>
              <th scope="row" {...cell(r, -1)}>
                <bdi>{names.paragraph(paragraph.id)}</bdi>
                {marksOf(paragraph, text, entities, register)
                  .filter(({ shape }, at) => at === 0 || shape === 'broken')
                  .map(({ shape, words, codes }, at) => (
                    <Chip key={shape} shape={shape}>
                      {at === 0 ? words : [words, ...codes].join(' ')}
                    </Chip>
                  ))}
              </th>
              {columns.map((one, c) => (
                <td
                  key={keyOf(one)}
                  {...cell(r, c)}
                  {...('state' in one ? ofState(paragraph, one.state) : ofGroup(paragraph, one.folded))}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id="matrix-help" className="note">
        {text.t('console.help')}
      </p>
    </div>
  );

  function ofState(paragraph: ShownParagraph, state: EntityId) {
    const found = positionsOf(paragraph, state);
    const [first] = found;
    const said = found.map(({ kind }) => text.t(`position.${kind}`, { state: entities.name(state) }));
    const words = first === undefined ? text.t('console.none', { state: entities.name(state) }) : text.list(said);
    const shape = first && SHAPE_OF[first.kind];
    return {
      'aria-label': text.t('app.colon', { before: names.paragraph(paragraph.id), after: words }),
      className: shape === undefined ? '' : `${shape}${first?.met ? ' met' : ''}`,
      children: shape === undefined ? null : <Shape name={shape} />,
    };
  }

  function ofGroup(paragraph: ShownParagraph, { group, states }: MatrixGroup) {
    const count = states.filter((state) => holdingOf(paragraph).includes(state)).length;
    const words = text.t('console.groupHolds', { group: called(group), count });
    return {
      'aria-label': text.t('app.colon', { before: names.paragraph(paragraph.id), after: words }),
      className: count === 0 ? '' : 'objected',
      children: count > 0 && (
        <>
          <Shape name="objected" /> {text.number(count)}
        </>
      ),
    };
  }
}

const keyOf = (column: Column): string => ('state' in column ? column.state : `group ${column.folded.group}`);
