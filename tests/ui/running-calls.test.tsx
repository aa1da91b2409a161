// @vitest-environment happy-dom
/** A call that runs is seen wherever somebody reads, but where its own page says it. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ForumContext } from '../../client/pages/forum.tsx';
import { callsMoved } from '../../client/pages/moved.ts';
import { RunningCalls } from '../../client/pages/running-calls.tsx';
import { tell } from '../../client/pages/told.ts';
import { askedNow } from '../../client/ui/title.tsx';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { RunningCall } from '../../shared/wire/opinion.ts';
import { ARL } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

afterEach(() => {
  cleanup();
  // what waits to be said is said
  vi.runAllTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.getElementById('status')?.remove();
  window.history.replaceState(null, '', '/');
});

const paragraph = (label: string) => ({ id: `b${label}`, kind: 'preamble-item', label, heading: 'noting', removed: false }) as const;
const call = (seq: number, more: Partial<RunningCall> = {}): RunningCall => ({
  ...{ seq, paragraphs: [paragraph('b)')], deadline: null, leftMs: 12_000, said: [] },
  ...more,
});
const listed = (id: string, number: string, calls: readonly RunningCall[], blockers: readonly Refusal[] = []) => ({
  ...{ id, number, calls, blockers },
});

async function show(at: string, forum = FORUM, ...opinions: readonly ReturnType<typeof listed>[]) {
  window.history.replaceState(null, '', at);
  const answers = { 'GET /api/opinions': opinions };
  const asked = answering(answers);
  const status = document.createElement('p');
  status.id = 'status';
  document.body.append(status);
  render(
    <Around actor={ARL}>
      <ForumContext value={seen(forum)}>
        <RunningCalls />
      </ForumContext>
    </Around>,
  );
  await act(() => vi.advanceTimersByTimeAsync(0));
  const now = (...others: typeof opinions): void => {
    answers['GET /api/opinions'] = others;
  };
  return { asked, now, said: () => status.textContent, forget: () => status.replaceChildren() };
}

/** As they stand where there is room, or on a phone: the style sheet shows one or the other. */
const lines = (on: 'desk' | 'phone' = 'desk'): readonly string[] =>
  screen.queryAllByRole('paragraph').flatMap((line) => {
    if (line.id === 'status') return [];
    const shown = line.cloneNode(true) as Element;
    shown.querySelector(on === 'desk' ? '.asked-of' : '.asked')?.remove();
    return [shown.textContent?.trim() ?? ''];
  });

describe('the calls that run', () => {
  it('F3.7 are told in a line for each opinion, with the way there and the time that is left, and said once', async () => {
    vi.useFakeTimers();
    const silence = call(4, { deadline: Date.UTC(2030, 4, 20, 10), leftMs: 86_400_000, paragraphs: [paragraph('a)'), paragraph('c)')] });
    const { asked, said } = await show(
      '/docket',
      FORUM,
      listed('sites', '2', [call(9), silence]),
      listed('cables', '3', [call(5, { paragraphs: null, leftMs: 0 })]),
    );
    expect(lines()).toEqual([
      '0:12 Answer Draft opinion 2: The chair asks for objections to “noting b)”. Delegations have 12 more seconds to answer.',
      expect.stringMatching(
        /^Answer Until .*20 May 2030.* Draft opinion 2: The chair asks for objections to “noting a\)” and “noting c\)”\.$/,
      ),
      'Answer Draft opinion 3: The chair calls for adoption of the whole text. Time is up. An objection still counts.',
    ]);
    expect(screen.getAllByRole('link').map((one) => one.getAttribute('href'))).toEqual([
      '/o/sites?answer#bb)',
      '/o/sites#bb)',
      '/o/sites?answer#ba)',
      '/o/sites#ba)',
      '/o/cables?answer',
      '/o/cables',
    ]);
    const first = said();
    expect(first).toContain('noting b)');
    await act(() => vi.advanceTimersByTimeAsync(4_000));
    expect(lines()[0]).toContain('8 more seconds');
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    // a sitting is open: it was asked again, and the answer says 12 s anew
    expect(asked).toHaveLength(2);
    expect(lines()[0]).toContain('11 more seconds');
  });

  it('F3.7 are told on the screen of the room of other texts than the one that it shows, which says them itself', async () => {
    vi.useFakeTimers();
    const agenda = [{ item: 'drafts', title: 'Draft opinions', opinions: ['sites', 'cables'] }];
    const at = (opinion: string | null) => ({ item: 'drafts', opinion });
    const floor = { meeting: 'ieg-1', agenda, closed: false, seconds: null, speaker: null, queue: [] };
    const all = [listed('sites', '2', [call(9)]), listed('cables', '3', [call(5)])];
    const shown = async (opinion: string | null, path = '/screen/ieg-1') => {
      await show(path, { ...FORUM, floors: [{ ...floor, at: at(opinion) }] }, ...all);
      const numbers = lines().map((line) => /Draft opinion (\d)/.exec(line)?.[1]);
      cleanup();
      document.getElementById('status')?.remove();
      return numbers;
    };
    expect(await shown('sites')).toEqual(['3']);
    expect(await shown(null)).toEqual(['2', '3']);
    expect(await shown('sites', '/screen/ieg-2')).toEqual(['2', '3']);
    expect(await shown('sites', '/docket')).toEqual(['2', '3']);
    expect(await shown('sites', '/o/cables/screen')).toEqual(['2']);
  });

  it('P3 are told within a moment, in the tab too, with what to press, and no clock shows nothing while an objection still counts', async () => {
    vi.useFakeTimers();
    const { asked, now, said } = await show('/docket', { ...FORUM, meetings: [] }, listed('sites', '2', []));
    expect([lines(), askedNow.getSnapshot()]).toEqual([[], null]);
    now(listed('sites', '2', [call(40, { leftMs: 2_000 })]));
    act(() => callsMoved.set(callsMoved.getSnapshot() + 1));
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(asked).toHaveLength(2);
    expect(said()).toBe(
      'Draft opinion 2: The chair asks for objections to “noting b)”. To object, press Answer at the top of the page and then Object.',
    );
    expect(askedNow.getSnapshot()).toBe('Call – 0:02 – Draft opinion 2: The chair asks for objections to “noting b)”.');
    expect(screen.getByRole('link', { name: /^Answer: Draft opinion 2/ }).getAttribute('href')).toBe('/o/sites?answer#bb)');
    now(listed('sites', '2', [call(40, { leftMs: 0 })]));
    await act(() => vi.advanceTimersByTimeAsync(6_000));
    expect(lines()[0]).not.toContain('0:00');
    expect(askedNow.getSnapshot()).toBe('Call – Draft opinion 2: The chair asks for objections to “noting b)”.');
    expect(said()).toContain('The time has run out. An objection still counts until the chair declares.');
    cleanup();
    expect(askedNow.getSnapshot()).toBeNull();
  });

  it('P7 name each its paragraphs, on a phone too, and count those that are many', async () => {
    vi.useFakeTimers();
    const many = call(7, { paragraphs: ['a)', 'b)', 'c)', 'd)'].map(paragraph) });
    await show(
      '/docket',
      FORUM,
      listed('sites', '2', [call(9)]),
      listed('power', '4', [many]),
      listed('cables', '3', [call(5, { paragraphs: null })]),
    );
    expect(lines('phone').map((line) => line.replace(/Delegations.*/, ''))).toEqual([
      '0:12 Answer Draft opinion 2: “noting b)” ',
      '0:12 Answer Draft opinion 4: 4 paragraphs ',
      '0:12 Answer Draft opinion 3: the opinion as a whole ',
    ]);
    expect(lines()[1]).toContain('Draft opinion 4: The chair asks for objections to 4 paragraphs.');
  });

  it('3.13 are told each with its end where they end at different times', async () => {
    vi.useFakeTimers();
    const until = (day: number) => ({ deadline: Date.UTC(2030, 4, day, 10), leftMs: 86_400_000 });
    const over = { deadline: Date.UTC(2030, 4, 10), leftMs: 0 };
    await show('/docket', FORUM, listed('sites', '2', [call(4, until(20)), call(5, until(25)), call(3, over)]));
    expect(lines()).toEqual([
      expect.stringMatching(/Time is up/),
      expect.stringMatching(/^Answer Until 20 May 2030/),
      expect.stringMatching(/^Answer Until 25 May 2030/),
    ]);
  });

  it('F3.7 are told as over when their time has passed, however often it is asked', async () => {
    vi.useFakeTimers();
    const { asked } = await show('/docket', FORUM, listed('sites', '2', [call(9, { leftMs: 0 })]));
    await act(() => vi.advanceTimersByTimeAsync(11_000));
    expect(asked.length).toBeGreaterThan(2);
    expect(lines()).toEqual([expect.stringContaining('Time is up.')]);
  });

  it('F3.7 say for whom and until when a request for time has made them long', async () => {
    vi.useFakeTimers();
    const asked = { code: 'time-asked', blocks: ['bb)'], entities: ['bru'], date: Date.UTC(2030, 4, 30, 12) } as const;
    await show('/docket', FORUM, listed('sites', '2', [call(9)], [asked, { ...asked, blocks: ['bc)'], entities: ['cor'] }]));
    expect(lines()).toEqual([expect.stringMatching(/Delegations have 12 more seconds to answer\.Bruma has time until 30 May 2030$/)]);
  });

  it('F3.7 are not said again where the page of the opinion has said them, nor when an older answer comes late', async () => {
    vi.useFakeTimers();
    tell('power', 6);
    const { said, now, forget } = await show('/docket', FORUM, listed('power', '4', [call(6)]));
    expect(said()).toBe('');
    now(listed('power', '4', [call(8)]));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(said()).toContain('Draft opinion 4');
    now(listed('power', '4', []));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    forget();
    now(listed('power', '4', [call(8)]));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect([lines().length, said()]).toEqual([1, '']);
  });

  it('F3.7 are left out where the page of the opinion says them', async () => {
    vi.useFakeTimers();
    await show('/o/sites/table', FORUM, listed('sites', '2', [call(9)]), listed('cables', '3', [call(5)]));
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toContain('Draft opinion 3');
  });

  it('F3.7 are looked for no more often than the forum where no meeting sits and none is live', async () => {
    vi.useFakeTimers();
    const { asked } = await show('/', { ...FORUM, meetings: [] }, listed('sites', '2', []));
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(asked).toHaveLength(1);
    expect(lines()).toEqual([]);
  });
});
