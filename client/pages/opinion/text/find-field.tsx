import { useState } from 'react';
import { hasBorders } from '../../../../shared/text/finding.ts';
import { findNext, findText } from '../../../editor/finding.ts';
import { Button } from '../../../ui/button.tsx';
import { Tick } from '../../../ui/field.tsx';
import { toField } from '../../../ui/focus.ts';
import { later } from '../../../ui/later.tsx';
import { useReturn } from '../../../ui/return.ts';
import { useStore } from '../../../ui/use-store.ts';
import { useText } from '../../../ui/words.tsx';
import { Part } from '../../error-boundary.tsx';
import { useOpened } from '../opened.ts';

const Replace = later(async () => ({ default: (await import('./replace.tsx')).Replace }));

/** Enter goes on to the next place, the focus stays in the field. */
export function FindField({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  const { opinion } = useOpened();
  const { matches, current, query } = useStore(opinion.found);
  const doc = useStore(opinion.words);
  const [manner, setManner] = useState({ sameCase: false, wholeWords: false });
  const [replacing, setReplacing] = useState(false);
  const opener = useReturn(replacing);
  const close = (): void => {
    opinion.runAside(findText(''));
    onClose();
  };
  const find = (words: string, how = manner): void => {
    setManner(how);
    opinion.runAside(findText(words, how));
  };
  return (
    <search className="find">
      <input
        ref={toField}
        type="search"
        aria-label={t('opinion.find')}
        dir="auto"
        value={query}
        onChange={(event) => find(event.target.value)}
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
      <Button ref={opener} look="bare" expanded={replacing} onPress={() => setReplacing(!replacing)}>
        {t('replace.open')}
      </Button>
      <Button look="bare" onPress={close} label={t('app.close')}>
        ×
      </Button>
      {replacing && doc !== null && (
        <Part part="above">
          <Replace doc={doc} onClose={() => setReplacing(false)}>
            <div className="replace-manner">
              <Tick label={t('replace.sameCase')} checked={manner.sameCase} onChange={(sameCase) => find(query, { ...manner, sameCase })} />
              <Tick
                label={t('replace.wholeWords')}
                checked={manner.wholeWords}
                onChange={(wholeWords) => find(query, { ...manner, wholeWords })}
              />
            </div>
            {manner.wholeWords && query !== '' && !hasBorders(query) && <p className="note">{t('replace.noBorders')}</p>}
          </Replace>
        </Part>
      )}
    </search>
  );
}
