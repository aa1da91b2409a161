/** What is under discussion, and the way there: the first thing that somebody wants to know. */
import { Link } from 'wouter';
import { nameIn } from '../../../shared/page/entities.ts';
import { paragraphName } from '../../../shared/page/paragraph-names.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import type { ListedOpinion } from '../../../shared/wire/opinion.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { sayTrouble } from '../ask.ts';
import { useForum } from '../forum.tsx';
import { SessionLines } from '../restricted/under-way.tsx';
import { type ShownMeeting, whoPresides } from '../sittings.ts';
import { There } from './there.tsx';
import { type UnderDiscussion, underDiscussion } from './under-discussion.ts';

export function Now({ opinions }: { readonly opinions: readonly ListedOpinion[] }) {
  const text = useText();
  const { t } = text;
  const { forum, trouble, refetch } = useForum();
  const running = forum === null ? [] : underDiscussion(forum, opinions);
  return (
    <section className="now" aria-labelledby="now">
      <h1 id="now" className="unseen">
        {t('now.title')}
      </h1>
      {forum === null && trouble !== null && (
        <div role="alert">
          <p>{t('now.failed')}</p>
          <p className="note">{sayTrouble(text, trouble)}</p>
          <Button onPress={() => void refetch()}>{t('app.retry')}</Button>
        </div>
      )}
      {forum !== null && running.length === 0 && <p className="note">{t('now.quiet')}</p>}
      {forum !== null && running.map((one, at) => <Discussed key={one.meeting.meeting} forum={forum} on={one} first={at === 0} />)}
      <SessionLines opinions={opinions} />
    </section>
  );
}

interface DiscussedProps {
  readonly forum: ShownForum;
  readonly on: UnderDiscussion;
  /** There is one first act on a page. */
  readonly first: boolean;
}

function Discussed({ forum, on: { meeting, sitting, opinion, paragraph }, first }: DiscussedProps) {
  const text = useText();
  const { t, language } = text;
  const open = sitting.state === 'open';
  const look = first ? 'button main big' : 'button big';
  return (
    <div className="discussed">
      <div>
        <p className="note">
          <Shape name={open ? 'disc' : 'half'} /> {opinion !== null && `${t('today.discussed')} · `}
          <Link href={`/meetings/${meeting.meeting}`}>
            {t(open ? 'now.open' : 'now.suspended', { sitting: sitting.number, meeting: meeting.code })}
          </Link>
        </p>
        {opinion === null ? (
          <h2>{t('today.nothingTaken')}</h2>
        ) : (
          <>
            <h2>
              {t('home.draft', { number: opinion.number })}
              {paragraph !== null && (
                <>
                  {' · '}
                  <bdi>{paragraphName(text, paragraph)}</bdi>
                </>
              )}
            </h2>
            <p lang={opinion.language} dir="auto">
              {opinion.title}
            </p>
          </>
        )}
        <Circumstances forum={forum} meeting={meeting} since={open ? sitting.openedAt : null} name={nameIn(meeting.names, language)} />
      </div>
      {opinion === null ? (
        <Link className={look} href={`/meetings/${meeting.meeting}`}>
          {t('today.toMeeting')}
        </Link>
      ) : (
        <Link className={look} href={`/o/${opinion.id}${paragraph === null ? '' : `#${paragraph.id}`}`}>
          {t(paragraph === null ? 'today.enter' : 'today.join')}
        </Link>
      )}
    </div>
  );
}

interface CircumstancesProps {
  readonly forum: ShownForum;
  readonly meeting: ShownMeeting;
  readonly name: string;
  /** Ms UTC; null: it is suspended. */
  readonly since: number | null;
}

function Circumstances({ forum, meeting, name, since }: CircumstancesProps) {
  const text = useText();
  const { t } = text;
  const { now } = useForum();
  return (
    <p className="note">
      <bdi>{name}</bdi> · {t('now.presides', { name: whoPresides(forum, t) })}
      {since !== null && (
        <>
          {' · '}
          {t('now.since', { moment: text.moment(since), distance: text.fromNow(since, now) })}
          <There at={since} zone={meeting.zone} before=" · " />
        </>
      )}
    </p>
  );
}
