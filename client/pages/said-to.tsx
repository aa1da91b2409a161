/** What one's own State has said already where the chair asks. */

import { KIND_MARKS } from '../../shared/page/kind-marks.ts';
import { paragraphName } from '../../shared/page/paragraph-names.ts';
import { Chip } from '../../shared/page/parts/chip.tsx';
import type { RunningCall } from '../../shared/wire/opinion.ts';
import { useText } from '../ui/words.tsx';
import { useMyself } from './myself.ts';
import { useEntities } from './names.ts';

export function SaidTo({ calls }: { readonly calls: readonly RunningCall[] }) {
  const text = useText();
  const { t, list } = text;
  const { seat } = useMyself().me;
  const entities = useEntities();
  const all = calls.flatMap(({ said }) => said);
  const asked = calls.flatMap(({ paragraphs }) => paragraphs ?? []);
  return [...new Set(all.map(({ kind }) => kind))].map((kind) => {
    const words = t(`position.${kind}`, { state: entities.name(seat?.entity ?? '') });
    const of = asked.filter(({ id }) => all.some((one) => one.kind === kind && one.block === id)).map((one) => paragraphName(text, one));
    return (
      <Chip key={kind} shape={KIND_MARKS[kind].shape}>
        {asked.length > 1 ? t('app.saidOf', { name: list(of), words }) : words}
      </Chip>
    );
  });
}
