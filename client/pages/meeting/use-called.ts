import { useText } from '../../ui/words.tsx';
import type { ShownForum } from '../bodies.ts';
import { useEntities } from '../names.ts';
import type { ShownRequest } from './floor-of.ts';

/** In whose name somebody speaks: the delegation, and the group where it speaks for one. */
export function useCalled(): (request: ShownRequest, forum: ShownForum) => string {
  const { t } = useText();
  const entities = useEntities();
  return ({ entity, onBehalf }, { groups }) => {
    const name = entities.name(entity);
    const group = groups.find((one) => one.group === onBehalf)?.code ?? onBehalf;
    return group === null ? name : t('floor.behalf', { name, group });
  };
}
