/** What is going on, and what comes next: the first thing that somebody wants to know. */
import { Link } from 'wouter';
import { sits } from '../../../shared/forum/meeting.ts';
import { momentIn } from '../../../shared/forum/zone.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { sayTrouble } from '../ask.ts';
import { useForum } from '../forum.tsx';
import { SessionLines } from '../restricted/under-way.tsx';
import { runningSittings, type ShownMeeting, whoPresides } from '../sittings.ts';

/** Deadlines that are shown before one has to look into the timetable. */
const DEADLINES = 3;

export function Now({ opinions }: { readonly opinions: readonly ListedOpinion[] }) {
  const text = useText();
  const { t } = text;
  const { forum, trouble, now, refetch } = useForum();
  return (
    <section className="panel now" aria-labelledby="now">
      <h2 id="now">{t('now.title')}</h2>
      {forum === null && trouble !== null && (
        <div role="alert">
          <p>{t('now.failed')}</p>
          <p className="note">{sayTrouble(text, trouble)}</p>
          <Button onPress={() => void refetch()}>{t('app.retry')}</Button>
        </div>
      )}
      {forum !== null && (
        <>
          <Sits forum={forum} now={now} />
          <SessionLines opinions={opinions} />
          <Next forum={forum} now={now} />
          <Deadlines forum={forum} now={now} />
        </>
      )}
    </section>
  );
}

interface At {
  readonly forum: ShownForum;
  readonly now: number;
}

function Sits({ forum, now }: At) {
  const text = useText();
  const { t, language } = text;
  const running = runningSittings(forum);
  if (running.length === 0) return <p className="note">{t('now.quiet')}</p>;
  return running.map(({ meeting, sitting }) => (
    <div key={meeting.meeting} className="now-row">
      <Shape name={sitting.state === 'open' ? 'disc' : 'half'} />
      <p>
        <Link href={`/meetings/${meeting.meeting}`} className="now-what">
          {t(sitting.state === 'open' ? 'now.open' : 'now.suspended', { sitting: sitting.number, meeting: meeting.code })}
        </Link>
        <span className="note">
          <bdi>{nameIn(meeting.names, language)}</bdi> · {t('now.presides', { name: whoPresides(forum, t) })}
        </span>
        {sitting.state === 'open' && (
          <>
            <span className="note">
              {t('now.since', { moment: text.moment(sitting.openedAt), distance: text.fromNow(sitting.openedAt, now) })}
            </span>
            <There at={sitting.openedAt} zone={meeting.zone} />
          </>
        )}
      </p>
    </div>
  ));
}

function Next({ forum, now }: At) {
  const text = useText();
  const { t, language } = text;
  const next = nextMeeting(forum, now);
  if (next === null) return <p className="note">{t('now.noNext')}</p>;
  const begins = beginOf(next);
  return (
    <div className="now-row">
      <Shape name="ring" />
      <p>
        <span className="note">{t('now.next')}</span>
        <Link href={`/meetings/${next.meeting}`} className="now-what">
          <bdi>{nameIn(next.names, language)}</bdi>
        </Link>
        <span>
          {text.facts([text.days(next.from, next.to), text.fromNow(begins, now)])}
          {next.place !== null && (
            <>
              {' · '}
              <bdi>{next.place}</bdi>
            </>
          )}
        </span>
      </p>
    </div>
  );
}

function Deadlines({ forum, now }: At) {
  const text = useText();
  const { t, language } = text;
  const ahead = forum.deadlines.filter(({ at }) => at > now).slice(0, DEADLINES);
  if (ahead.length === 0) return <p className="note">{t('now.noDeadlines')}</p>;
  return (
    <div className="now-row">
      <Shape name="pending" />
      <div>
        <h3 className="note" id="now-deadlines">
          {t('now.deadlines')}
        </h3>
        <ul aria-labelledby="now-deadlines" className="now-deadlines">
          {ahead.map(({ deadline, names, at, meeting }) => (
            <li key={deadline}>
              <bdi className="now-what">{nameIn(names, language)}</bdi>
              <span>{text.facts([text.fromNow(at, now), text.moment(at)])}</span>
              <There at={at} zone={forum.meetings.find((one) => one.meeting === meeting)?.zone} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The same moment by the clock of the meeting, where that shows something else. */
function There({ at, zone }: { readonly at: number; readonly zone: string | undefined }) {
  const { t, moment } = useText();
  if (zone === undefined || moment(at, zone) === moment(at)) return null;
  return <span className="note">{t('now.there', { time: moment(at, zone) })}</span>;
}

const beginOf = ({ zone, from }: ShownMeeting): number => momentIn(zone, from, '00:00');

/** The first that begins later, and where experts or the Forum meet. */
const nextMeeting = ({ meetings }: ShownForum, now: number): ShownMeeting | null =>
  meetings.find((one) => sits(one) && beginOf(one) > now) ?? null;
