/** What stands between the text and its adoption: one line, with a shape and a number, that unfolds into who holds what. */
import { lazy, useMemo, useState } from 'react';
import { goesOn } from '../../../shared/opinion/register.ts';
import { gravestOf, inTheWay } from '../../../shared/page/in-the-way.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { Later, retryImport } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useOpened } from './opened.ts';
import './between.css';

const points = retryImport(async () => ({ default: (await import('./points.tsx')).Points }));
const Points = lazy(points);

export const preloadPoints = (): Promise<unknown> => points();

export function Between() {
  const text = useText();
  const { t } = text;
  const { register, form, closeForm } = useOpened();
  const { blockers, phase } = register;
  const [open, setOpen] = useState(false);
  const writing = form !== null && form.about === null;
  // most of what is typed leaves them as they are
  const chip = useMemo(
    () => <Chip shape={gravestOf(blockers)}>{blockers.length === 0 ? t('home.paragraphs', { count: 0 }) : inTheWay(blockers, text)}</Chip>,
    [blockers, t, text],
  );
  if (!goesOn(phase)) return null;
  return (
    <details
      className="between"
      open={open || writing}
      onToggle={({ currentTarget }) => {
        // it says so too when it was not pressed
        if (currentTarget.open === (open || writing)) return;
        setOpen(currentTarget.open);
        if (!currentTarget.open && writing) closeForm();
      }}
    >
      <summary>
        {t('between.title')} {chip}
      </summary>
      <Later>
        <Points />
      </Later>
    </details>
  );
}
