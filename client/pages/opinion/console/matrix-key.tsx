/** What the shapes of the table mean: those of the positions that are in it, and where a State is. */
import { WEIGHT } from '../../../../shared/opinion/positions.ts';
import type { ShownParagraph } from '../../../../shared/opinion/register.ts';
import { Chip } from '../../../ui/chip.tsx';
import { useText } from '../../../ui/words.tsx';
import { SHAPE_OF } from '../cards/position-shapes.ts';
import { SHAPES, WHEREABOUTS } from './whereabouts.tsx';

export function MatrixKey({ rows }: { readonly rows: readonly ShownParagraph[] }) {
  const { t } = useText();
  const said = WEIGHT.filter((kind) => rows.some(({ positions }) => positions.some((one) => one.kind === kind)));
  return (
    <ul className="matrix-key" aria-hidden="true">
      {said.map((kind) => (
        <li key={kind}>
          <Chip shape={SHAPE_OF[kind]}>{t(`kind.${kind}`)}</Chip>
        </li>
      ))}
      {WHEREABOUTS.map((where) => (
        <li key={where}>
          <Chip shape={SHAPES[where]}>{t(`console.${where}`)}</Chip>
        </li>
      ))}
    </ul>
  );
}
