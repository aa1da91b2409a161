/** Which participants are listed: by words in their names, codes and people, by capacity, and by what is to be seen of them. */
import type { Text } from '../../../shared/i18n/text.ts';
import type { Capacity } from '../../../shared/opinion/vocabulary.ts';
import { namesOf, stateOf } from '../../../shared/page/member-states.ts';
import type { ListedEntity, SeatRow } from '../../../shared/wire/forum.ts';

export const SHOWN = ['present', 'seatless', 'dismissed'] as const;

export interface Filter {
  readonly words: string;
  /** null: all. */
  readonly capacity: Capacity | null;
  /** Those who take part, those of them who have no seat, those who no longer do. */
  readonly shown: (typeof SHOWN)[number];
}

export function found(
  entities: readonly ListedEntity[],
  seats: readonly SeatRow[],
  { words, capacity, shown }: Filter,
  { language }: Pick<Text, 'language'>,
): readonly ListedEntity[] {
  const plain = (said: string): string =>
    said
      .toLocaleLowerCase(language)
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '');
  const sought = plain(words).split(/\s+/);
  const open = seats.filter((seat) => seat.open);
  return entities.filter((entity) => {
    if (capacity !== null && entity.capacity !== capacity) return false;
    const own = open.filter((seat) => seat.entity === entity.id);
    if (entity.dismissed !== (shown === 'dismissed') || (shown === 'seatless' && own.length > 0)) return false;
    const people = own.flatMap(({ name, contact }) => [name ?? '', contact ?? '']);
    const about = plain([entity.code, ...Object.values(entity.names), ...namesOf(stateOf(entity)), ...people].join(' '));
    return sought.every((word) => about.includes(word));
  });
}
