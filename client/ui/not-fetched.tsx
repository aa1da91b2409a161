/** What of a page the line has lost. It stands over the lower edge of the window, where it moves no line that somebody reads. */
import { useEffect } from 'react';
import { announcer } from './announce.ts';
import { Button } from './button.tsx';
import { lostParts } from './later.tsx';
import { useStore } from './use-store.ts';
import { useText } from './words.tsx';

export function NotFetched() {
  const { t } = useText();
  if (useStore(lostParts) === 0) return null;
  return (
    <div className="not-fetched">
      <p role="alert">{t('app.notFetched')}</p>
      {/* the code of an earlier version is there no more, and never comes */}
      <Button onPress={() => window.location.reload()}>{t('app.reload')}</Button>
    </div>
  );
}

/** The same before the first words are here: those of the server say it (server/http/pages/not-come.tsx). */
export function FirstNotFetched() {
  const isLost = useStore(lostParts) > 0;
  useEffect(() => {
    const words = document.querySelector('#first > .not-fetched');
    if (!isLost || words === null) return;
    words.classList.add('now');
    announcer.say('alert', 'lost', words.firstElementChild?.textContent ?? '');
  }, [isLost]);
  return null;
}
