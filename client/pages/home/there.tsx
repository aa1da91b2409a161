import { useText } from '../../ui/words.tsx';

/** The same moment by the clock of the meeting, where that shows something else. */
export function There({ at, zone }: { readonly at: number; readonly zone: string | undefined }) {
  const { t, moment } = useText();
  if (zone === undefined || moment(at, zone) === moment(at)) return null;
  return <span className="note">{t('now.there', { time: moment(at, zone) })}</span>;
}
