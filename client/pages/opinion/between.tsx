/** What stands between the text and its adoption, in one line that unfolds. */
import { lazy, useState } from 'react';
import { goesOn } from '../../../shared/opinion/register.ts';
import { inTheWay } from '../../../shared/page/in-the-way.ts';
import { Later, retryImport } from '../../ui/later.tsx';
import { useText } from '../../ui/words.tsx';
import { useForum } from '../forum.tsx';
import { useMyself } from '../myself.ts';
import { useOpened } from './opened.ts';
import './between.css';

const points = retryImport(async () => ({ default: (await import('./points.tsx')).Points }));
const Points = lazy(points);

export const preloadPoints = (): Promise<unknown> => points();

export function Between() {
  const text = useText();
  const { t } = text;
  const { me } = useMyself();
  const { register, form, closeForm } = useOpened();
  const { blockers, phase } = register;
  const { forum } = useForum();
  const [chosen, setChosen] = useState<boolean | null>(null);
  // the chair reads it first, but for a roll on a low screen: then little enough of the text is left to see
  const roll = forum?.underWay.some(({ opinions, state }) => state === 'roll' && opinions.includes(register.opinion)) === true;
  const open = chosen ?? (me.seat?.capacity === 'chair' && !(roll && matchMedia('(max-height: 62.5rem)').matches));
  const writing = form !== null && form.about === null;
  if (!goesOn(phase)) return null;
  return (
    <details
      className="between"
      open={open || writing}
      onToggle={({ currentTarget }) => {
        // it says so too when it was not pressed
        if (currentTarget.open === (open || writing)) return;
        setChosen(currentTarget.open);
        if (!currentTarget.open && writing) closeForm();
      }}
    >
      <summary>
        {t('between.title')}
        {blockers.length > 0 && <span className="note"> {inTheWay(blockers, text)}</span>}
      </summary>
      <Later>
        <Points />
      </Later>
    </details>
  );
}
