// @vitest-environment happy-dom
/** P17: what is typed in one paragraph draws nothing again that stands beside the others. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { marksOf } from '../../shared/page/marks.ts';
import { opinionNames } from '../../shared/page/paragraph-names.ts';
import { openEditor } from '../client/support/open-editors.ts';
import { numbered } from '../client/support/texts.ts';
import { ARL, line, TEXT, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

vi.mock('../../shared/page/marks.ts', async (original) => {
  const marks = await original<typeof import('../../shared/page/marks.ts')>();
  return { ...marks, marksOf: vi.fn(marks.marksOf) };
});

vi.mock('../../shared/page/paragraph-names.ts', async (original) => {
  const names = await original<typeof import('../../shared/page/paragraph-names.ts')>();
  return { ...names, opinionNames: vi.fn(names.opinionNames) };
});

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const drawn = vi.mocked(marksOf);

/** Of which paragraphs the marks are drawn while something happens. */
function drawnWhile(happens: () => void): readonly string[] {
  drawn.mockClear();
  happens();
  return [...new Set(drawn.mock.calls.map(([{ id }]) => id))];
}

it('P17 the marks of a paragraph are drawn again where something of it has changed, and nowhere else', async () => {
  const rig = new DeskRig(ARL);
  await rig.show();
  const all = rig.margin.rows.getSnapshot().length;
  expect(all).toBeGreaterThan(2);
  expect(drawnWhile(() => rig.others((world) => world.edit('a', 'other [words]')))).toEqual(['a']);
  expect(screen.getByRole('button', { name: 'noting a): 1 bracket' })).toBeTruthy();
  const recorded = (): void => {
    rig.opinion.sync.acknowledged(99);
    rig.opinion.sync.tallyChanged({ count: 0, oldest: null });
  };
  expect(drawnWhile(() => act(recorded))).toEqual([]);
});

it('P17 what is typed has React make no row again: each looks for what is beside its own paragraph', async () => {
  const rig = new DeskRig(ARL);
  await rig.show();
  let made = 0;
  const counted = rig.margin.rows.getSnapshot().map(({ id, place }) => ({
    id,
    get place() {
      made += 1;
      return place;
    },
  }));
  act(() => rig.margin.rows.set(counted));
  expect(made).toBeGreaterThanOrEqual(counted.length);
  made = 0;
  rig.others((world) => world.edit('a', 'other [words]'));
  expect(screen.getByRole('button', { name: 'noting a): 1 bracket' })).toBeTruthy();
  expect(made).toBe(0);
});

it('P17 names are made again where one has changed', async () => {
  const rig = new DeskRig(ARL);
  await rig.show();
  const made = vi.mocked(opinionNames);
  made.mockClear();
  rig.others((world) => world.edit('a', 'other words'));
  expect(made).not.toHaveBeenCalled();
  rig.others((world) => world.write(world.lines.flatMap((one) => (one.id === 'a' ? [line('z', 'first', 'preamble-item'), one] : one))));
  expect(made).toHaveBeenCalledOnce();
  expect(screen.getAllByRole('button', { name: 'noting c)' })).not.toEqual([]);
});

it('P17 ways to many paragraphs are drawn when they are asked for', async () => {
  const more = Array.from({ length: 9 }, (_, at) => line(`x${at}`, 'to share'));
  const rig = new DeskRig(ARL, new World([...TEXT, ...more]));
  await rig.show();
  const rest = screen.getByText(/^Show \d+ more$/);
  const ways = (): number => rest.parentElement?.querySelectorAll('.way').length ?? 0;
  expect(ways()).toBe(0);
  await rig.user.click(rest);
  expect(rest.textContent).toBe(`Show ${ways()} more`);
});

it('P17 the text in which somebody types is not read through whenever something beside it is drawn', () => {
  const { view } = openEditor(numbered(2));
  view.dom.focus();
  expect([document.activeElement, view.dom.getAttribute('contenteditable')]).toEqual([view.dom, 'true']);
  const { rerender } = render(<p>before</p>);
  const asked = vi.spyOn(window, 'getSelection');
  rerender(<p>after</p>);
  expect(asked).not.toHaveBeenCalled();
});

it('P17 nothing listens at each paragraph', async () => {
  const rig = new DeskRig(ARL);
  await rig.show('a');
  const rows = rig.margin.rows.getSnapshot();
  expect(rows.filter(({ place }) => place.querySelector('.marks') !== null).length).toBeGreaterThan(2);
  const listens = (one: Element): boolean => Object.keys(one).some((key) => key.startsWith('_reactListening'));
  const heard = [...document.querySelectorAll('*')].filter(listens);
  expect(heard).not.toEqual([]);
  // but at the current one, which has a handle
  expect(rows.flatMap(({ id, place }) => (heard.includes(place) ? [id] : []))).toEqual(['a']);
  const other = rows.find(({ id }) => id === 'b');
  await rig.user.click(other?.place.querySelector('button') ?? document.body);
  expect(rig.opinion.focus.getSnapshot()).toBe('b');
});
