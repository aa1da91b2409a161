/** Paragraph by Member State: what is shown of it, the table, and the same as a list for those who would rather read it, on paper and as a file. */
import { memo, useCallback, useMemo, useState } from 'react';
import type { ButWords } from '../../../../shared/opinion/register.ts';
import { awayIn, awayWords } from '../../../../shared/page/referrals.ts';
import { Button } from '../../../ui/button.tsx';
import { Tick } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { useForum } from '../../forum.tsx';
import { useEntities } from '../../names.ts';
import { saveTable } from '../../seats/save-table.ts';
import { useOpened, useOpenedNow } from '../opened.ts';
import type { Explained } from './cell-explained.tsx';
import { type Column, positionWords } from './cell-of.ts';
import { Grid } from './grid.tsx';
import { MatrixKey } from './matrix-key.tsx';
import { beginFolded, matrixGroups, matrixRows, positionsOf } from './matrix-of.ts';
import './matrix.css';

const NOBODY: readonly never[] = [];

export const Matrix = memo(function Matrix({ onExplain }: { readonly onExplain: (of: Explained | null) => void }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { forum } = useForum();
  const { register, names } = useOpened();
  const now = useOpenedNow();
  const [filter, setFilter] = useState({ blocking: false, away: false, everybody: false });
  const [chosen, choose] = useState<ReadonlyMap<string | null, boolean>>(new Map());
  const rows = useMemo(() => matrixRows(register, filter), [register, filter]);
  const called = useCallback(
    (group: string | null) => forum?.groups.find((one) => one.group === group)?.code ?? t('console.otherStates'),
    [forum, t],
  );
  const members = useMemo(() => entities.memberStates.filter(({ dismissed }) => !dismissed).map(({ id }) => id), [entities]);
  const groups = useMemo(() => matrixGroups(rows, members, forum?.groups ?? NOBODY, filter), [rows, members, forum, filter]);
  const many = beginFolded(groups);
  const isFolded = useCallback((group: string | null) => chosen.get(group) ?? many, [chosen, many]);
  const columns = useMemo(
    () =>
      groups.flatMap(({ group, states }): readonly Column[] =>
        isFolded(group) ? [{ folded: { group, states }, called: called(group) }] : states.map((state) => ({ state })),
      ),
    [groups, isFolded, called],
  );
  const shown = groups.flatMap(({ states }) => states);
  const save = (): Promise<void> => {
    const head = [t('console.paragraph'), ...shown.map((state) => entities.name(state))];
    const said = (row: ButWords, state: string): string =>
      text.list(positionsOf(row, state).map((one) => positionWords(one, text, entities)));
    return saveTable('csv', `opinion-${register.number}-positions-${now().register.seq}`, [
      head,
      ...rows.map((row) => [names.paragraph(row.id), ...shown.map((state) => said(row, state))]),
    ]);
  };
  return (
    <section className="matrix" aria-labelledby="matrix-title">
      <h2 id="matrix-title" className="unseen">
        {t('console.table')}
      </h2>
      <div className="buttons matrix-strip">
        <Tick label={t('console.onlyBlocking')} checked={filter.blocking} onChange={(blocking) => setFilter({ ...filter, blocking })} />
        {awayIn(register).length > 0 && (
          <Tick label={t('console.onlyAway')} checked={filter.away} onChange={(away) => setFilter({ ...filter, away })} />
        )}
        <Tick label={t('console.everybody')} checked={filter.everybody} onChange={(everybody) => setFilter({ ...filter, everybody })} />
        <Button look="bare" onPress={() => window.print()}>
          {t('documents.printThis')}
        </Button>
        <Button look="bare" onPress={() => void save()}>
          {t('consultations.csv')}
        </Button>
      </div>
      {groups.length > 1 && (
        <div className="buttons matrix-groups">
          {groups.map(({ group, states: own }) => (
            <Button
              key={group}
              look="bare"
              expanded={!isFolded(group)}
              onPress={() => choose((known) => new Map([...known, [group, !isFolded(group)]]))}
            >
              {t('console.group', { group: called(group), count: own.length })}
            </Button>
          ))}
        </div>
      )}
      {rows.length === 0 && <p>{t('console.nothingBlocks')}</p>}
      {rows.length > 0 && columns.length === 0 && <p>{t('console.noPositions')}</p>}
      {rows.length > 0 && <Grid rows={rows} columns={columns} onExplain={onExplain} />}
      <p className="note">
        {text.facts([
          t('console.shown', { count: rows.length, of: register.paragraphs.filter(({ status }) => status !== null).length }),
          t('console.shownStates', { count: shown.length, of: members.length }),
        ])}
      </p>
      <MatrixKey rows={rows} />
      <AsList rows={rows} />
    </section>
  );
});

function AsList({ rows }: { readonly rows: readonly ButWords[] }) {
  const text = useText();
  const { t, list } = text;
  const entities = useEntities();
  const { names } = useOpened();
  const spoken = rows.filter(({ positions, broken, referred }) => positions.length > 0 || broken !== null || referred !== null);
  if (spoken.length === 0) return null;
  return (
    <details>
      <summary>{t('console.asList')}</summary>
      <ul>
        {spoken.map(({ id, positions, broken, referred }) => (
          <li key={id}>
            {t('app.saidOf', {
              name: names.paragraph(id),
              words: list([
                ...(broken === null ? [] : [t('chair.broken', { state: entities.name(broken.entity) })]),
                ...(referred === null ? [] : [awayWords(text, referred)]),
                ...positions.map((one) => positionWords(one, text, entities)),
              ]),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
