/** The roll: what is asked, of how many the majority is, who has said what, and the answer of one's own State, given once. */
import { useState } from 'react';
import { ROLL_ANSWERS, type RollAnswer } from '../../../shared/forum/restricted.ts';
import type { ShownSession } from '../../../shared/wire/restricted.ts';
import type { Me } from '../../../shared/wire/session.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { ErrorMessage } from '../error-message.tsx';
import { useForumCommand } from '../forum.tsx';
import { useEntities } from '../names.ts';
import type { OnOpinion } from './sessions.ts';

interface RollProps {
  readonly on: OnOpinion;
  readonly session: ShownSession;
  readonly seat: NonNullable<Me['seat']>;
}

export function Roll({ on, session, seat }: RollProps) {
  const text = useText();
  const { t } = text;
  const entities = useEntities();
  const { answers, denominator, unanswered } = session;
  const counted = (wanted: RollAnswer): number => answers.filter(({ answer }) => answer === wanted).length;
  const own = answers.find(({ entity }) => entity === seat.entity);
  const state = entities.name(seat.entity);
  return (
    <div className="roll">
      <p className="note">{denominator === 'all' ? t('restricted.ofAll', { count: on.members }) : t('restricted.ofPresent')}</p>
      {session.quorum && (
        <p className="note">{t('restricted.quorum', { answered: on.accredited - unanswered.length, accredited: on.accredited })}</p>
      )}
      <p className="roll-counts">{t('restricted.counts', { yes: counted('yes'), no: counted('no'), abstain: counted('abstain') })}</p>
      <dl className="roll-answers">
        {ROLL_ANSWERS.filter((one) => counted(one) > 0).map((one) => (
          <div key={one}>
            <dt>{t(`restricted.${one}`)}</dt>
            <dd>{text.list(answers.filter(({ answer }) => answer === one).map(({ entity }) => entities.name(entity)))}</dd>
          </div>
        ))}
        {unanswered.length > 0 && (
          <div>
            <dt>{t('restricted.unanswered')}</dt>
            <dd>{text.list(unanswered.map((entity) => entities.name(entity)))}</dd>
          </div>
        )}
      </dl>
      {own !== undefined && <p>{t('restricted.answered', { state, answer: t(`restricted.${own.answer}`) })}</p>}
      {own === undefined && seat.capacity === 'member-state' && <Answer on={on} session={session} state={state} />}
    </div>
  );
}

function Answer({ on, session, state }: Pick<RollProps, 'on' | 'session'> & { readonly state: string }) {
  const { t } = useText();
  const { send, trouble } = useForumCommand();
  const [picked, pick] = useState<RollAnswer | null>(null);
  if (picked === null)
    return (
      <div className="restricted-acts">
        {ROLL_ANSWERS.map((one) => (
          <Button key={one} onPress={() => pick(one)}>
            {t(`restricted.${one}`)}
          </Button>
        ))}
      </div>
    );
  return (
    <div className="restricted-acts">
      <p>{t('restricted.sure', { state, answer: t(`restricted.${picked}`) })}</p>
      <Button
        look="main"
        onPress={() => void send({ do: 'answer-roll', session: session.session, answer: picked }).then(() => on.refetch())}
      >
        {t('restricted.answer')}
      </Button>
      <Button onPress={() => pick(null)}>{t('app.cancel')}</Button>
      <ErrorMessage trouble={trouble} />
    </div>
  );
}
