// @vitest-environment happy-dom
/** Pages whose server cannot read: they say so, and go on by themselves once it can. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { App } from '../../client/pages/app.tsx';
import { Sessions } from '../../client/pages/sessions/sessions.tsx';
import { ARL } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

const AWAY = [503, { type: 'urn:nemcon:problem:storage', code: 'storage', status: 503, title: '' }];
const SAID = /What belongs here comes by itself/;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms));

/** Chunks of the page come by their own time. */
async function seen(there: () => boolean): Promise<void> {
  while (!there()) await act(() => new Promise((resolve) => setImmediate(resolve)));
}

it('N9 a list that could not be read says so and is read again by itself, until it is there', async () => {
  const answers: Record<string, unknown> = {
    'GET /api/sessions': AWAY,
    'GET /api/tokens': [],
    'GET /api/me/mail': { calls: false, sends: false, address: false },
  };
  const asked = answering(answers);
  render(
    <Around actor={ARL}>
      <Sessions />
    </Around>,
  );
  await pass(0);
  expect(screen.getByRole('alert').textContent).toMatch(SAID);
  await pass(5_000);
  await pass(5_000);
  const lists = () => asked.filter(({ what }) => what === 'GET /api/sessions').length;
  expect(lists()).toBe(3);
  expect(screen.getByRole('alert').textContent).toMatch(SAID);
  answers['GET /api/sessions'] = [];
  await pass(5_000);
  expect(screen.queryByRole('alert')).toBeNull();
  await pass(60_000);
  expect(lists()).toBe(4);
});

it('N9 a page that could not learn who opens it does not take them for signed out, and goes on by itself', async () => {
  const NOBODY = { signedIn: false, seat: null, person: null, language: 'en', demo: false, forum: { name: 'Forum' }, provider: null };
  const answers: Record<string, unknown> = { 'GET /api/me': AWAY };
  answering(answers);
  render(<App />);
  await seen(() => SAID.test(screen.queryByRole('alert')?.textContent ?? ''));
  expect(screen.queryByRole('textbox')).toBeNull();
  answers['GET /api/me'] = NOBODY;
  await pass(5_000);
  await seen(() => screen.queryByRole('textbox') !== null);
  expect(screen.queryByRole('alert')).toBeNull();
});
