/**
 * On every page that the stream of the forum keeps as it is now: since when it no longer does. Said aloud once, and once when it is back.
 * Where the session has ended it says that, and where to sign in. A page with a text on it says the same of the line of that text, in the same place, and this is silent.
 */
import { useEffect, useRef } from 'react';
import { useRoute } from 'wouter';
import { Shape } from '../../shared/page/parts/shape.tsx';
import { announcer } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { useText } from '../ui/words.tsx';
import { sayTrouble } from './ask.ts';
import { useForum } from './forum.tsx';
import { floorOf } from './meeting/floor-of.ts';
import { WhyEnded } from './why-ended.tsx';
import './line-lost.css';

export function LineLost() {
  const text = useText();
  const { t, time } = text;
  const { forum, trouble, lost, refetch } = useForum();
  const [ofText] = useRoute('/o/:id/*?');
  const [ofScreen, screen] = useRoute('/screen/:meeting');
  const elsewhere = ofText || (ofScreen && forum !== null && floorOf(forum, screen.meeting).at?.opinion != null);
  // a page on which nothing stands yet says itself why
  const away = lost !== null && trouble !== null && forum !== null;
  /** From another device, or by time: the forum of now is for nobody here any more. */
  const ended = away && trouble.status === 401;
  const since = ended ? t('close.signedOut') : away ? t('sync.reconnecting', { time: time(lost) }) : t('live.back');
  const why = ended
    ? t('line.stays')
    : away
      ? trouble.status === 0 || trouble.status >= 500
        ? t('line.old')
        : sayTrouble(text, trouble)
      : '';
  const said = useRef(false);
  useEffect(() => {
    if (said.current === away || (elsewhere && away)) return;
    said.current = away;
    if (!elsewhere) announcer.say(away ? 'alert' : 'status', away ? 'lost' : 'back', `${since} ${why}`.trim());
  }, [away, elsewhere, since, why]);
  if (!away || elsewhere) return null;
  return (
    <div className="line-lost">
      <p>
        <strong>
          <Shape name="quarter" /> {since}
        </strong>{' '}
        {ended && <WhyEnded />}
        {why}
      </p>
      {/* in a tab of its own: to leave this page would lose what was typed on it */}
      {ended && (
        <a href="/" target="_blank" rel="noreferrer">
          {t('line.signIn')}
        </a>
      )}
      <Button onPress={() => void refetch()}>{t('sync.tryNow')}</Button>
    </div>
  );
}
