/** What is said beside a text, as the page, paper and Word tell it: each message as it reads now, and who reads it. */
import type { AskedAudience } from '../comments/audience.ts';
import type { Names } from '../forum/people.ts';
import type { Text } from '../i18n/text.ts';
import type { EntityId } from '../opinion/vocabulary.ts';
import type { ShownMessage, ShownThread } from '../wire/comments.ts';
import type { Entities } from './entities.ts';
import { nameIn } from './entities.ts';

/** A message that was corrected is one, with the words that it had before. */
export interface Told {
  /** As it reads now. */
  readonly message: ShownMessage;
  /** When it was first said. */
  readonly at: number;
  /** What it said before, the oldest first. */
  readonly former: readonly ShownMessage[];
}

export function toldIn({ messages }: Pick<ShownThread, 'messages'>): readonly Told[] {
  const all: Told[] = [];
  const places = new Map<string, number>();
  for (const message of messages) {
    const place = message.corrects === null ? undefined : places.get(message.corrects);
    const before = place === undefined ? undefined : all[place];
    if (place === undefined || before === undefined) {
      places.set(message.id, all.length);
      all.push({ message, at: message.at, former: [] });
    } else {
      places.set(message.id, place);
      all[place] = { message, at: before.at, former: [...before.former, before.message] };
    }
  }
  return all;
}

/** What a message says: a question, or the answer to one, says something without words too. */
export function wordsIn({ text, asks, stays }: ShownMessage, { t }: Pick<Text, 't'>): string {
  if (text === null) return t('thread.erased');
  const says = asks !== null ? t('thread.ask') : stays !== null ? t('thread.stays') : '';
  return says === '' || text === '' ? says + text : `${says} ${text}`;
}

/** `delegation`, `group/apt`, `member-states`, `seats`: as whoever reads it calls it. */
export const audienceKeyOf = (audience: AskedAudience): string => (audience.of === 'group' ? `group/${audience.group}` : audience.of);

export interface NamedGroup {
  readonly group: string;
  readonly names: Names;
}

/** Who reads it. `own`: the entity of whoever looks. */
export function audienceWords(
  audience: AskedAudience,
  own: EntityId,
  text: Text,
  entities: Entities,
  groups: readonly NamedGroup[],
): string {
  switch (audience.of) {
    case 'delegation':
      return text.t('thread.for.delegation', { state: entities.name(own) });
    case 'group': {
      const group = groups.find((one) => one.group === audience.group);
      return text.t('thread.for.group', { group: group === undefined ? audience.group : nameIn(group.names, text.language) });
    }
    case 'member-states':
      return text.t('thread.for.memberStates');
    case 'seats':
      return text.t('thread.for.seats');
  }
}
