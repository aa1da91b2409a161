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
import { useOfOpened } from '../opened.ts';

/** The meeting at whose table the opinion lies, where it does not sit. */
export interface Idle {
  readonly meeting: NonNullable<ReturnType<typeof tableOf>>;
  readonly suspended: boolean;
}

export function useIdle(): Idle | null {
  const { forum } = useForum();
  const opinion = useOfOpened(({ register }) => register.opinion);
  const meeting = forum && tableOf(forum, opinion);
  if (forum === null || meeting === null) return null;
  const { sitting, merged } = factsFor(forum, opinion);
  return merged || sitting === null || sitting === 'open' ? null : { meeting, suspended: sitting === 'suspended' };
}

/** Of a call that runs. */
export function NotSitting() {
  const idle = useIdle();
  return idle && <IdleWords idle={idle} calling />;
}

interface IdleWordsProps {
  readonly idle: Idle;
  /** A call runs already. */
  readonly calling: boolean;
}

export function IdleWords({ idle: { meeting, suspended }, calling }: IdleWordsProps) {
  const text = useText();
  return (
    <p className="not-sitting">
      <Shape name={suspended ? 'half' : 'ring'} /> {sittingWords(meeting, text)?.words} {text.t(calling ? 'sits.runsOn' : 'sits.waits')}
    </p>
  );
}

export function OpenSitting({ idle: { meeting, suspended } }: { readonly idle: Idle }) {
  const text = useText();
  const { t } = text;
  const [sure, setSure] = useState(false);
  const { me } = useMyself();
  const { forum, now } = useForum();
  const { send, trouble } = useForumCommand();
  const sit = (): void => void send({ do: suspended ? 'resume-sitting' : 'open-sitting', meeting: meeting.meeting });
  const presides = me.seat !== null && forum?.presiding.seat === me.seat.id;
  return (
    <>
      <Button
        look="main"
        why={presides ? null : t('forum.not-presiding')}
        explains
        onPress={() => (!suspended && isOffItsDays(meeting, now) ? setSure(true) : sit())}
      >
        {t(suspended ? 'meeting.resumeSitting' : 'meeting.openSitting')}
      </Button>
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
    </>
  );
}
