import { uuidv4 } from 'lib0/random';
import { useState } from 'react';
import { DEADLINE_KINDS, type DeadlineKind } from '../../../shared/forum/plan.ts';
import { clockIn, momentIn } from '../../../shared/forum/zone.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { type Entered, Line, NameFields, namesIn, orNull, PlanChoice, PlanForm } from './plan-form.tsx';
import { Changes, Planned } from './planned.tsx';

type ShownDeadline = ShownForum['deadlines'][number];

export function Deadlines({ forum, office }: { readonly forum: ShownForum; readonly office: boolean }) {
  const { t } = useText();
  return (
    <Planned
      title={t('timetable.deadlines')}
      none={t('timetable.noDeadlines')}
      rows={forum.deadlines.map((deadline) => [deadline.deadline, <Row key="row" forum={forum} deadline={deadline} office={office} />])}
      add={
        office ? { summary: t('timetable.setDeadline'), form: (fold) => <DeadlineForm forum={forum} deadline={null} done={fold} /> } : null
      }
    />
  );
}

interface RowProps {
  readonly forum: ShownForum;
  readonly deadline: ShownDeadline;
  readonly office: boolean;
}

function Row({ forum, deadline, office }: RowProps) {
  const text = useText();
  const { t, language } = text;
  const { now } = useForum();
  const name = nameIn(deadline.names, language);
  const meeting = forum.meetings.find((one) => one.meeting === deadline.meeting);
  const there = meeting === undefined ? null : text.moment(deadline.at, meeting.zone);
  return (
    <>
      <span className="row-what">
        <bdi>{name}</bdi>
        <span>{text.facts([text.moment(deadline.at), text.fromNow(deadline.at, now)])}</span>
        {there !== null && there !== text.moment(deadline.at) && <span className="note">{t('now.there', { time: there })}</span>}
        <span className="note">{text.facts([t(`deadlineKind.${deadline.kind}`), ...(meeting === undefined ? [] : [meeting.code])])}</span>
      </span>
      {office && (
        <Changes
          name={name}
          form={(fold) => <DeadlineForm forum={forum} deadline={deadline} done={fold} />}
          back={{
            words: t('timetable.drop'),
            sure: t('timetable.dropSure', { deadline: name }),
            why: null,
            command: (decision) => ({ do: 'drop-deadline', deadline: deadline.deadline, decision }),
          }}
        />
      )}
    </>
  );
}

interface FormProps {
  readonly forum: ShownForum;
  /** null: a new one. */
  readonly deadline: ShownDeadline | null;
  readonly done: () => void;
}

function DeadlineForm({ forum, deadline, done }: FormProps) {
  const { t } = useText();
  // one id for a form: of one that is pressed for twice there is one
  const [id] = useState(() => deadline?.deadline ?? `d-${uuidv4().slice(0, 8)}`);
  const zone = (forum.meetings.find((one) => one.meeting === deadline?.meeting) ?? forum.meetings[0])?.zone ?? 'UTC';
  const atIn = (entered: Entered): number => momentIn(zone, entered('day'), entered('time'));
  const shown = deadline === null ? null : clockIn(zone, deadline.at);
  return (
    <PlanForm
      needed={['en', 'day', 'time']}
      of={deadline}
      done={done}
      over={(entered) => (entered('day') === shown?.day && entered('time') === shown.time ? null : atIn(entered))}
      command={(entered, decision) => ({
        do: 'set-deadline',
        deadline: id,
        kind: entered('kind') as DeadlineKind,
        names: namesIn(entered) ?? { en: '' },
        at: atIn(entered),
        meeting: orNull(entered('meeting')),
        decision,
      })}
    >
      {(wrong) => (
        <>
          <div className="row-form">
            <PlanChoice
              name="kind"
              label={t('timetable.kind')}
              given={deadline?.kind ?? 'contributions'}
              choices={DEADLINE_KINDS.map((kind) => [kind, t(`deadlineKind.${kind}`)])}
            />
            <PlanChoice
              name="meeting"
              label={t('timetable.forMeeting')}
              given={deadline?.meeting ?? ''}
              choices={[['', t('timetable.ofNone')], ...forum.meetings.map(({ meeting, code }) => [meeting, code] as const)]}
            />
            <Line name="day" type="date" label={t('timetable.day')} given={shown?.day} wrong={wrong} hint={t('form.needed')} />
            <Line name="time" type="time" label={t('timetable.time', { zone })} given={shown?.time ?? '23:59'} wrong={wrong} />
          </div>
          <NameFields label={(one) => t('office.nameIn', { language: one })} given={deadline?.names ?? null} wrong={wrong} />
        </>
      )}
    </PlanForm>
  );
}
