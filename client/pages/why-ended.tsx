/**
 * On an open page whose session has ended: why, where that was to make room for another of its seat (A8). The server is asked, as where one
 * signs in: whatever ended the session, on whichever server and line, says no more than that it is over.
 */
import { useEffect } from 'react';
import { announcer } from '../ui/announce.ts';
import { useText } from '../ui/words.tsx';
import { useLoaded } from './loaded.ts';

export function WhyEnded() {
  const { t } = useText();
  const { value } = useLoaded('GET /api/me');
  const why = value?.putOut === undefined ? null : t('me.putOutWhy');
  useEffect(() => {
    if (why !== null) announcer.say('alert', 'why-ended', why);
  }, [why]);
  return why !== null && <span>{why} </span>;
}
