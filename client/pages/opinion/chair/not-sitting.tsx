/** That the meeting does not sit now, in words, what waits for that, and for the chair the way to change it. */
import { useState } from 'react';
import { isOffItsDays } from '../../../../shared/forum/meeting.ts';
import { Shape } from '../../../../shared/page/parts/shape.tsx';
import { sittingWords } from '../../../../shared/page/sitting-words.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { useText } from '../../../ui/words.tsx';
import { ErrorMessage } from '../../error-message.tsx';
import { useForum, useForumCommand } from '../../forum.tsx';
import { useMyself } from '../../myself.ts';
import { factsFor, tableOf } from '../../sittings.ts';
import { useOpened } from '../opened.ts';

/** `calling`: a call runs already. */
export function NotSitting({ calling }: { readonly calling: boolean }) {
  const text = useText();
  const { t } = text;
  const [sure, setSure] = useState(false);
  const { me } = useMyself();
  const { forum, now } = useForum();
  const { register } = useOpened();
  const { send, trouble } = useForumCommand();
  const meeting = forum && tableOf(forum, register.opinion);
  if (forum === null || meeting === null) return null;
  const { sitting, merged } = factsFor(forum, register.opinion);
  if (merged || sitting === null || sitting === 'open') return null;
  const id = meeting.meeting;
  const sit = (): void => void send({ do: sitting === 'suspended' ? 'resume-sitting' : 'open-sitting', meeting: id });
  const presides = me.seat !== null && forum.presiding.seat === me.seat.id;
  return (
    <div className="not-sitting">
      <p>
        <Shape name={sitting === 'suspended' ? 'half' : 'ring'} /> {sittingWords(meeting, text)?.words}{' '}
        {t(calling ? 'sits.runsOn' : 'sits.waits')}
      </p>
      {!calling && (
        <Button
          why={presides ? null : t('forum.not-presiding')}
          onPress={() => (sitting === 'closed' && isOffItsDays(meeting, now) ? setSure(true) : sit())}
        >
          {t(sitting === 'suspended' ? 'meeting.resumeSitting' : 'meeting.openSitting')}
        </Button>
      )}
      {sure && (
        <ConfirmDialog
          verb={t('meeting.openSitting')}
          onSure={() => {
            setSure(false);
            sit();
          }}
          onClose={() => setSure(false)}
        >
          <p>{t('meeting.offDays', { days: text.days(meeting.from, meeting.to) })}</p>
        </ConfirmDialog>
      )}
      <ErrorMessage trouble={trouble} />
    </div>
  );
}
