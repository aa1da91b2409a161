/** The choice of how the text is read on this page. */
import { READINGS } from '../../../sync/manner.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';

export function ReadingChoice() {
  const { t } = useText();
  const manner = useOfOpened(({ opinion }) => opinion.manner);
  const reading = useStore(manner.reading);
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
