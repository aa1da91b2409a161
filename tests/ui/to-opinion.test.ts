// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { ask, isWriting } from '../../client/pages/ask.ts';
import { toOpinion } from '../../client/pages/to-opinion.ts';
import { manualClock } from '../support/clock.ts';

/** How one comes there: by the application, by the browser, or not yet. */
function going(near: () => Promise<unknown>) {
  window.history.replaceState(null, '', '/');
  const clock = manualClock();
  const ways: string[] = [];
  const around = toOpinion({ near, sends: isWriting, leave: (to) => ways.push(`browser ${to}`), clock });
  const go = (to: string): void => around((path) => ways.push(`application ${path}`), to);
  return { go, ways, clock };
}

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

it('P2 where code and server are near the application goes to an opinion, and the browser where they are not', async () => {
  const near = going(() => Promise.resolve());
  near.go('/o/x#b');
  await tick();
  near.clock.advance(10_000);
  expect(near.ways).toEqual(['application /o/x#b']);
  const far = going(() => new Promise(() => {}));
  far.go('/o/x');
  far.go('/documents');
  far.clock.advance(10_000);
  far.go('/o/x');
  far.go('/o/y');
  far.clock.advance(400);
  expect(far.ways).toEqual(['application /documents', 'browser /o/y']);
});

it('P2 without a line the application stays and says so', async () => {
  const { go, ways, clock } = going(() => Promise.reject(new TypeError('no line')));
  go('/o/x');
  await tick();
  clock.advance(10_000);
  expect(ways).toEqual(['application /o/x']);
});

it('P2 from one view of an opinion to another nothing is waited for', () => {
  const { go, ways } = going(() => new Promise(() => {}));
  window.history.replaceState(null, '', '/o/x');
  go('/o/x/table');
  expect(ways).toEqual(['application /o/x/table']);
});

it('P2 an act that is on its way on a weak line is sent to its end: the page that sends it stays', async () => {
  const arrived: ((answer: Response) => void)[] = [];
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => arrived.push(resolve)));
  const { go, ways, clock } = going(() => new Promise(() => {}));
  const reading = ask('GET /api/opinions');
  const act = ask('POST /api/sign-out');
  go('/o/x');
  clock.advance(400);
  expect(ways).toEqual(['application /o/x']);
  for (const answer of arrived) answer(new Response('null'));
  expect([(await act).ok, (await reading).ok, isWriting()]).toEqual([true, true, false]);
  void ask('GET /api/opinions');
  go('/o/y');
  clock.advance(400);
  expect(ways).toEqual(['application /o/x', 'browser /o/y']);
  vi.unstubAllGlobals();
});
