// @vitest-environment happy-dom
/** The line by which the forum's pages are kept as it is now: lost and back, said once each, and by one part of the page alone. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ForumProvider } from '../../client/pages/forum.tsx';
import { LineLost } from '../../client/pages/line-lost.tsx';
import { NOBODY } from '../../client/pages/myself.ts';
import type { Me } from '../../shared/wire/session.ts';
import { ARL } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM } from './support/forum.ts';

class Stream {
  static last: Stream;
  onmessage: ((event: { readonly data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  static CLOSED = 2;
  constructor() {
    Stream.last = this;
  }
  addEventListener(): void {}
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

const said: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2030, 4, 16, 9) });
  vi.stubGlobal('EventSource', Stream);
  for (const region of ['status', 'alert']) {
    const element = document.createElement('p');
    element.id = region;
    document.body.append(element);
    new MutationObserver(() => said.push(`${region}: ${element.textContent}`)).observe(element, { childList: true });
  }
});
afterEach(() => {
  cleanup();
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  window.history.replaceState(null, '', '/');
  said.length = 0;
});

const pass = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms));

async function show(at: string) {
  window.history.replaceState(null, '', at);
  const answers: Record<string, unknown> = { 'GET /api/forum': FORUM, 'GET /api/me': NOBODY };
  const asked = answering(answers);
  render(
    <Around actor={ARL}>
      <ForumProvider on>
        <LineLost />
      </ForumProvider>
    </Around>,
  );
  await pass(0);
  return {
    asked,
    answer: (answer: unknown) => (answers['GET /api/forum'] = answer),
    as: (me: Me) => (answers['GET /api/me'] = me),
  };
}

const LOST = 'Not live since 09:00. What stands here may have changed since.';
const line = () => document.querySelector('.line-lost p')?.textContent?.trim();

it('N7 says once that the line is lost and since when, and once that it is back', async () => {
  const { answer } = await show('/meetings/ieg-1');
  await pass(10_000);
  answer('no connection');
  act(() => Stream.last.onerror?.());
  await pass(60_000);
  expect([line(), said]).toEqual([LOST, [`alert: ${LOST}`]]);
  expect(document.querySelector('.line-lost svg.quarter')).not.toBeNull();
  answer(FORUM);
  await pass(10_000);
  expect([line(), said]).toEqual([undefined, [`alert: ${LOST}`, 'status: Live again.']]);
});

it('N7 is silent where the stream comes back by itself, or where asking goes on without it', async () => {
  const { asked } = await show('/meetings/ieg-1');
  act(() => Stream.last.onerror?.());
  act(() => Stream.last.onmessage?.({ data: `${FORUM.seq}` }));
  await pass(20_000);
  expect(asked).toHaveLength(1);
  await pass(60_000);
  expect(asked.length).toBeGreaterThan(2);
  expect([line(), said]).toEqual([undefined, []]);
});

it('N7 says it where nothing is refused and nothing comes', async () => {
  await show('/meetings/ieg-1');
  vi.stubGlobal('fetch', () => new Promise((_, fail) => setTimeout(() => fail(new TypeError('timed out')), 120_000)));
  await pass(45_000);
  expect([line(), said]).toEqual([LOST, [`alert: ${LOST}`]]);
});

it('N7 tries again by a press, and leaves it to the line of a text where one is open', async () => {
  const { answer, asked } = await show('/meetings/ieg-1');
  answer('no connection');
  act(() => Stream.last.onerror?.());
  await pass(6_000);
  const before = asked.length;
  act(() => screen.getByRole('button', { name: 'Try now' }).click());
  expect(asked).toHaveLength(before + 1);
  cleanup();
  said.length = 0;
  const text = await show('/o/cable-landing');
  text.answer('no connection');
  act(() => Stream.last.onerror?.());
  await pass(60_000);
  expect([line(), said]).toEqual([undefined, []]);
});

it('N11 says that the session has ended, and where to sign in without leaving the page; back there it is silent again', async () => {
  const { answer } = await show('/meetings/ieg-1');
  answer([401, { code: 'signed-out' }]);
  act(() => Stream.last.onerror?.());
  await pass(10_000);
  const words = 'Your access has ended: you were signed out. What you typed here stays. Sign in in another tab, and come back to this one.';
  expect([line(), said]).toEqual([words, [`alert: ${words}`]]);
  expect(screen.getByRole('link', { name: 'Sign in in another tab' }).getAttribute('target')).toBe('_blank');
  answer(FORUM);
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await pass(0);
  expect([line(), said.at(-1)]).toEqual([undefined, 'status: Live again.']);
});

it('A8 says why it has ended where that was to make room, once and of nobody', async () => {
  const { answer, as } = await show('/meetings/ieg-1');
  as({ ...NOBODY, putOut: { at: Date.UTC(2030, 4, 16, 9), by: { person: 'B. Lind', label: '' } } });
  answer([401, { code: 'put-out' }]);
  act(() => Stream.last.onerror?.());
  await pass(10_000);
  // what is said stands long enough to be heard
  await pass(1_000);
  const why = 'The seat already had as many sessions as a seat can have. The one that ended had been unused the longest.';
  expect(line()).toMatch(new RegExp(`^Your access has ended: you were signed out\\. ${why} What you typed here stays`));
  expect(said.filter((words) => words.includes(why))).toEqual([`alert: ${why}`]);
  expect(document.body.textContent).not.toContain('Lind');
});
