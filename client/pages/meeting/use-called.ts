import { speakerName } from '../../../shared/page/floor-words.ts';
import type { ShownForum } from '../../../shared/wire/forum.ts';
import { useText } from '../../ui/words.tsx';
import { useEntities } from '../names.ts';
import type { ShownRequest } from './floor-of.ts';

export function useCalled(): (request: ShownRequest, forum: ShownForum) => string {
  const text = useText();
  const entities = useEntities();
  return (request, { groups }) => speakerName(request, text, entities, groups);
}
