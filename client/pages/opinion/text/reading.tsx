/** How the text is read on this page; it changes nothing for others. */
import type { Reading } from '../../../sync/manner.ts';
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';

function useReading(): Reading {
  const { reading } = useOpened().opinion.manner;
  return useStore(reading);
}

/** What is not the text as it can be written into says so, and leads back. */
export function ReadingNote() {
  const { t } = useText();
  const { manner } = useOpened().opinion;
  const reading = useReading();
  if (reading === 'marked') return null;
  return (
    <p className="hint-line">
      {t(`asRead.${reading}`)}{' '}
      <Button look="bare" onPress={() => manner.read('marked')} label={t('app.valueOf', { field: t('view.title'), is: t('view.marked') })}>
        {t('view.marked')}
      </Button>
    </p>
  );
}
