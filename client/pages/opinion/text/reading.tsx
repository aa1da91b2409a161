/** How the text is read on this page; it changes nothing for others. */
import { Button } from '../../../ui/button.tsx';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';

/** What is not the text as it can be written into says so, and leads back. */
export function ReadingNote() {
  const { t } = useText();
  const manner = useOfOpened(({ opinion }) => opinion.manner);
  const reading = useStore(manner.reading);
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
