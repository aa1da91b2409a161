/** Imports a participants' table: chosen, shown line by line with what is wrong in it, and done when somebody confirms. */
import { useState } from 'react';
import { Link } from 'wouter';
import { SEAT_FUNCTIONS } from '../../../../shared/opinion/vocabulary.ts';
import type { ShapeName } from '../../../../shared/page/shapes.ts';
import { browserClock } from '../../../sync/clock.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Field } from '../../../ui/field.tsx';
import { useText } from '../../../ui/words.tsx';
import { ask, sayTrouble, type Trouble } from '../../ask.ts';
import { askForumAll } from '../../ask-forum.ts';
import type { ForumBatchDone, ListedEntity, SeatRow } from '../../bodies.ts';
import { Said } from '../../said.tsx';
import { save, toCsv } from '../../seats/csv.ts';
import { COLUMNS, headingOf } from './columns.ts';
import { type Preview, preview } from './preview.ts';
import type { Fault, Row } from './roster.ts';
import type { Unreadable } from './table.ts';
import './import.css';

export function Import() {
  const { t, list } = useText();
  const [read, setRead] = useState<Preview | null>(null);
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // against what there is now, not when the page was opened
    const seats = await ask<readonly SeatRow[]>('GET', '/api/seats');
    const entities = await ask<readonly ListedEntity[]>('GET', '/api/entities');
    if (!seats.ok) return setTrouble(seats.reason);
    if (!entities.ok) return setTrouble(entities.reason);
    const bytes = new Uint8Array(await file.arrayBuffer());
    const found = preview(bytes, { seats: seats.value, entities: entities.value, now: browserClock.now() });
    setTrouble(null);
    setUnreadable(found.ok ? null : found.reason);
    setRead(found.ok ? found.value : null);
  };
  if (read !== null) return <Confirm read={read} back={() => setRead(null)} />;
  return (
    <section className="panel" aria-labelledby="roster">
      <h2 id="roster">{t('roster.title')}</h2>
      <p>{t('roster.intro')}</p>
      <p className="note">{t('roster.columns', { columns: list(COLUMNS.map(headingOf)) })}</p>
      <Field
        label={t('roster.file')}
        error={unreadable && t(`roster.why.${unreadable.why}`, { line: 'line' in unreadable ? unreadable.line : 0 })}
      >
        {(ties) => (
          <input {...ties} type="file" accept=".csv,text/csv,text/plain" onChange={(event) => void choose(event.target.files?.[0])} />
        )}
      </Field>
      <Said trouble={trouble} />
      <div className="buttons">
        <Button onPress={() => save('participants.csv', toCsv([COLUMNS.map(headingOf)]))}>{t('roster.example')}</Button>
      </div>
    </section>
  );
}

function Confirm({ read, back }: { readonly read: Preview; readonly back: () => void }) {
  const { t, list } = useText();
  const [answers, setAnswers] = useState<ForumBatchDone | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { rows, unread, missing, wishes } = read;
  const send = async (): Promise<void> => {
    const answer = await askForumAll(wishes.map(({ asked }) => asked));
    setTrouble(answer.ok ? null : answer.reason);
    if (answer.ok) setAnswers(answer.value);
  };
  const count = (outcome: Row['outcome']): number => rows.filter((row) => row.outcome === outcome).length;
  const done = answers?.filter((one) => 'seq' in one).length ?? 0;
  const named = (columns: typeof missing): string => list(columns.map(headingOf));
  return (
    <section className="panel" aria-labelledby="roster">
      <h2 id="roster">{t('roster.preview')}</h2>
      {missing.length > 0 && (
        <p className="error" role="alert">
          {t('roster.missing', { columns: named(missing) })}
        </p>
      )}
      {unread.length > 0 && <p>{t('roster.unread', { columns: list(unread) })}</p>}
      <p role="status">
        {answers !== null
          ? t('roster.finished', { count: done })
          : [
              t('roster.countOpens', { count: count('opens') }),
              t('roster.countChanges', { count: count('changes') }),
              t('roster.countThere', { count: count('there') }),
              t('roster.countFaulty', { count: count('faulty') }),
            ].join(' · ')}
      </p>
      <Said trouble={trouble} />
      <div className="buttons">
        {answers === null && (
          <Button look="main" why={wishes.length === 0 ? t('roster.nothing') : null} onPress={() => void send()}>
            {t('roster.confirm', { count: wishes.length })}
          </Button>
        )}
        <Button onPress={back}>{t('roster.again')}</Button>
        {done > 0 && <Link href="/office/invitations">{t('roster.next')}</Link>}
      </div>
      <ul className="rows roster">
        {byNeed(rows).map((row) => (
          <RosterLine key={row.line} row={row} answer={answers?.[wishes.findIndex((wish) => wish.row === row)] ?? null} />
        ))}
      </ul>
    </section>
  );
}

/** What somebody must look at comes first. */
const byNeed = (rows: readonly Row[]): readonly Row[] => [
  ...rows.filter(({ outcome }) => outcome === 'faulty'),
  ...rows.filter(({ outcome }) => outcome !== 'faulty'),
];

const SHAPES: Readonly<Record<Row['outcome'], ShapeName>> = { opens: 'support', changes: 'reopened', there: 'ring', faulty: 'objected' };

function RosterLine({ row, answer }: { readonly row: Row; readonly answer: ForumBatchDone[number] | null }) {
  const text = useText();
  const { t } = text;
  return (
    <li>
      <span className="row-what">
        <bdi>{row.name}</bdi>
        <span className="note">
          {t('roster.line', { line: row.line })} · <bdi>{row.entity}</bdi>
        </span>
        {row.faults.map((fault) => (
          <FaultLine key={`${fault.column} ${fault.why} ${fault.found}`} fault={fault} />
        ))}
        {answer !== null && 'code' in answer && (
          <span className="error">{sayTrouble(text, { status: 409, code: answer.code, detail: '' })}</span>
        )}
      </span>
      {answer !== null && 'seq' in answer ? (
        <Chip shape="agreed">{t('roster.done')}</Chip>
      ) : (
        <Chip shape={SHAPES[row.outcome]}>{t(`roster.${row.outcome}`)}</Chip>
      )}
    </li>
  );
}

function FaultLine({ fault: { column, why, found } }: { readonly fault: Fault }) {
  const { t, list } = useText();
  const known = list([t('seat.member'), ...SEAT_FUNCTIONS.map((role) => t(`function.${role}`))]);
  const words = t(`roster.fault.${why}`, { known, line: found });
  const name = t(`roster.column.${column}`);
  const where = found === '' || why === 'twice' ? name : `${name} (${found})`;
  return <span className="error">{t('app.colon', { before: where, after: words })}</span>;
}
