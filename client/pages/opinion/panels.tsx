/** The panels that somebody asks for beside a text; each loads when it is opened. References load when somebody first points at the text. */
import { useEffect, useState } from 'react';
import { Later, later } from '../../ui/later.tsx';
import { useStore } from '../../ui/use-store.ts';
import { useOfOpened } from './opened.ts';
import { looks, panel } from './panel.ts';
import type { Margin } from './text/margin.ts';

const Wording = later(async () => ({ default: (await import('./wording/wording.tsx')).Wording }));
const References = later(async () => ({ default: (await import('./references/references.tsx')).References }));
const Agreed = later(async () => ({ default: (await import('./agreed/agreed.tsx')).Agreed }));

export function Panels({ margin }: { readonly margin: Margin }) {
  const open = useStore(panel);
  const look = useStore(looks);
  const isPointedAt = usePointedAt();
  return (
    <Later>
      {open === 'wording' && <Wording margin={margin} />}
      {open === 'agreed' && <Agreed key={look} />}
      {isPointedAt && <References margin={margin} />}
    </Later>
  );
}

/** Has a pointer been over the text? */
function usePointedAt(): boolean {
  const view = useStore(useOfOpened(({ opinion }) => opinion.view));
  const [isPointedAt, setPointedAt] = useState(false);
  useEffect(() => {
    if (view === null || isPointedAt) return;
    const pointed = (): void => setPointedAt(true);
    view.dom.addEventListener('pointerover', pointed);
    return () => view.dom.removeEventListener('pointerover', pointed);
  }, [view, isPointedAt]);
  return isPointedAt;
}
