/** In the menu: how this person wants to be told of a call on this device. */
import { useState } from 'react';
import { ErrorWords } from '../../shared/page/parts/error.tsx';
import { Tick } from '../ui/field.tsx';
import { useText } from '../ui/words.tsx';
import { mayNotify, ring, useSignals } from './signals.ts';

export function CallSignals() {
  const { t } = useText();
  const { has, choose } = useSignals();
  const [refused, setRefused] = useState(false);
  const sounds = (on: boolean): void => {
    choose('sound', on);
    // so that it is known, and let be heard
    if (on) ring();
  };
  const notifies = async (on: boolean): Promise<void> => {
    const may = on && (await Notification.requestPermission()) === 'granted';
    choose('notice', may);
    setRefused(on && !may);
  };
  return (
    <fieldset>
      <legend>{t('signals.title')}</legend>
      <Tick label={t('signals.sound')} checked={has('sound')} onChange={sounds} />
      {'Notification' in window && (
        <Tick label={t('signals.notice')} checked={has('notice') && mayNotify()} onChange={(on) => void notifies(on)} />
      )}
      {refused && <ErrorWords>{t('signals.refused')}</ErrorWords>}
    </fieldset>
  );
}
