// @vitest-environment happy-dom
/** What was read from the server: that it comes, failed, is of before or is empty is told apart in words. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { Answered, NotRead } from '../../client/pages/answered.tsx';
import { both, type Loaded, useLoaded } from '../../client/pages/loaded.ts';
import { ARL } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const ANSWER = 'GET /api/opinions';
const user = userEvent.setup();

function Drafts() {
  const opinions = useLoaded('GET /api/opinions');
  return (
    <Answered of={opinions} empty="No draft yet.">
      {(all) => all.map(({ id, title }) => <p key={id}>{title}</p>)}
    </Answered>
  );
}

const show = () =>
  render(
    <Around actor={ARL}>
      <Drafts />
    </Around>,
  );
const words = (): string => document.body.textContent ?? '';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('P14 tells what comes from what could not be read and from what is empty, and reads it again when asked', async () => {
  answering({ [ANSWER]: 'no connection' });
  show();
  expect(words()).toBe('Loading…');
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain('This could not be loaded.');
  expect(words()).not.toContain('No draft yet.');
  answering({ [ANSWER]: [] });
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('No draft yet.')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('P14 keeps what was read before, with its time', async () => {
  answering({ [ANSWER]: [{ id: 'a', title: 'ON SITES' }] });
  show();
  expect(await screen.findByText('ON SITES')).toBeTruthy();
  answering({ [ANSWER]: [503, { code: 'other' }] });
  await act(async () => window.dispatchEvent(new Event('online')));
  expect(screen.getByText('ON SITES')).toBeTruthy();
  expect(screen.getByRole('alert').textContent).toMatch(/^This could not be loaded again\. What is shown is from .*\d{4}/);
});

it('P14 offers no second try where it would answer the same', async () => {
  answering({ [ANSWER]: [403, { code: 'not-allowed' }] });
  show();
  expect((await screen.findByRole('alert')).textContent).toMatch(/may not|not allowed/i);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

it('P14 two readings are here when both are, and in trouble when one is', async () => {
  const refetched: string[] = [];
  const of = <Value,>(name: string, value: Value | null, status: number | null): Loaded<Value> => ({
    value,
    trouble: status === null ? null : { status, code: '' },
    at: 1,
    refetch: async () => void refetched.push(name),
  });
  const half = both(of('a', 1, null), of('b', null, 500));
  expect([half.value, half.trouble?.status]).toEqual([null, 500]);
  expect(both(of('a', 1, null), of('b', 2, null)).value).toEqual([1, 2]);
  render(
    <Around actor={ARL}>
      <NotRead of={half} />
    </Around>,
  );
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(refetched).toEqual(['a', 'b']);
});
