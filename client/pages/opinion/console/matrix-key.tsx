/** What the shapes of the table mean: those of the positions that are in it, and where a State is. */
import { BY_WEIGHT } from '../../../../shared/opinion/kinds.ts';
import type { ButWords } from '../../../../shared/opinion/register.ts';
import { KIND_MARKS } from '../../../../shared/page/kind-marks.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useText } from '../../../ui/words.tsx';
import { SHAPES, WHEREABOUTS } from './whereabouts.tsx';

export function MatrixKey({ rows }: { readonly rows: readonly ButWords[] }) {
  const { t } = useText();
  const said = BY_WEIGHT.filter((kind) => rows.some(({ positions }) => positions.some((one) => one.kind === kind)));
  return (
    <ul className="matrix-key" aria-hidden="true">
      {said.map((kind) => (
        <li key={kind}>
          <Chip shape={KIND_MARKS[kind].shape}>{t(`kind.${kind}`)}</Chip>
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
