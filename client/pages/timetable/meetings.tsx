import { useState } from 'react';
import { Link } from 'wouter';
import { MEETING_KINDS, type MeetingKind } from '../../../shared/forum/plan.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Shape } from '../../ui/shape.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import type { ShownForum } from '../bodies.ts';
import type { ShownMeeting } from '../sittings.ts';
import { Choice, Line, NameFields, namesIn, orNull, PlanForm } from './plan-form.tsx';

export function Meetings({ forum, office }: { readonly forum: ShownForum; readonly office: boolean }) {
  const { t } = useText();
  return (
    <section className="panel" aria-labelledby="timetable-meetings">
      <h2 id="timetable-meetings">{t('timetable.meetings')}</h2>
      {forum.meetings.length === 0 && <p>{t('timetable.noMeetings')}</p>}
      <ul className="rows">
        {forum.meetings.map((meeting) => (
          <li key={meeting.meeting}>
            <Row meeting={meeting} office={office} />
          </li>
        ))}
      </ul>
      {office && <Unfolding summary={t('timetable.planMeeting')}>{(fold) => <MeetingForm meeting={null} done={fold} />}</Unfolding>}
    </section>
  );
}

function Row({ meeting, office }: { readonly meeting: ShownMeeting; readonly office: boolean }) {
  const text = useText();
  const { t, language } = text;
  const [changing, setChanging] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const name = nameIn(meeting.names, language);
  const held = meeting.sittings.length > 0;
  const running = meeting.sittings.find(({ state }) => state !== 'closed');
  return (
    <>
      <span className={`row-what ${meeting.cancelled ? 'cancelled' : ''}`}>
        <span>
          <Shape name={running !== undefined ? 'disc' : held ? 'half' : 'ring'} />{' '}
          {meeting.kind === 'event' || meeting.cancelled ? <bdi>{name}</bdi> : <Link href={`/meetings/${meeting.meeting}`}>{name}</Link>}
          {meeting.cancelled && <strong> · {t('timetable.cancelled')}</strong>}
        </span>
        <span>
          {text.days(meeting.from, meeting.to)}
          {running !== undefined && (
            <strong>
              {' · '}
              {t(running.state === 'open' ? 'now.open' : 'now.suspended', { number: running.number, meeting: meeting.code })}
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
        <span className="buttons">
          <Button onPress={() => setChanging(!changing)} label={t('app.colon', { before: t('timetable.change'), after: name })}>
            {t('timetable.change')}
          </Button>
          <Button
            look="bare"
            why={held ? t('forum.meeting-held') : null}
            onPress={() => setCancelling(true)}
            label={t('app.colon', { before: t('timetable.cancel'), after: name })}
          >
            {t('timetable.cancel')}
          </Button>
        </span>
      )}
      {changing && (
        <div className="row-whole">
          <MeetingForm meeting={meeting} done={() => setChanging(false)} />
        </div>
      )}
      {cancelling && (
        <Dialog title={t('timetable.cancel')} onClose={() => setCancelling(false)}>
          <p>{t('timetable.cancelSure', { meeting: name })}</p>
          <PlanForm
            needed={[]}
            act={t('timetable.cancel')}
            done={() => setCancelling(false)}
            command={(_, decision) => ({ do: 'cancel-meeting', meeting: meeting.meeting, decision })}
          >
            {() => null}
          </PlanForm>
          <Button onPress={() => setCancelling(false)}>{t('app.cancel')}</Button>
        </Dialog>
      )}
    </>
  );
}

const ZONES = Intl.supportedValuesOf('timeZone');
const OWN_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `meeting` null: a new one, whose id is its code. */
function MeetingForm({ meeting, done }: { readonly meeting: ShownMeeting | null; readonly done: () => void }) {
  const { t } = useText();
  const zone = meeting?.zone ?? OWN_ZONE;
  return (
    <PlanForm
      needed={['code', 'en', 'from', 'to']}
      done={done}
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
            <Choice
              name="kind"
              label={t('timetable.kind')}
              given={meeting?.kind ?? 'ieg'}
              choices={MEETING_KINDS.map((kind) => [kind, t(`meetingKind.${kind}`)])}
            />
            <Line name="code" label={t('timetable.code')} given={meeting?.code} wrong={wrong} hint={t('form.needed')} />
            <Line name="from" type="date" label={t('timetable.from')} given={meeting?.from} wrong={wrong} hint={t('form.needed')} />
            <Line name="to" type="date" label={t('timetable.to')} given={meeting?.to} wrong={wrong} hint={t('form.needed')} />
            <Line name="place" label={t('timetable.place')} given={meeting?.place} wrong={wrong} hint={t('form.optional')} />
            <Choice
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
