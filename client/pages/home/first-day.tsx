/** Three steps for whoever is here for the first time. Closed, they come to this person on this device no more. */
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/words.tsx';
import { useMyself } from '../myself.ts';

export function FirstDay() {
  const { t } = useText();
  const { seat, person } = useMyself().me;
  const place = `nemcon.first-day.${seat?.id}.${person}`;
  const [closed, setClosed] = useState(() => localStorage.getItem(place) !== null);
  if (closed) return null;
  const close = (): void => {
    localStorage.setItem(place, 'closed');
    setClosed(true);
    document.getElementById('main')?.focus();
  };
  return (
    <section className="first-day" aria-labelledby="first-day">
      <h2 id="first-day">{t('firstDay.title')}</h2>
      <ol>
        <li>{t('firstDay.object')}</li>
        <li>{t('firstDay.answer')}</li>
        <li>{t('firstDay.where')}</li>
      </ol>
      <Button onPress={close}>{t('firstDay.close')}</Button>
    </section>
  );
}
