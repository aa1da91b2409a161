import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';

/** Whose objection has ended the silence procedure on a paragraph. */
export function Broken({ state }: { readonly state: EntityId }) {
  const { t } = useText();
  const entities = useEntities();
  return <Chip shape="broken">{t('chair.broken', { state: entities.name(state) })}</Chip>;
}
