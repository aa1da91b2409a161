// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { askOnce } from '../../client/pages/ask-once.ts';
import { type Asked, answering } from './support/api.ts';

const ADDRESS = 'POST /api/forum/commands';
const asking = (what: 'suspend-sitting' | 'resume-sitting' | 'close-sitting') =>
  askOnce(ADDRESS, (uuid) => ({ body: { uuid, command: { do: what, meeting: 'ieg-1', sitting: 1 } } }));
const idIn = (asked: readonly Asked[], at: number): unknown => (asked[at]?.body as { readonly uuid: string } | undefined)?.uuid;

it('is one request while no answer came, and another after one', async () => {
  const unheard = answering({ [ADDRESS]: 'no connection' });
  await asking('suspend-sitting');
  await asking('suspend-sitting');
  const heard = answering({ [ADDRESS]: {} });
  await asking('suspend-sitting');
  await asking('suspend-sitting');
  expect(idIn(unheard, 0)).toBeTypeOf('string');
  expect([idIn(unheard, 1), idIn(heard, 0)]).toEqual([idIn(unheard, 0), idIn(unheard, 0)]);
  expect(idIn(heard, 1)).not.toBe(idIn(heard, 0));
});

it('is one request when it is pressed twice at once', async () => {
  const asked = answering({ [ADDRESS]: {} });
  await Promise.all([asking('close-sitting'), asking('close-sitting')]);
  expect(idIn(asked, 1)).toBe(idIn(asked, 0));
});

it('is another one where something else was asked for in between', async () => {
  const asked = answering({ [ADDRESS]: [503, { code: 'storage' }] });
  await asking('suspend-sitting');
  await asking('resume-sitting');
  await asking('suspend-sitting');
  expect(new Set([0, 1, 2].map((at) => idIn(asked, at))).size).toBe(3);
});
