/** When the forum and its meetings are, what is due before them, and what of it has changed. Everybody reads it, the secretariat changes it. */
import { ErrorWords } from '../../../shared/page/parts/error.tsx';
import { Title } from '../../ui/title.tsx';
import { useText } from '../../ui/words.tsx';
import { sayTrouble } from '../ask.ts';
import { useForum } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { Calendar } from './calendar.tsx';
import { Deadlines } from './deadlines.tsx';
import { FromTemplate } from './from-template.tsx';
import { History } from './history.tsx';
import { Meetings } from './meetings.tsx';
import { Profile } from './profile.tsx';
import './timetable.css';

export function Timetable() {
  const text = useText();
  const { t } = text;
  const { me } = useMyself();
  const { forum, trouble } = useForum();
  const office = me.seat?.capacity === 'secretariat';
  const empty = forum !== null && forum.meetings.length === 0 && forum.deadlines.length === 0;
  return (
    <div className="sheet timetable">
      <Title words={t('timetable.title')} />
      <h1>{t('timetable.title')}</h1>
      {forum === null && trouble === null && <p>{t('app.loading')}</p>}
      {forum === null && trouble !== null && <ErrorWords alert>{sayTrouble(text, trouble)}</ErrorWords>}
      {forum !== null && (
        <>
          {office && empty && <FromTemplate />}
          <Profile forum={forum} office={office} />
          <Meetings forum={forum} office={office} />
          <Deadlines forum={forum} office={office} />
          <Calendar />
          <History forum={forum} />
        </>
      )}
    </div>
  );
}
