/** The panels that somebody asks for beside a text; each loads when it is opened. */
import { Later, later } from '../../ui/later.tsx';
import { useStore } from '../../ui/use-store.ts';
import { looks, panel } from './panel.ts';
import type { Margin } from './text/margin.ts';

const Wording = later(async () => ({ default: (await import('./wording/wording.tsx')).Wording }));
const Agreed = later(async () => ({ default: (await import('./agreed/agreed.tsx')).Agreed }));

export function Panels({ margin }: { readonly margin: Margin }) {
  const open = useStore(panel);
  const look = useStore(looks);
  return (
    <Later>
      {open === 'wording' && <Wording margin={margin} />}
      {open === 'agreed' && <Agreed key={look} />}
    </Later>
  );
}
