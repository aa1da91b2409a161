// @vitest-environment happy-dom
/** Whoever is here for the first time is shown where to begin. */
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FirstDay } from '../../client/pages/home/first-day.tsx';
import { storyOf } from '../../client/pages/home/story.ts';
import { TryThis } from '../../client/pages/home/try-this.tsx';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ListedOpinion } from '../../shared/wire/opinion.ts';
import { ARL, BRU, CHAIR, READER, World } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  localStorage.clear();
});

describe('three steps', () => {
  const show = (actor: Actor) =>
    render(
      <Around actor={actor}>
        <FirstDay />
      </Around>,
    );
  const steps = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent ?? '');

  it('P24 say how to object, how to answer and where things are, and are closed for one person', async () => {
    show(ARL);
    expect(steps()).toEqual([expect.stringMatching(/Object/), expect.stringMatching(/Answer/), expect.stringMatching(/documents/)]);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Close these steps' }));
    expect(steps()).toEqual([]);
    cleanup();
    show(ARL);
    expect(steps()).toEqual([]);
    cleanup();
    show(BRU);
    expect(steps()).toHaveLength(3);
  });
});

describe('a demonstration', () => {
  beforeEach(() => void vi.useFakeTimers());

  const done = (world: World, seq: number, { capacity, entity }: Actor): readonly boolean[] =>
    storyOf(capacity).map((step) => step.done({ register: world.shown, seq, entity }));

  it('P24 ticks what the log has, and nothing from before', () => {
    const world = new World();
    world.object(BRU, 'x');
    world.agree('y');
    const seq = world.state.seq;
    const all = () => [ARL, CHAIR, READER].map((actor) => done(world, seq, actor));
    const not = [false, false, false];
    expect(all()).toEqual([not, not, not]);
    const position = world.object(ARL, 'a');
    expect(all()).toEqual([[true, false, false], not, [true, false, false]]);
    world.call('b');
    expect(all()).toEqual([
      [true, false, false],
      [true, false, false],
      [true, true, false],
    ]);
    const other = world.object(ARL, 'b');
    expect(done(world, seq, ARL)).toEqual([true, true, false]);
    world.must(ARL, { do: 'withdraw', position });
    expect(done(world, seq, ARL)).toEqual([true, true, true]);
    // another State does nothing by that
    expect(done(world, seq, BRU)).toEqual(not);
    world.must(ARL, { do: 'withdraw', position: other });
    world.now += 60_000;
    world.declare('b');
    expect(all().slice(1)).toEqual([
      [true, true, false],
      [false, true, true],
    ]);
    world.must(CHAIR, { do: 'reopen', block: 'b', cause: 'correction', reason: 'Once more.' });
    expect(done(world, seq, CHAIR)).toEqual([true, true, true]);
  });

  it('P24 proposes the opinion in which most is open, and ticks each step as it happens', async () => {
    const world = new World();
    const listed = (id: string, open: number): ListedOpinion =>
      ({ id, number: id, seq: world.state.seq, counts: { open } }) as unknown as ListedOpinion;
    const answers = { 'GET /api/opinions/fresh/register': world.shown as object };
    answering(answers);
    render(
      <Around actor={ARL}>
        <TryThis opinions={[listed('old', 1), listed('fresh', 9)]} />
      </Around>,
    );
    const pass = () => act(() => vi.advanceTimersByTimeAsync(2_000));
    const ticked = () =>
      within(screen.getByRole('region', { name: 'Try this' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent?.startsWith('Done:'));
    await pass();
    expect(screen.getByRole('link', { name: 'Draft opinion fresh' }).getAttribute('href')).toBe('/o/fresh');
    expect(ticked()).toEqual([false, false, false]);
    world.object(ARL, 'a');
    answers['GET /api/opinions/fresh/register'] = world.shown;
    await pass();
    expect(ticked()).toEqual([true, false, false]);
    cleanup();
    // and so does whoever comes back
    render(
      <Around actor={ARL}>
        <TryThis opinions={[listed('fresh', 1), listed('old', 9)]} />
      </Around>,
    );
    await pass();
    expect(ticked()).toEqual([true, false, false]);
  });

  it('P24 leaves a step ticked whose call was cancelled', async () => {
    const world = new World();
    const opinion = { id: 'fresh', number: 'fresh', seq: world.state.seq, counts: {} } as unknown as ListedOpinion;
    const answers = { 'GET /api/opinions/fresh/register': world.shown as object };
    answering(answers);
    const show = () =>
      render(
        <Around actor={CHAIR}>
          <TryThis opinions={[opinion]} />
        </Around>,
      );
    const pass = () => act(() => vi.advanceTimersByTimeAsync(2_000));
    const first = () => screen.getAllByRole('listitem')[0]?.textContent?.startsWith('Done:');
    show();
    await pass();
    world.call('a');
    answers['GET /api/opinions/fresh/register'] = world.shown;
    await pass();
    expect(first()).toBe(true);
    world.must(CHAIR, { do: 'cancel-call', blocks: ['a'] });
    answers['GET /api/opinions/fresh/register'] = world.shown;
    await pass();
    expect(first()).toBe(true);
    cleanup();
    show();
    await pass();
    expect(first()).toBe(true);
  });
});
