/** What is going on in the forum while one works on something else: which sitting, who presides, who is no longer there. */
import { useEffect } from 'react';
import { Link, useRoute } from 'wouter';
import { Shape } from '../../shared/page/parts/shape.tsx';
import { announcer } from '../ui/announce.ts';
import { useText } from '../ui/words.tsx';
import { useForum } from './forum.tsx';
import { useEntities } from './names.ts';
import { type Running, runningSittings, whoPresides } from './sittings.ts';
import './sitting.css';

/** What was last said of each meeting: nothing is said again because somebody comes back from a page without the line. */
const told = new Map<string, string>();

export function Sitting() {
  const { forum } = useForum();
  const [home] = useRoute('/');
  // the first page says more of it
  if (forum === null || home) return null;
  return runningSittings(forum).map((running) => <Line key={running.meeting.meeting} running={running} />);
}

function Line({ running: { meeting, sitting } }: { readonly running: Running }) {
  const text = useText();
  const { t } = text;
  const { forum } = useForum();
  const entities = useEntities();
  const open = sitting.state === 'open';
  const said = t(open ? 'now.open' : 'now.suspended', { sitting: sitting.number, meeting: meeting.code });
  const presides = forum === null ? '' : t('now.presides', { name: whoPresides(forum, t) });
  const left =
    sitting.left.length === 0
      ? null
      : t('now.left', { count: sitting.left.length, states: text.list(sitting.left.map((id) => entities.name(id))) });
  const words = [said, presides, left].filter(Boolean).join(' ');
  useEffect(() => {
    if (told.get(meeting.meeting) === words) return;
    told.set(meeting.meeting, words);
    announcer.say('status', 'sitting', words);
  }, [meeting.meeting, words]);
  return (
    <p className={`sitting ${sitting.state}`}>
      <Shape name={open ? 'disc' : 'half'} />{' '}
      {[forum?.presiding.askedBy === null ? null : t('now.asks'), left].map(
        (notice) => notice !== null && <span key={notice} className="sitting-notice">{`${notice} `}</span>,
      )}
      <Link href={`/meetings/${meeting.meeting}`}>{said}</Link> <span>{presides}</span>
    </p>
  );
}
