// @vitest-environment happy-dom
/** A call reaches whoever looks elsewhere: by the tab, and as each person has chosen. */
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallSignals } from '../../client/pages/call-signals.tsx';
import { ForumContext } from '../../client/pages/forum.tsx';
import { RunningCalls } from '../../client/pages/running-calls.tsx';
import { Title } from '../../client/ui/title.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { RunningCall } from '../../shared/wire/opinion.ts';
import { ARL, BRU, CHAIR } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { FORUM, seen } from './support/forum.ts';

/** What was heard and shown. */
let rung = 0;
let notices: { words: string; onclick: () => void }[] = [];
let permission: NotificationPermission;

beforeEach(() => {
  rung = 0;
  notices = [];
  permission = 'default';
  const part = () => ({
    ...{ frequency: {}, gain: { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} } },
    ...{ connect: (to: unknown) => to, start: () => {}, stop: () => {} },
  });
  vi.stubGlobal(
    'AudioContext',
    class {
      readonly destination = {};
      readonly createOscillator = part;
      readonly createGain = part;
      constructor() {
        rung += 1;
      }
    },
  );
  vi.stubGlobal(
    'Notification',
    class {
      static get permission() {
        return permission;
      }
      static requestPermission = async () => permission;
      onclick = (): void => {};
      readonly close = (): void => {};
      readonly words: string;
      constructor(words: string) {
        this.words = words;
        notices.push(this);
      }
    },
  );
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  localStorage.clear();
  document.head.replaceChildren();
  window.history.replaceState(null, '', '/');
});

const paragraph = { id: 'bb', kind: 'preamble-item', label: 'b)', heading: 'noting', removed: false } as const;
const call = (seq: number, more: Partial<RunningCall> = {}): RunningCall => ({
  ...{ seq, paragraphs: [paragraph], deadline: null, leftMs: 12_000, said: [] },
  ...more,
});

/** `begin` says that these calls run now. */
async function stand(actor: Actor, ...first: readonly RunningCall[]) {
  document.head.innerHTML = '<link rel="icon" href="data:,">';
  window.history.replaceState(null, '', '/docket');
  const answers = { 'GET /api/opinions': [] as object[] };
  const say = (calls: readonly RunningCall[], ...others: readonly object[]): void => {
    answers['GET /api/opinions'] = [...others, { id: 'sites', number: '2', calls, blockers: [] }];
  };
  say(first);
  answering(answers);
  const drawn: string[] = [];
  render(
    <Around actor={actor}>
      <ForumContext value={seen(FORUM)}>
        <Title words="Docket" />
        <Profiler id="calls" onRender={(_, phase) => void drawn.push(phase)}>
          <RunningCalls />
        </Profiler>
      </ForumContext>
    </Around>,
  );
  await act(() => vi.advanceTimersByTimeAsync(0));
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
  const besides = (other: object, ...calls: readonly RunningCall[]) => {
    say(calls, other);
    return pass(5_000);
  };
  const begin = (...calls: readonly RunningCall[]) => {
    say(calls);
    return pass(5_000);
  };
  return {
    pass,
    begin: Object.assign(begin, { besides }),
    drawn: () => drawn.length,
    mark: () => document.querySelector('link')?.getAttribute('href'),
  };
}

const choose = (actor: Actor, ...signals: readonly string[]): void => {
  localStorage.setItem(`nemcon.signals.${actor.seat}.A. Person`, signals.join(' '));
};

describe('the tab', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('P23 says to whoever may answer that a call runs, and for how long; each second draws once', async () => {
    const { pass, drawn, mark, begin } = await stand(ARL, call(4));
    expect(document.title).toBe('Call – 0:12 – Draft opinion 2: The chair asks for objections to “noting b)”. – Docket – nemcon');
    expect(mark()).toMatch(/^data:image\/svg/);
    await pass(500);
    const before = drawn();
    await pass(4_000);
    expect([drawn() - before, document.title.slice(0, 11)]).toEqual([4, 'Call – 0:08']);
    await begin(call(4, { said: [{ block: 'bb', kind: 'objection' }] }));
    expect(document.title).toMatch(/^● Draft opinion 2/);
    expect([mark(), screen.queryByRole('link', { name: /^Answer/ })]).toEqual(['data:,', null]);
    expect(screen.getByText('Arlen objects')).toBeTruthy();
    await begin();
    expect(document.title).toBe('Docket – nemcon');
  });

  it('P23 names, of several calls, one that can still be answered within its time', async () => {
    const over = { id: 'power', number: '1', calls: [call(3, { leftMs: 0 })], blockers: [] };
    const { begin } = await stand(ARL);
    await begin.besides(over, call(4, { leftMs: 40_000 }));
    expect(document.title).toMatch(/^Call – 0:40 – Draft opinion 2/);
    await begin.besides(over);
    expect(document.title).toMatch(/^Call – Draft opinion 1/);
  });

  it('P23 shows whoever may not answer no clock', async () => {
    const { mark } = await stand(CHAIR, call(4));
    expect([document.title.slice(0, 17), mark()]).toEqual(['● Draft opinion 2', 'data:,']);
  });
});

describe('a sound, and a notice of the browser', () => {
  beforeEach(() => void vi.useFakeTimers());
  const hidden = (is: boolean) => vi.spyOn(document, 'hidden', 'get').mockReturnValue(is);

  it('P23 come when a call begins, where they were chosen, and not for what ran before or was answered', async () => {
    permission = 'granted';
    hidden(true);
    choose(ARL, 'sound', 'notice');
    const { begin } = await stand(ARL, call(4));
    expect([rung, notices.length]).toEqual([0, 0]);
    await begin(call(4), call(9));
    expect([rung, notices.map(({ words }) => words)]).toEqual([1, [expect.stringContaining('Draft opinion 2: The chair asks')]]);
    await begin(call(4), call(9));
    await begin(call(12, { said: [{ block: 'bb', kind: 'support' }] }));
    await begin(call(14, { deadline: Date.UTC(2030, 1), leftMs: 86_400_000 }));
    expect([rung, notices.length]).toEqual([1, 1]);
    act(() => notices[0]?.onclick());
    expect(window.location.pathname + window.location.search + window.location.hash).toBe('/o/sites?answer#bb');
  });

  it('P23 are at first neither, are one person’s, and a notice is for a page out of sight', async () => {
    permission = 'granted';
    choose(BRU, 'sound', 'notice');
    const one = await stand(ARL);
    await one.begin(call(4));
    expect([rung, notices.length]).toEqual([0, 0]);
    cleanup();
    choose(ARL, 'notice');
    hidden(false);
    const other = await stand(ARL);
    await other.begin(call(4));
    expect([rung, notices.length]).toEqual([0, 0]);
  });
});

describe('the choice', () => {
  const show = () => {
    render(
      <Around actor={ARL}>
        <CallSignals />
      </Around>,
    );
    return userEvent.setup();
  };
  const tick = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });

  it('P23 is kept, lets the sound be heard, and says where the browser lets no notice be shown', async () => {
    const user = show();
    expect([tick(/sound/).checked, tick(/notification/).checked]).toEqual([false, false]);
    await user.click(tick(/sound/));
    expect([rung, tick(/sound/).checked]).toEqual([1, true]);
    permission = 'denied';
    await user.click(tick(/notification/));
    expect(screen.getByText(/does not allow notifications/)).toBeTruthy();
    expect(tick(/notification/).checked).toBe(false);
    permission = 'granted';
    await user.click(tick(/notification/));
    expect([tick(/notification/).checked, screen.queryByText(/does not allow/)]).toEqual([true, null]);
    cleanup();
    show();
    expect([tick(/sound/).checked, tick(/notification/).checked]).toEqual([true, true]);
  });
});
