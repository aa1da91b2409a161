/** What stands between the text and its adoption: one line, with a shape and a number, that unfolds into who holds what. */
import { lazy, useState } from 'react';
import { goesOn } from '../../../shared/opinion/register.ts';
import { gravestOf, inTheWay } from '../../../shared/page/in-the-way.ts';
import { Chip } from '../../../shared/page/parts/chip.tsx';
import { Later, retryImport } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useOfOpened } from './opened.ts';
import './between.css';

const points = retryImport(async () => ({ default: (await import('./points.tsx')).Points }));
const Points = lazy(points);

export const preloadPoints = (): Promise<unknown> => points();

export function Between() {
  const text = useText();
  const { t } = text;
  const { blockers, over, writing, closeForm } = useOfOpened(({ register: { blockers, phase }, form, closeForm }) => ({
    ...{ blockers, over: !goesOn(phase), writing: form !== null && form.about === null, closeForm },
  }));
  const [open, setOpen] = useState(false);
  if (over) return null;
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
        {t('between.title')}{' '}
        <Chip shape={gravestOf(blockers)}>{blockers.length === 0 ? t('home.paragraphs', { count: 0 }) : inTheWay(blockers, text)}</Chip>
      </summary>
      <Later>
        <Points />
      </Later>
    </details>
  );
}
