/** One line of a table: what becomes of a seat by it, and what is wrong in it. */
import { SEAT_FUNCTIONS } from '../../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import type { ShapeName } from '../../../../shared/page/shapes.ts';
import type { ForumBatchDone } from '../../../../shared/wire/forum.ts';
import { useText } from '../../../ui/words.tsx';
import { sayTrouble } from '../../ask.ts';
import type { Change } from './line.ts';
import type { Fault, Row } from './roster.ts';

const SHAPES: Readonly<Record<Row['outcome'], ShapeName>> = {
  opens: 'support',
  changes: 'reopened',
  'hands-over': 'to-and-fro',
  there: 'ring',
  faulty: 'objected',
};

export function RosterLine({ row, answer }: { readonly row: Row; readonly answer: ForumBatchDone[number] | null }) {
  const text = useText();
  const { t } = text;
  const { outcome } = row;
  return (
    <li>
      <span className="row-what">
        <bdi>{row.name === '' ? t('seat.unnamed') : row.name}</bdi>
        <span className="note">
          {t('roster.line', { line: row.line })} · <bdi>{row.entity}</bdi>
        </span>
        {row.changes.map((change) => (
          <ChangeLine key={change.column} change={change} />
        ))}
        {outcome === 'hands-over' && <span className="note">{t('seat.handOverMeans')}</span>}
        {row.faults.map((fault) => (
          <FaultLine key={`${fault.column} ${fault.why} ${fault.found}`} fault={fault} />
        ))}
        {answer !== null && 'code' in answer && <span className="error">{sayTrouble(text, { status: 409, code: answer.code })}</span>}
      </span>
      {answer !== null && 'seq' in answer ? (
        <Chip shape="agreed">{t('roster.done')}</Chip>
      ) : (
        <Chip shape={SHAPES[outcome]}>{outcome === 'hands-over' ? t('table.handsOver') : t(`roster.${outcome}`)}</Chip>
      )}
    </li>
  );
}

function ChangeLine({ change }: { readonly change: Change }) {
  const { t } = useText();
  const say = useValue();
  return (
    <span className="note">
      {t('app.valueOf', {
        field: t(`roster.column.${change.column}`),
        is: t('table.becomes', { was: say(change, 'was'), is: say(change, 'is') }),
      })}
    </span>
  );
}

/** How a value reads, before or after. */
function useValue(): (change: Change, when: 'was' | 'is') => string {
  const { t, list, date } = useText();
  return (change, when) => {
    switch (change.column) {
      case 'functions':
        return change[when].length === 0 ? t('seat.member') : list(change[when].map((role) => t(`function.${role}`)));
      case 'remote':
        return t(change[when] ? 'table.yes' : 'table.no');
      case 'until': {
        const until = change[when];
        return until === null ? t('table.nothing') : date(until - 1);
      }
      default:
        return change[when] ?? t('table.nothing');
    }
  };
}

function FaultLine({ fault: { column, why, found } }: { readonly fault: Fault }) {
  const { t, list } = useText();
  const known = list([t('seat.member'), ...SEAT_FUNCTIONS.map((role) => t(`function.${role}`))]);
  const words = t(`roster.fault.${why}`, { known, line: Number(found) });
  const name = t(`roster.column.${column}`);
  const where = found === '' || why === 'twice' ? name : `${name} (${found})`;
  return <span className="error">{t('app.saidOf', { name: where, words })}</span>;
}
