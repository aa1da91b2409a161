/** Who reads what is said beside a text, and whom it names. */
import type { AskedAudience } from '../../../../shared/comments/audience.ts';
import type { Text } from '../../../../shared/i18n/text.ts';
import type { EntityId } from '../../../../shared/opinion/vocabulary.ts';
import type { Entities } from '../../../../shared/page/entities.ts';
import type { ShapeName } from '../../../../shared/page/shapes.ts';
import { audienceWords } from '../../../../shared/page/threads.ts';
import type { ListedEntity, ShownForum } from '../../../../shared/wire/forum.ts';

/** Who reads it, in words and as a shape: the more of it is full, the more read it. */
export function audienceOf(audience: AskedAudience, own: EntityId, text: Text, entities: Entities, forum: ShownForum | null) {
  const shapes: Readonly<Record<AskedAudience['of'], ShapeName>> = {
    delegation: 'quarter',
    group: 'half',
    'member-states': 'three-quarters',
    seats: 'disc',
  };
  return { shape: shapes[audience.of], words: audienceWords(audience, own, text, entities, forum?.groups ?? []) };
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
