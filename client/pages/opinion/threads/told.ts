/** What a thread says, told apart from how it is kept: a message that was corrected is one, with the words that it had before. */
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import { nameIn } from '../../../../shared/page/entities.ts';
import type { ShapeName } from '../../../../shared/page/shapes.ts';
import type { ShownMessage, ShownThread } from '../../../../shared/wire/comments.ts';
import type { ListedEntity, ShownForum } from '../../../../shared/wire/forum.ts';

export interface Told {
  /** As it reads now. */
  readonly message: ShownMessage;
  /** When it was first said. */
  readonly at: number;
  /** What it said before, the oldest first. */
  readonly former: readonly ShownMessage[];
}

export function toldIn({ messages }: ShownThread): readonly Told[] {
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

export const audienceKeyOf = (audience: AskedAudience): string => (audience.of === 'group' ? `group/${audience.group}` : audience.of);

/** Who reads it, in words and as a shape: the more of it is full, the more read it. */
export function audienceOf(audience: AskedAudience, own: EntityId, text: Text, entities: Entities, forum: ShownForum | null) {
  const shapes: Readonly<Record<AskedAudience['of'], ShapeName>> = {
    delegation: 'quarter',
    group: 'half',
    'member-states': 'three-quarters',
    seats: 'disc',
  };
  const words = ((): string => {
    switch (audience.of) {
      case 'delegation':
        return text.t('thread.for.delegation', { state: entities.name(own) });
      case 'group': {
        const group = forum?.groups.find((one) => one.group === audience.group);
        return text.t('thread.for.group', { group: group === undefined ? audience.group : nameIn(group.names, text.language) });
      }
      case 'member-states':
        return text.t('thread.for.memberStates');
      case 'seats':
        return text.t('thread.for.seats');
    }
  })();
  return { shape: shapes[audience.of], words };
}

/** Who of the forum reads what is said there. */
export function readersOf(
  audience: AskedAudience,
  own: EntityId,
  entities: Entities<ListedEntity>,
  forum: ShownForum | null,
): readonly ListedEntity[] {
  switch (audience.of) {
    case 'delegation':
      return entities.list.filter(({ id }) => id === own);
    case 'group': {
      const members = new Set(forum?.groups.find((one) => one.group === audience.group)?.members);
      return entities.list.filter(({ id }) => members.has(id));
    }
    case 'member-states':
      return entities.memberStates;
    case 'seats':
      return entities.list;
  }
}

/** `@BRU`: the code of who is called upon, whatever its case. */
const NAMED = /@([\p{L}\p{N}-]{1,12})/gu;

export function mentionsIn(words: string, entities: Entities<ListedEntity>): readonly ListedEntity[] {
  const codes = new Set([...words.matchAll(NAMED)].map(([, code = '']) => code.toUpperCase()));
  return entities.list.filter(({ code }) => codes.has(code.toUpperCase()));
}

export interface Completing {
  /** Where its `@` stands. */
  readonly at: number;
  readonly asked: string;
}

/** What somebody begins to name before the caret. */
export function completing(words: string, caret: number): Completing | null {
  const found = /(?:^|[\s(])@([\p{L}\p{N}-]{0,24})$/u.exec(words.slice(0, caret));
  if (found === null) return null;
  const [, asked = ''] = found;
  return { at: caret - asked.length - 1, asked };
}

const MOST = 6;

/** By code first, then by name. */
export function completions({ asked }: Completing, among: readonly ListedEntity[], entities: Entities): readonly ListedEntity[] {
  const wanted = asked.toLocaleLowerCase();
  const begins = (words: string): boolean => words.toLocaleLowerCase().startsWith(wanted);
  const byCode = among.filter(({ code }) => begins(code));
  const byName = among.filter((one) => !byCode.includes(one) && entities.name(one.id).split(/[\s-]/u).some(begins));
  return [...byCode, ...byName].slice(0, MOST);
}

const BEGINNING = 80;
export const beginningOf = (words: string): string => [...words.replaceAll(/\s+/gu, ' ')].slice(0, BEGINNING).join('');
