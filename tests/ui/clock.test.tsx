// @vitest-environment happy-dom
/** While a call runs only what counts it is drawn again, and where the clock changes what may be done what says that. */
import { act, cleanup, screen } from '@testing-library/react';
import { type ComponentType, Profiler } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CHAIR } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

const drawn = vi.hoisted(() => new Map<string, number>());

/** The same, and how often it is drawn is counted. */
function counted<Props extends object>(name: string, Of: ComponentType<Props>) {
  const count = (): void => void drawn.set(name, (drawn.get(name) ?? 0) + 1);
  return (props: Props) => (
    <Profiler id={name} onRender={count}>
      <Of {...props} />
    </Profiler>
  );
}

vi.mock('../../client/pages/opinion/text/marks.tsx', async (original) => {
  const { Marks } = await original<typeof import('../../client/pages/opinion/text/marks.tsx')>();
  return { Marks: counted('marks', Marks) };
});
vi.mock('../../client/pages/opinion/cards/cards.tsx', async (original) => {
  const { Cards } = await original<typeof import('../../client/pages/opinion/cards/cards.tsx')>();
  return { Cards: counted('cards', Cards) };
});
vi.mock('../../client/pages/opinion/state.tsx', async (original) => {
  const { State } = await original<typeof import('../../client/pages/opinion/state.tsx')>();
  return { State: counted('state', State) };
});
vi.mock('../../client/pages/opinion/call-bar.tsx', async (original) => {
  const { CallBar } = await original<typeof import('../../client/pages/opinion/call-bar.tsx')>();
  return { CallBar: counted('call', CallBar) };
});

beforeEach(() => vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
});

const pass = (seconds: number): void => {
  for (let ticks = 0; ticks < seconds * 4; ticks++) act(() => void vi.advanceTimersByTime(250));
};

it('draws the clock once a second while a call runs, and when its time has passed what says so', async () => {
  const rig = new DeskRig(CHAIR);
  rig.world.call('a');
  // the page is opened at no whole second of the call
  vi.advanceTimersByTime(130);
  await rig.show('a');
  const declare = (): string | null => screen.getByRole('button', { name: 'Declare agreed: noting a)' }).getAttribute('aria-disabled');
  const clock = (): string | null | undefined => document.querySelector('.gavel-clock')?.getAttribute('data-left');
  expect([clock(), declare()]).toEqual(['0:15', 'true']);
  expect([...drawn.keys()].sort()).toEqual(['call', 'cards', 'marks', 'state']);
  drawn.clear();
  pass(5);
  expect(clock()).toBe('0:10');
  expect([...drawn]).toEqual([['call', 5]]);
  pass(10);
  expect(declare()).toBe('false');
  expect([...drawn.keys()]).toEqual(['call']);
});
