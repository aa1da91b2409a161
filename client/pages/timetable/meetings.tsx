import { Link } from 'wouter';
import { MEETING_KINDS, type MeetingKind } from '../../../shared/forum/plan.ts';
import { momentIn } from '../../../shared/forum/zone.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';
import { OWN_ZONE } from '../own-zone.ts';
import type { ShownMeeting } from '../sittings.ts';
import { Line, NameFields, namesIn, orNull, PlanChoice, PlanForm } from './plan-form.tsx';
import { Changes, Planned } from './planned.tsx';

export function Meetings({ forum, office }: { readonly forum: ShownForum; readonly office: boolean }) {
  const { t } = useText();
  return (
    <Planned
      title={t('timetable.meetings')}
      none={t('timetable.noMeetings')}
      rows={forum.meetings.map((meeting) => [meeting.meeting, <Row key="row" meeting={meeting} office={office} />])}
      add={office ? { summary: t('timetable.planMeeting'), form: (fold) => <MeetingForm meeting={null} done={fold} /> } : null}
    />
  );
}

function Row({ meeting, office }: { readonly meeting: ShownMeeting; readonly office: boolean }) {
  const text = useText();
  const { t, language } = text;
  const name = nameIn(meeting.names, language);
  const held = meeting.sittings.length > 0;
  const running = meeting.sittings.find(({ state }) => state !== 'closed');
  return (
    <>
      <span className={`row-what ${meeting.cancelled ? 'off' : ''}`}>
        <span>
          <Shape name={meeting.cancelled ? 'cancelled' : running !== undefined ? 'disc' : held ? 'half' : 'ring'} />{' '}
          {meeting.kind === 'event' || meeting.cancelled ? <bdi>{name}</bdi> : <Link href={`/meetings/${meeting.meeting}`}>{name}</Link>}
          {meeting.cancelled && <strong> · {t('timetable.cancelled')}</strong>}
        </span>
        <span>
          {text.days(meeting.from, meeting.to)}
          {running !== undefined && (
            <strong>
              {' · '}
              {t(running.state === 'open' ? 'now.open' : 'now.suspended', { sitting: running.number, meeting: meeting.code })}
            </strong>
          )}
          {running === undefined && held && ` · ${t('timetable.held')}`}
        </span>
        <span className="note">
          <bdi>{meeting.code}</bdi> · {t(`meetingKind.${meeting.kind}`)}
          {meeting.place !== null && (
            <>
              {' · '}
              <bdi>{meeting.place}</bdi>
            </>
          )}
          {' · '}
          <bdi>{meeting.zone}</bdi>
        </span>
      </span>
      {office && !meeting.cancelled && (
        <Changes
          name={name}
          form={(fold) => <MeetingForm meeting={meeting} done={fold} />}
          back={{
            words: t('timetable.cancel'),
            sure: t('timetable.cancelSure', { meeting: name }),
            why: held ? t('forum.meeting-held') : null,
            command: (decision) => ({ do: 'cancel-meeting', meeting: meeting.meeting, decision }),
          }}
        />
      )}
    </>
  );
}

/** Without what happens in it. */
const planOf = ({ kind, code, names, place, from, to, zone }: ShownMeeting) => ({ kind, code, names, place, from, to, zone });

const ZONES = Intl.supportedValuesOf('timeZone');

/** `meeting` null: a new one, whose id is its code. */
function MeetingForm({ meeting, done }: { readonly meeting: ShownMeeting | null; readonly done: () => void }) {
  const { t } = useText();
  const zone = meeting?.zone ?? OWN_ZONE;
  return (
    <PlanForm
      needed={['code', 'en', 'from', 'to']}
      code="code"
      of={meeting === null ? null : planOf(meeting)}
      done={done}
      over={(entered) => (entered('to') === meeting?.to ? null : momentIn(entered('zone'), entered('to'), '23:59'))}
      command={(entered, decision) => {
        const code = entered('code').toUpperCase();
        return {
          do: meeting === null ? 'plan-meeting' : 'change-meeting',
          meeting: meeting?.meeting ?? code.toLowerCase(),
          kind: entered('kind') as MeetingKind,
          code,
          names: namesIn(entered) ?? { en: code },
          place: orNull(entered('place')),
          from: entered('from'),
          to: entered('to'),
          zone: entered('zone'),
          decision,
        };
      }}
    >
      {(wrong) => (
        <>
          <div className="row-form">
            <PlanChoice
              name="kind"
              label={t('timetable.kind')}
              given={meeting?.kind ?? 'ieg'}
              choices={MEETING_KINDS.map((kind) => [kind, t(`meetingKind.${kind}`)])}
            />
            <Line name="code" label={t('timetable.code')} given={meeting?.code} wrong={wrong} hint={t('form.needed')} />
            <Line name="from" type="date" label={t('timetable.from')} given={meeting?.from} wrong={wrong} hint={t('form.needed')} />
            <Line name="to" type="date" label={t('timetable.to')} given={meeting?.to} wrong={wrong} hint={t('form.needed')} />
            <Line name="place" label={t('timetable.place')} given={meeting?.place} wrong={wrong} hint={t('form.optional')} />
            <PlanChoice
              name="zone"
              label={t('timetable.zone')}
              given={zone}
              choices={[...new Set([...ZONES, 'UTC', zone])].map((one) => [one, one])}
            />
          </div>
          <NameFields label={(one) => t('office.nameIn', { language: one })} given={meeting?.names ?? null} wrong={wrong} />
        </>
      )}
    </PlanForm>
  );
}
