import { uuidv4 } from 'lib0/random';
import { useState } from 'react';
import { DEADLINE_KINDS, type DeadlineKind } from '../../../shared/forum/plan.ts';
import { clockIn, momentIn } from '../../../shared/forum/zone.ts';
import { nameIn } from '../../../shared/page/entities.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Unfolding } from '../../ui/unfolding.tsx';
import { useText } from '../../ui/words.tsx';
import type { ShownForum } from '../bodies.ts';
import { useForum } from '../forum.tsx';
import { Choice, Line, NameFields, namesIn, orNull, PlanForm } from './plan-form.tsx';

type ShownDeadline = ShownForum['deadlines'][number];

export function Deadlines({ forum, office }: { readonly forum: ShownForum; readonly office: boolean }) {
  const { t } = useText();
  return (
    <section className="panel" aria-labelledby="timetable-deadlines">
      <h2 id="timetable-deadlines">{t('timetable.deadlines')}</h2>
      {forum.deadlines.length === 0 && <p>{t('timetable.noDeadlines')}</p>}
      <ul className="rows">
        {forum.deadlines.map((deadline) => (
          <li key={deadline.deadline}>
            <Row forum={forum} deadline={deadline} office={office} />
          </li>
        ))}
      </ul>
      {office && (
        <Unfolding summary={t('timetable.setDeadline')}>{(fold) => <DeadlineForm forum={forum} deadline={null} done={fold} />}</Unfolding>
      )}
    </section>
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
  const [changing, setChanging] = useState(false);
  const [dropping, setDropping] = useState(false);
  const name = nameIn(deadline.names, language);
  const meeting = forum.meetings.find((one) => one.meeting === deadline.meeting);
  const there = meeting === undefined ? null : text.moment(deadline.at, meeting.zone);
  return (
    <>
      <span className="row-what">
        <bdi>{name}</bdi>
        <span>{[text.moment(deadline.at), text.fromNow(deadline.at, now)].join(' · ')}</span>
        {there !== null && there !== text.moment(deadline.at) && <span className="note">{t('now.there', { time: there })}</span>}
        <span className="note">{[t(`deadlineKind.${deadline.kind}`), ...(meeting === undefined ? [] : [meeting.code])].join(' · ')}</span>
      </span>
      {office && (
        <span className="buttons">
          <Button onPress={() => setChanging(!changing)} label={t('app.colon', { before: t('timetable.change'), after: name })}>
            {t('timetable.change')}
          </Button>
          <Button look="bare" onPress={() => setDropping(true)} label={t('app.colon', { before: t('timetable.drop'), after: name })}>
            {t('timetable.drop')}
          </Button>
        </span>
      )}
      {changing && (
        <div className="row-whole">
          <DeadlineForm forum={forum} deadline={deadline} done={() => setChanging(false)} />
        </div>
      )}
      {dropping && (
        <Dialog title={t('timetable.drop')} onClose={() => setDropping(false)}>
          <p>{t('timetable.dropSure', { deadline: name })}</p>
          <PlanForm
            needed={[]}
            act={t('timetable.drop')}
            done={() => setDropping(false)}
            command={(_, decision) => ({ do: 'drop-deadline', deadline: deadline.deadline, decision })}
          >
            {() => null}
          </PlanForm>
          <Button onPress={() => setDropping(false)}>{t('app.cancel')}</Button>
        </Dialog>
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
  const zone = (forum.meetings.find((one) => one.meeting === deadline?.meeting) ?? forum.meetings[0])?.zone ?? 'UTC';
  const shown = deadline === null ? null : clockIn(zone, deadline.at);
  return (
    <PlanForm
      needed={['en', 'day', 'time']}
      done={done}
      command={(entered, decision) => ({
        do: 'set-deadline',
        deadline: deadline?.deadline ?? `d-${uuidv4().slice(0, 8)}`,
        kind: entered('kind') as DeadlineKind,
        names: namesIn(entered) ?? { en: '' },
        at: momentIn(zone, entered('day'), entered('time')),
        meeting: orNull(entered('meeting')),
        decision,
      })}
    >
      {(wrong) => (
        <>
          <div className="row-form">
            <Choice
              name="kind"
              label={t('timetable.kind')}
              given={deadline?.kind ?? 'contributions'}
              choices={DEADLINE_KINDS.map((kind) => [kind, t(`deadlineKind.${kind}`)])}
            />
            <Choice
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
