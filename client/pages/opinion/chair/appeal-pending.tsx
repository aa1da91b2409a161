import { appealsPending } from '../../../../shared/page/appeals.ts';
import { Chip } from '../../../../shared/page/parts/chip.tsx';
import { useText } from '../../../ui/words.tsx';
import { useEntities } from '../../names.ts';
import { useOfOpened } from '../opened.ts';

/** For whoever leads: why nothing can be adopted or closed now. */
export function AppealPending() {
  const text = useText();
  const entities = useEntities();
  const words = useOfOpened(({ register }) => appealsPending(text, register, (id) => entities.name(id)));
  return words === null ? null : <Chip shape="pending">{words}</Chip>;
}
