import { Shape } from '../../shared/page/parts/shape.tsx';
import type { ListedOpinion } from '../../shared/wire/opinion.ts';
import { useText } from '../ui/words.tsx';
import './progress.css';

/** How far an opinion has come; what is frozen with a lock. */
export function Phase({ opinion: { phase, venue } }: { readonly opinion: Pick<ListedOpinion, 'phase' | 'venue'> }) {
  const { t } = useText();
  return (
    <span className={`phase ${phase}`}>
      {(phase === 'adopting' || phase === 'adopted') && <Shape name="lock" />}
      {t(phase === 'adopted' && venue === 'ieg' ? 'phase.adopted.ieg' : `phase.${phase}`)}
    </span>
  );
}
