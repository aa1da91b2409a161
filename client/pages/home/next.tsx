/** Meetings and deadlines to come. What is far is folded: on most days it asks nothing of anybody. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { sits } from '../../../shared/forum/meeting.ts';
import { momentIn } from '../../../shared/forum/zone.ts';
import type { Text } from '../../../shared/i18n/text.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { There } from './there.tsx';

const NEAR_MS = 60 * 86_400_000;

/** What comes up at a moment, ms UTC. */
interface Ahead {
  readonly key: string;
  readonly at: number;
  readonly drawn: ReactNode;
}

export function Next() {
  const text = useText();
  const { t } = text;
  const { forum, now } = useForum();
  if (forum === null) return null;
  const meetings = meetingsAhead(forum, now, text);
  const deadlines = deadlinesAhead(forum, now, text);
  const all = [...meetings, ...deadlines].sort((one, other) => one.at - other.at);
  const near = all.filter(({ at }) => at - now <= NEAR_MS);
  const [first, ...others] = all.slice(near.length);
  return (
    <section className="next" aria-labelledby="next">
      <h2 id="next">{t('today.next')}</h2>
      {near.length === 0 && first !== undefined && <p className="note">{t('today.calm')}</p>}
      <Dates of={near} />
      {first !== undefined && (
        <details>
          <summary>{t('today.later', { count: others.length + 1, date: text.date(first.at) })}</summary>
          <Dates of={[first, ...others]} />
        </details>
      )}
      {meetings.length === 0 && <p className="note">{t('now.noNext')}</p>}
      {deadlines.length === 0 && <p className="note">{t('now.noDeadlines')}</p>}
    </section>
  );
}

const Dates = ({ of }: { readonly of: readonly Ahead[] }) =>
  of.length > 0 && (
    <ul>
      {of.map(({ key, drawn }) => (
        <li key={key}>{drawn}</li>
      ))}
    </ul>
  );

/** Where experts or the Forum meet. */
const meetingsAhead = ({ meetings }: ShownForum, now: number, text: Text): readonly Ahead[] =>
  meetings.flatMap((one) => {
    const at = momentIn(one.zone, one.from, '00:00');
    if (!sits(one) || at <= now) return [];
    return {
      ...{ key: `meeting ${one.meeting}`, at },
      drawn: (
        <div className="now-row">
          <Shape name="ring" />
          <p>
            <Link href={`/meetings/${one.meeting}`} className="now-what">
              <bdi>{nameIn(one.names, text.language)}</bdi>
            </Link>
            <span>
              {text.facts([text.days(one.from, one.to), text.fromNow(at, now)])}
              {one.place !== null && (
                <>
                  {' · '}
                  <bdi>{one.place}</bdi>
                </>
              )}
            </span>
          </p>
        </div>
      ),
    };
  });

const deadlinesAhead = ({ deadlines, meetings }: ShownForum, now: number, text: Text): readonly Ahead[] =>
  deadlines
    .filter(({ at }) => at > now)
    .map(({ deadline, names, at, meeting }) => ({
      ...{ key: `deadline ${deadline}`, at },
      drawn: (
        <div className="now-row">
          <Shape name="pending" />
          <p>
            <bdi className="now-what">{nameIn(names, text.language)}</bdi>
            <span>{text.facts([text.fromNow(at, now), text.moment(at)])}</span>
            <There at={at} zone={meetings.find((one) => one.meeting === meeting)?.zone} />
          </p>
        </div>
      ),
    }));
