/** What is said of the floor, by the pages of the browser and by those that need no script. */
import type { FloorRequest } from '../forum/floor.ts';
import type { Text } from '../i18n/text.ts';
import type { Entities } from './entities.ts';

/** The words with which each kind of request is asked for. */
export const ASKING = { speak: 'floor.ask', 'point-of-order': 'floor.askOrder', reply: 'floor.askReply' } as const;

type Speaking = Pick<FloorRequest, 'entity' | 'onBehalf'>;

/** In whose name somebody speaks: the delegation, and the group where it speaks for one. */
export function speakerName(
  { entity, onBehalf }: Speaking,
  { t }: Pick<Text, 't'>,
  entities: Pick<Entities, 'name'>,
  groups: Iterable<{ readonly group: string; readonly code: string }>,
): string {
  const name = entities.name(entity);
  if (onBehalf === null) return name;
  const group = [...groups].find((one) => one.group === onBehalf)?.code ?? onBehalf;
  return t('floor.behalf', { name, group });
}

/** That somebody of this name has the floor, and to what, if it is not a statement. */
export function speaksWords({ kind }: Pick<FloorRequest, 'kind'>, name: string, { t }: Pick<Text, 't'>): string {
  return kind === 'speak' ? t('floor.speaks', { name }) : t('floor.speaksAs', { name, kind: t(`floor.kind.${kind}`) });
}
