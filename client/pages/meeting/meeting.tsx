/** One meeting as it is held: its sittings, who holds the gavel, its rules, and the opinions on its table. */
import { Link } from 'wouter';
import { nameIn } from '../../../shared/page/entities.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { sayTrouble } from '../ask.ts';
import { useForum } from '../forum.tsx';
import type { ShownMeeting } from '../sittings.ts';
import { Agenda } from './agenda.tsx';
import { Floor } from './floor.tsx';
import { Gavel } from './gavel.tsx';
import { MeetingReport } from './report.tsx';
import { Rules } from './rules.tsx';
import { Sittings } from './sittings.tsx';
import { Table } from './table.tsx';

export function Meeting({ id }: { readonly id: string }) {
  const text = useText();
  const { t } = text;
  const { forum, trouble } = useForum();
  const meeting = forum?.meetings.find((one) => one.meeting === id);
  if (forum === null) {
    return (
      <div className="sheet">
        <p role={trouble === null ? undefined : 'alert'}>{trouble === null ? t('app.loading') : sayTrouble(text, trouble)}</p>
      </div>
    );
  }
  if (meeting === undefined) {
    return (
      <div className="sheet">
        <p>{t('meeting.none')}</p>
        <Link href="/timetable">{t('timetable.title')}</Link>
      </div>
    );
  }
  return <Held forum={forum} meeting={meeting} />;
}

function Held({ forum, meeting }: { readonly forum: ShownForum; readonly meeting: ShownMeeting }) {
  const text = useText();
  const { t } = text;
  const name = nameIn(meeting.names, text.language);
  return (
    <div className="sheet">
      <Title words={name} />
      <div>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p className="lead">
          {text.facts([meeting.code, t(`meetingKind.${meeting.kind}`), text.days(meeting.from, meeting.to)])}
          {meeting.place !== null && (
            <>
              {' · '}
              <bdi>{meeting.place}</bdi>
            </>
          )}{' '}
          · <bdi>{meeting.zone}</bdi>
        </p>
        {meeting.cancelled && (
          <p>
            <Shape name="cancelled" /> <strong>{t('timetable.cancelled')}</strong>
          </p>
        )}
      </div>
      {!meeting.cancelled && meeting.kind !== 'event' && (
        <>
          <Sittings forum={forum} meeting={meeting} />
          <Agenda forum={forum} meeting={meeting} />
          <Floor forum={forum} meeting={meeting.meeting} />
          <Table forum={forum} meeting={meeting} />
          <MeetingReport forum={forum} meeting={meeting} />
          <Gavel forum={forum} />
          <Rules forum={forum} meeting={meeting} />
        </>
      )}
    </div>
  );
}
