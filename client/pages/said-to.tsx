/** What one's own State has said already where the chair asks. */

import { KIND_MARKS } from '../../shared/page/kind-marks.ts';
import { Chip } from '../../shared/page/parts/chip.tsx';
import type { RunningCall } from '../../shared/wire/opinion.ts';
import { useText } from '../ui/words.tsx';
import { useMyself } from './myself.ts';
import { useEntities } from './names.ts';

export function SaidTo({ calls }: { readonly calls: readonly RunningCall[] }) {
  const { t } = useText();
  const { seat } = useMyself().me;
  const entities = useEntities();
  const kinds = new Set(calls.flatMap(({ said }) => said.map(({ kind }) => kind)));
  return [...kinds].map((kind) => (
    <Chip key={kind} shape={KIND_MARKS[kind].shape}>
      {t(`position.${kind}`, { state: entities.name(seat?.entity ?? '') })}
    </Chip>
  ));
}
