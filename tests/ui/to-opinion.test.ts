// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { toOpinion } from '../../client/pages/to-opinion.ts';
import { manualClock } from '../support/clock.ts';

/** How one comes there: by the application, by the browser, or not yet. */
function going(near: () => Promise<unknown>) {
  window.history.replaceState(null, '', '/');
  const clock = manualClock();
  const ways: string[] = [];
  const around = toOpinion({ near, leave: (to) => ways.push(`browser ${to}`), clock });
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
