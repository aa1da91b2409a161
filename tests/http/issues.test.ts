import { expect, it } from 'vitest';
import { z } from 'zod';
import { issuesOf } from '../../server/http/issues.ts';
import { forumEnvelope } from '../../shared/wire/forum.ts';
import { address, eMail, line, prose } from '../../shared/wire/value.ts';

const shape = z.object({
  title: line(5),
  words: prose(5),
  count: z.int().min(0).max(9),
  list: z.array(z.string()).min(1).max(2),
  mail: eMail,
  site: address,
  kind: z.enum(['a', 'b']),
  at: z.int(),
});
const right = { title: 'ab', words: 'ab', count: 3, list: ['x'], mail: 'a@b.example', site: 'https://b.example/', kind: 'a', at: 1 };

function faults(given: object) {
  const whole = { ...right, ...given };
  return issuesOf(shape.safeParse(whole).error?.issues ?? [], whole).map(({ path, fault, most }) => [path, fault, most]);
}

it.each([
  [{ title: '  ' }, 'title', 'missing', undefined],
  [{ title: undefined }, 'title', 'missing', undefined],
  [{ title: 'abcdef' }, 'title', 'long', 5],
  [{ title: 'a\u202eb' }, 'title', 'unshowable', undefined],
  [{ words: 'abcdef' }, 'words', 'long', 5],
  [{ count: 10 }, 'count', 'number', undefined],
  [{ count: -1 }, 'count', 'number', undefined],
  [{ list: [] }, 'list', 'missing', undefined],
  [{ list: ['a', 'b', 'c'] }, 'list', 'many', 2],
  [{ mail: 'nowhere' }, 'mail', 'e-mail', undefined],
  [{ site: 'ftp://x' }, 'site', 'address', undefined],
  [{ kind: 'c' }, 'kind', 'other', undefined],
  // a day that is none comes as null
  [{ at: null }, 'at', 'missing', undefined],
])('P10 what is wrong with %j is known without reading words', (given, path, fault, most) => {
  expect(faults(given)).toEqual([[path, fault, most]]);
});

it('P10 the field is named inside a command too', () => {
  const given = { uuid: crypto.randomUUID(), command: { do: 'change-entity', id: 'arl', code: 'ARL', names: { en: 'x'.repeat(201) } } };
  const issues = issuesOf(forumEnvelope.safeParse(given).error?.issues ?? [], given);
  expect(issues.map(({ path, fault, most }) => [path, fault, most])).toEqual([['command.names.en', 'long', 200]]);
});
