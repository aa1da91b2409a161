/** What one's own State has said already where the chair asks. */
import type { Text } from '../../i18n/text.ts';
import type { EntityId } from '../../opinion/vocabulary.ts';
import type { RunningCall } from '../../wire/opinion.ts';
import type { Entities } from '../entities.ts';
import { KIND_MARKS } from '../kind-marks.ts';
import { paragraphName } from '../paragraph-names.ts';
import { Chip } from './chip.tsx';

interface SaidToProps {
  readonly calls: readonly RunningCall[];
  readonly text: Text;
  readonly entities: Entities;
  readonly state: EntityId;
}

export function SaidTo({ calls, text, entities, state }: SaidToProps) {
  const all = calls.flatMap(({ said }) => said);
  const asked = calls.flatMap(({ paragraphs }) => paragraphs ?? []);
  return [...new Set(all.map(({ kind }) => kind))].map((kind) => {
    const words = text.t(`position.${kind}`, { state: entities.name(state) });
    const of = asked.filter(({ id }) => all.some((one) => one.kind === kind && one.block === id)).map((one) => paragraphName(text, one));
    return (
      <Chip key={kind} shape={KIND_MARKS[kind].shape}>
        {asked.length > 1 ? text.t('app.saidOf', { name: text.list(of), words }) : words}
      </Chip>
    );
  });
}
