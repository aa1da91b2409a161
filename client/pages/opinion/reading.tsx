/** How the text is read on this page; it changes nothing for others. */
import { READINGS, type Reading } from '../../sync/manner.ts';
import { Button } from '../../ui/button.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';

function useReading(): Reading {
  const { reading } = useOpened().session.manner;
  return useStore(reading);
}

export function ReadingChoice() {
  const { t } = useText();
  const { manner } = useOpened().session;
  const reading = useReading();
  return (
    <fieldset className="form">
      <legend>{t('view.title')}</legend>
      {READINGS.map((one) => (
        <label key={one} className="tick">
          <input type="radio" name="reading" checked={reading === one} onChange={() => manner.read(one)} />
          {t(`view.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** What is not the text as it can be written into says so, and leads back. */
export function ReadingNote() {
  const { t } = useText();
  const { manner } = useOpened().session;
  const reading = useReading();
  if (reading === 'marked') return null;
  return (
    <p className="hint-line">
      {t(`view.${reading}Note`)}{' '}
      <Button
        look="bare"
        onPress={() => manner.read('marked')}
        label={t('app.colon', { before: t('view.title'), after: t('view.marked') })}
      >
        {t('view.marked')}
      </Button>
    </p>
  );
}
