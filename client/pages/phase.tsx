import type { Text } from '../../shared/i18n/text.ts';
import { Shape } from '../../shared/page/parts/shape.tsx';
import type { ListedOpinion } from '../../shared/wire/opinion.ts';
import { useText } from '../ui/words.tsx';
import './progress.css';

type Course = Pick<ListedOpinion, 'phase' | 'venue'>;

export const phaseWords = ({ phase, venue }: Course, { t }: Text): string =>
  t(phase === 'adopted' && venue === 'ieg' ? 'phase.adopted.ieg' : `phase.${phase}`);

/** How far an opinion has come; what is frozen with a lock. */
export function Phase({ opinion }: { readonly opinion: Course }) {
  const text = useText();
  const { phase } = opinion;
  return (
    <span className={`phase ${phase}`}>
      {(phase === 'adopting' || phase === 'adopted') && <Shape name="lock" />}
      {phaseWords(opinion, text)}
    </span>
  );
}
