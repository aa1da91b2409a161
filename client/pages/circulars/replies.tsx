import { useState } from 'react';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedCircular } from '../../../shared/wire/circular.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { Answered } from '../answered.tsx';
import type { Trouble } from '../ask.ts';
import { askForum } from '../ask-forum.ts';
import { ErrorMessage } from '../error-message.tsx';
import { useLoaded } from '../loaded.ts';
import { useMyself } from '../myself.ts';
import { useEntities } from '../names.ts';
import { Keeping } from './keeping.tsx';
import { ReplyForm } from './reply-form.tsx';

interface RepliesProps {
  readonly letter: ListedCircular;
  readonly refetch: () => Promise<void>;
}

/** The question, who has replied and when, and what, as far as it is for this reader; and the way to reply. */
export function Replies({ letter, refetch }: RepliesProps) {
  const { t, date, language } = useText();
  const { me } = useMyself();
  const entities = useEntities();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const whole = useLoaded('GET /api/circulars/:id', { id: letter.circular });
  const office = me.seat?.capacity === 'secretariat';
  const own = me.seat?.capacity === 'member-state' ? me.seat.entity : null;
  const reload = async (): Promise<void> => {
    await Promise.all([whole.refetch(), refetch()]);
  };
  const strike = async (entity: string): Promise<void> => {
    const answer = await askForum({ do: 'strike-reply', circular: letter.circular, entity });
    setTrouble(answer.ok ? null : answer.reason);
    await reload();
  };
  return (
    <Answered of={whole}>
      {({ question, replies }) => (
        <div className="form">
          <p className="told" lang={letter.language} dir="auto">
            {question ?? t('circular.noQuestion')}
          </p>
          <ErrorMessage trouble={trouble} />
          {replies.length === 0 && <p>{t('circular.noReplies')}</p>}
          <ul className="rows">
            {replies.map(({ entity, receivedAt, late, words }) => (
              <li key={entity}>
                <span className="row-what">
                  <bdi>{entities.name(entity)}</bdi>
                  <span className="note">{date(receivedAt)}</span>
                  {late && <Chip shape="pending">{t('circular.late')}</Chip>}
                  {words !== null && (
                    <span className="told" dir="auto">
                      {words}
                    </span>
                  )}
                </span>
                {office && (
                  <Button look="bare" onPress={() => void strike(entity)} about={entities.name(entity)}>
                    {t('circular.strike')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          <p>
            <a href={`/api/circulars/${letter.circular}/replies?lang=${language}`} download>
              {t('consultations.csv')}
            </a>
          </p>
          {(office || own !== null) && <ReplyForm circular={letter.circular} own={own} replied={reload} />}
          {office && <Keeping letter={letter} kept={reload} />}
        </div>
      )}
    </Answered>
  );
}
