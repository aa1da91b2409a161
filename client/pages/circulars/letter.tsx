import { useState } from 'react';
import { Link } from 'wouter';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import type { ListedCircular } from '../../../shared/wire/circular.ts';
import { browserClock } from '../../lib/clock.ts';
import { useText } from '../../ui/words.tsx';
import { Replies } from './replies.tsx';

interface LetterProps {
  readonly letter: ListedCircular;
  readonly refetch: () => Promise<void>;
}

/** One letter: how many have replied, and, unfolded, who and what. */
export function Letter({ letter, refetch }: LetterProps) {
  const { t, date, moment } = useText();
  const [opened, setOpened] = useState(false);
  const { circular, number, title, language, sentAt, deadline, document, replies } = letter;
  const late = replies.filter((one) => one.late).length;
  const over = deadline < browserClock.now();
  return (
    <article className="panel letter" aria-labelledby={circular}>
      <h2 id={circular}>
        {number} <bdi lang={language}>{title}</bdi>
      </h2>
      <p className="note">
        {t('circular.sent', { date: date(sentAt) })} ·{' '}
        {document === null ? (
          t('app.valueOf', { field: t('circular.result'), is: t('circular.noResult') })
        ) : (
          <Link href={`/documents/${document}`}>{t('circular.resultIn', { document })}</Link>
        )}
      </p>
      <p className="letter-states">
        <Chip shape={over ? 'lock' : 'call'}>{t(over ? 'circular.over' : 'circular.until', { moment: moment(deadline) })}</Chip>
        <strong>{t('circular.replies', { count: replies.length })}</strong>
        {late > 0 && <span className="note">{t('circular.lateOnes', { count: late })}</span>}
      </p>
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{t('circular.unfold')}</summary>
        {opened && <Replies letter={letter} refetch={refetch} />}
      </details>
    </article>
  );
}
