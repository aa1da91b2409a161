import { useText } from '../../ui/words.tsx';

interface ThereProps {
  /** Ms UTC. */
  readonly at: number;
  readonly zone: string | undefined;
  /** What parts it from the words before it, where it goes on in their line. */
  readonly before?: string;
}

/** The same moment by the clock of the meeting, where that shows something else. */
export function There({ at, zone, before = '' }: ThereProps) {
  const { t, moment } = useText();
  if (zone === undefined || moment(at, zone) === moment(at)) return null;
  return (
    <span className="note">
      {before}
      {t('now.there', { time: moment(at, zone) })}
    </span>
  );
}
