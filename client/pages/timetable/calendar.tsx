import { Copy } from '../../ui/copy.tsx';
import { useText } from '../../ui/words.tsx';

/** The address under which calendar programs find all of it. */
export function Calendar() {
  const { t, language } = useText();
  const address = `${window.location.origin}/calendar.ics?language=${language}`;
  return (
    <section className="panel" aria-labelledby="timetable-calendar">
      <h2 id="timetable-calendar">{t('timetable.calendar')}</h2>
      <p className="lead">{t('timetable.calendarNote')}</p>
      <p className="address">
        <a href={address} dir="ltr">
          {address}
        </a>
        <Copy words={address} />
      </p>
    </section>
  );
}
