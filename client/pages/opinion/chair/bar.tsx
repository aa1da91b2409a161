/**
 * What the chair does next: on the current paragraph or those ticked, on the calls that run, on the whole text. Nothing here files a
 * position, nothing happens by the clock. What is not possible stays visible and says what is missing and who can move it.
 */

import { useState } from 'react';
import { goesOn } from '../../../../shared/opinion/register.ts';
import { bar } from '../../../ui/bars.ts';
import { useText } from '../../../ui/words.tsx';
import { useOpened } from '../opened.ts';
import { AppealPending } from './appeal-pending.tsx';
import { ChairCalls } from './calls.tsx';
import { NotSitting } from './not-sitting.tsx';
import { ChairParagraph } from './paragraph.tsx';
import { ChairUndo, useUndoable } from './undo.tsx';
import { ChairWhole } from './whole.tsx';
import './chair.css';

export function ChairBar() {
  const { t } = useText();
  // On a small screen the text comes first.
  const [folded, fold] = useState(() => matchMedia('(max-width: 56.25rem)').matches);
  const { phase } = useOpened().register;
  const over = !goesOn(phase);
  const undoable = useUndoable();
  if (over && undoable.length === 0) return null;
  return (
    <section ref={bar} className={folded ? 'chair folded' : 'chair'} aria-label={t('chair.title')}>
      <button type="button" className="chair-fold" aria-expanded={!folded} onClick={() => fold(!folded)}>
        {t('chair.title')}
      </button>
      <ChairUndo undoable={undoable} />
      {!over && <NotSitting calling={false} />}
      <AppealPending />
      {!folded && !over && (
        <div className="chair-parts">
          <ChairParagraph />
          <ChairCalls />
          <ChairWhole />
        </div>
      )}
    </section>
  );
}
