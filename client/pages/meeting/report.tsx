/** The report of the meeting: whether it is closed, and for the secretariat the way to close it and to open it again. */
import { useState } from 'react';
import { reportWords } from '../../../shared/page/meeting-report.ts';
import { Shape } from '../../../shared/page/parts/shape.tsx';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { runningSittings, type ShownMeeting } from '../sittings.ts';
import { SaidSoFar } from './said-so-far.tsx';

interface OfMeeting {
  readonly forum: ShownForum;
  readonly meeting: ShownMeeting;
}

export function MeetingReport({ forum, meeting }: OfMeeting) {
  const text = useText();
  const { t } = text;
  const { me } = useMyself();
  const [turning, setTurning] = useState(false);
  if (meeting.sittings.length === 0) return null;
  const isClosed = meeting.report?.closed === true;
  const sits = runningSittings(forum).some((one) => one.meeting === meeting);
  const Turning = isClosed ? Reopening : Closing;
  return (
    <section className="panel" aria-labelledby="meeting-report">
      <h2 id="meeting-report">{t('meeting.report')}</h2>
      <p className="lead">{t('meeting.reportAbout')}</p>
      {reportWords(text, meeting).map((words) => (
        <p key={words}>
          <Shape name={isClosed ? 'lock' : 'open'} /> <span dir="auto">{words}</span>
        </p>
      ))}
      {me.seat?.capacity === 'secretariat' && (
        <div className="buttons">
          <Button why={sits ? t('forum.sitting-open') : null} onPress={() => setTurning(true)}>
            {t(isClosed ? 'meeting.reopenReport' : 'meeting.closeReport')}
          </Button>
        </div>
      )}
      {turning && <Turning forum={forum} meeting={meeting} done={() => setTurning(false)} />}
    </section>
  );
}

interface TurningProps extends OfMeeting {
  readonly done: () => void;
}

/** Asked once: nobody can speak for the record afterwards. */
function Closing({ forum, meeting: { meeting }, done }: TurningProps) {
  const { t } = useText();
  const { send, trouble } = useForumCommand();
  const close = async (): Promise<void> => {
    if (await send({ do: 'close-meeting-report', meeting })) done();
  };
  return (
    <ConfirmDialog verb={t('meeting.closeReport')} onSure={() => void close()} onClose={done}>
      <p>{t('meeting.closeReportNote')}</p>
      <SaidSoFar forum={forum} meeting={meeting} />
      <ErrorMessage trouble={trouble} />
    </ConfirmDialog>
  );
}

function Reopening({ meeting: { meeting }, done }: TurningProps) {
  const { t } = useText();
  const { send, trouble } = useForumCommand();
  const reopen = async (reason: string): Promise<void> => {
    if (await send({ do: 'reopen-meeting-report', meeting, reason })) done();
  };
  return (
    <ReasonDialog title={t('meeting.reopenReport')} note={t('meeting.reopenReportNote')} onGiven={reopen} onClose={done}>
      <ErrorMessage trouble={trouble} />
    </ReasonDialog>
  );
}
