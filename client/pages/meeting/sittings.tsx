import { useState } from 'react';
import { daysSat } from '../../../shared/forum/day.ts';
import { isOffItsDays } from '../../../shared/forum/meeting.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { AskedCommand, ShownForum } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForum, useForumCommand } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import type { ShownMeeting } from '../sittings.ts';
import { CallsRun } from './calls-run.tsx';

type Turn = Extract<AskedCommand['do'], `${'open' | 'suspend' | 'resume' | 'close'}-sitting`>;

const TURNS = [
  ['open-sitting', 'meeting.openSitting'],
  ['suspend-sitting', 'meeting.suspendSitting'],
  ['resume-sitting', 'meeting.resumeSitting'],
  ['close-sitting', 'meeting.closeSitting'],
] as const satisfies readonly (readonly [Turn, string])[];

/** What stops the work of everybody is asked for twice. */
const STOPS: ReadonlySet<Turn> = new Set(['suspend-sitting', 'close-sitting']);

/** Those of the chair and the secretariat see the buttons, and why they may not press them. */
export function Sittings({ forum, meeting }: { readonly forum: ShownForum; readonly meeting: ShownMeeting }) {
  const { t, days } = useText();
  const { me } = useMyself();
  const { now } = useForum();
  const { trouble, send } = useForumCommand();
  const [asked, ask] = useState<(typeof TURNS)[number] | null>(null);
  const running = meeting.sittings.find(({ state }) => state !== 'closed');
  const near = me.seat?.capacity === 'chair' || me.seat?.capacity === 'secretariat';
  const onTable = forum.tables.flatMap((one) => (one.meeting === meeting.meeting ? [one.opinion] : []));
  const apart = forum.underWay.some((one) => one.meeting === meeting.meeting);
  const presides = me.seat !== null && forum.presiding.seat === me.seat.id;
  const turnNow = (turn: Turn): void => void send({ do: turn, meeting: meeting.meeting });
  const possible = (turn: Turn): boolean => {
    if (running === undefined) return turn === 'open-sitting';
    return turn === 'close-sitting' || turn === (running.state === 'open' ? 'suspend-sitting' : 'resume-sitting');
  };
  /** Or late: it is asked for twice, because of the mails that go out. */
  const isEarly = (turn: Turn): boolean => turn === 'open-sitting' && isOffItsDays(meeting, now);
  const whyNot = (turn: Turn): string | null => {
    if (!presides) return t('forum.not-presiding');
    return turn === 'open-sitting' && meeting.report?.closed === true ? t('forum.report-closed') : null;
  };
  return (
    <section className="panel" aria-labelledby="meeting-sittings">
      <h2 id="meeting-sittings">{t('meeting.sittings')}</h2>
      {meeting.sittings.length === 0 && <p>{t('meeting.noSittings')}</p>}
      <ul className="rows">
        {meeting.sittings.map((sitting) => (
          <li key={sitting.number}>
            <Sat sitting={sitting} />
          </li>
        ))}
      </ul>
      <DaySheets meeting={meeting} />
      {near && (
        <div className="buttons">
          {TURNS.filter(([turn]) => possible(turn)).map((one, at) => (
            <Button
              key={one[0]}
              look={at === 0 ? 'main' : 'plain'}
              why={whyNot(one[0])}
              onPress={() => (STOPS.has(one[0]) || isEarly(one[0]) ? ask(one) : turnNow(one[0]))}
            >
              {t(one[1])}
            </Button>
          ))}
        </div>
      )}
      {asked !== null && (
        <ConfirmDialog
          verb={t(asked[1])}
          onSure={() => {
            ask(null);
            turnNow(asked[0]);
          }}
          onClose={() => ask(null)}
        >
          {STOPS.has(asked[0]) ? <p>{t('sits.waits')}</p> : <p>{t('meeting.offDays', { days: days(meeting.from, meeting.to) })}</p>}
          {asked[0] === 'close-sitting' && apart && <p>{t('meeting.endsSession')}</p>}
          {STOPS.has(asked[0]) && <CallsRun on={onTable} />}
        </ConfirmDialog>
      )}
      <ErrorMessage trouble={trouble} />
    </section>
  );
}

/** Written by the server: a page of its own, to be printed. */
function DaySheets({ meeting }: { readonly meeting: ShownMeeting }) {
  const text = useText();
  const { now } = useForum();
  const days = daysSat(meeting, now);
  if (days.length === 0) return null;
  return (
    <ul className="rows">
      {days.map((day) => (
        <li key={day}>
          <a href={`/meetings/${meeting.meeting}/day-sheet?day=${day}&lang=${text.language}`}>
            {text.t('sheet.of', { day: text.days(day, day) })}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Sat({ sitting: { number, state, openedAt, closedAt, left } }: { readonly sitting: ShownMeeting['sittings'][number] }) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const when =
    state === 'closed'
      ? t('meeting.closed', { from: text.moment(openedAt), to: text.moment(closedAt ?? openedAt) })
      : t(state === 'open' ? 'meeting.open' : 'meeting.suspended', { moment: text.moment(openedAt) });
  return (
    <span className="row-what">
      <span>
        <Shape name={state === 'open' ? 'disc' : state === 'suspended' ? 'half' : 'ring'} /> {t('meeting.sitting', { sitting: number })} ·{' '}
        {when}
      </span>
      {left.length > 0 && (
        <span className="error">{t('now.left', { count: left.length, states: text.list(left.map((id) => entities.name(id))) })}</span>
      )}
    </span>
  );
}
