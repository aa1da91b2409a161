import { findNext, findText } from '../../../editor/finding.ts';
import { Button } from '../../../ui/button.tsx';
import { toField } from '../../../ui/focus.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';

/** Enter goes on to the next place, the focus stays in the field. */
export function FindField({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const { opinion } = useOpened();
  const { matches, current, query } = useStore(opinion.found);
  const close = (): void => {
    opinion.runAside(findText(''));
    onClose();
  };
  return (
    <search className="find">
      <input
        ref={toField}
        type="search"
        aria-label={t('opinion.find')}
        dir="auto"
        value={query}
        onChange={(event) => opinion.runAside(findText(event.target.value))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) opinion.runAside(findNext(event.shiftKey ? -1 : 1));
        }}
      />
      <span className="note" role="status">
        {query === ''
          ? ''
          : matches.length === 0
            ? t('opinion.notFound')
            : t('opinion.found', { place: current + 1, count: matches.length })}
      </span>
      <Button look="bare" onPress={() => opinion.runAside(findNext(-1))} label={t('opinion.findPrevious')}>
        ↑
      </Button>
      <Button look="bare" onPress={() => opinion.runAside(findNext(1))} label={t('opinion.findNext')}>
        ↓
      </Button>
      <Button look="bare" onPress={close} label={t('app.close')}>
        ×
      </Button>
    </search>
  );
}
