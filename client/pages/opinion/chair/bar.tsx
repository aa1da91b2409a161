/**
 * What the chair does next, in one line: the act itself, on what, and why not. Everything else of the chair's is behind "More". Nothing here
 * files a position, nothing happens by the clock. What is not possible stays visible and says what is missing and who can move it.
 */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { goesOn } from '../../../../shared/opinion/register.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/words.tsx';
import { useOfOpened } from '../opened.ts';
import { AppealPending } from './appeal-pending.tsx';
import { chairBar } from './bar-size.ts';
import { ChairCalls } from './calls.tsx';
import { ChairLine } from './line.tsx';
import { ChairParagraph } from './paragraph.tsx';
import { PersonalWaiting } from './personal-waiting.tsx';
import { UndoEach, useUndoable } from './undo.tsx';
import { ChairWhole } from './whole.tsx';
import './chair.css';

export function ChairBar() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const parts = useId();
  const more = useRef<HTMLButtonElement>(null);
  const over = useOfOpened(({ register }) => !goesOn(register.phase));
  const undoable = useUndoable();
  if (over && undoable.length === 0) return null;
  const keyed = ({ key, nativeEvent, target }: KeyboardEvent): void => {
    // a form in it is left first
    if (key !== 'Escape' || nativeEvent.isComposing || !open || (target instanceof Element && target.closest('form') !== null)) return;
    setOpen(false);
    more.current?.focus();
  };
  return (
    <section ref={chairBar} className="chair" aria-label={t('chair.title')} onKeyDown={keyed}>
      {!over && (
        // there while it is folded: what was typed stays, and so does a call that was broken meanwhile
        <div id={parts} className="chair-parts" hidden={!open}>
          <ChairParagraph />
          <ChairCalls />
          <ChairWhole />
          <UndoEach undoable={undoable} />
        </div>
      )}
      <AppealPending />
      <PersonalWaiting />
      <ChairLine undoable={undoable}>
        {!over && (
          <Button ref={more} expanded={open} controls={parts} onPress={() => setOpen(!open)}>
            {t('chair.more')}
          </Button>
        )}
      </ChairLine>
    </section>
  );
}
