// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { askOnce } from '../../client/pages/ask-once.ts';
import { type Asked, answering } from './support/api.ts';

const PATH = '/api/forum/commands';
const idIn = (asked: readonly Asked[], at: number): unknown => (asked[at]?.body as { readonly uuid: string } | undefined)?.uuid;

it('is one request while no answer came, and another after one', async () => {
  const unheard = answering({ [`POST ${PATH}`]: 'no connection' });
  await askOnce(PATH, { do: 'suspend' });
  await askOnce(PATH, { do: 'suspend' });
  const heard = answering({ [`POST ${PATH}`]: {} });
  await askOnce(PATH, { do: 'suspend' });
  await askOnce(PATH, { do: 'suspend' });
  expect(idIn(unheard, 0)).toBeTypeOf('string');
  expect([idIn(unheard, 1), idIn(heard, 0)]).toEqual([idIn(unheard, 0), idIn(unheard, 0)]);
  expect(idIn(heard, 1)).not.toBe(idIn(heard, 0));
});

it('is one request when it is pressed twice at once', async () => {
  const asked = answering({ [`POST ${PATH}`]: {} });
  await Promise.all([askOnce(PATH, { do: 'open' }), askOnce(PATH, { do: 'open' })]);
  expect(idIn(asked, 1)).toBe(idIn(asked, 0));
});

it('is another one where something else was asked for in between', async () => {
  const asked = answering({ [`POST ${PATH}`]: [503, { code: 'storage' }] });
  await askOnce(PATH, { do: 'suspend' });
  await askOnce(PATH, { do: 'resume' });
  await askOnce(PATH, { do: 'suspend' });
  expect(new Set([0, 1, 2].map((at) => idIn(asked, at))).size).toBe(3);
});
