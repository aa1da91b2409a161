// @vitest-environment happy-dom
/** P9: what stands beside a long text is drawn in turns, and until then it is there as the server wrote it. */
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserClock } from '../../client/lib/clock.ts';
import { Store } from '../../client/lib/store.ts';
import { useAfterText } from '../../client/pages/after-text.ts';
import { FirstText, FirstTextContext } from '../../client/pages/first-text.ts';
import { InTurn } from '../../client/pages/opinion/text/in-turn.ts';
import { Margin } from '../../client/pages/opinion/text/margin.ts';
import { useWaits } from '../../client/pages/opinion/use-waits.ts';
import type { SyncState } from '../../client/sync/recorded.ts';
import { openEditor } from '../client/support/open-editors.ts';
import { numbered } from '../client/support/texts.ts';
import { ARL, line, TEXT, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Whatever waits until the browser has drawn. */
function drawnAtOnce(): void {
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => {
    frame(0);
    return 1;
  });
}

it('P9 the marks of the current paragraph are there at once, and all others after their turns', async () => {
  const due = new Set<() => void>();
  const after = browserClock.after.bind(browserClock);
  vi.spyOn(browserClock, 'after').mockImplementation((ms, job) => {
    if (ms > 0) return after(ms, job);
    due.add(job);
    return () => due.delete(job);
  });
  drawnAtOnce();
  const more = Array.from({ length: 70 }, (_, at) => line(`x${at}`, 'to share'));
  const rig = new DeskRig(ARL, new World([...TEXT, ...more]));
  const { waiting } = rig.margin.inTurn;
  rig.margin.inTurn.begin(rig.world.lines.map(({ id }) => id));
  await rig.show('a');
  const drawn = (): readonly string[] =>
    rig.margin.rows.getSnapshot().flatMap(({ id, place }) => (place.querySelector('.marks button') === null ? [] : [id]));
  // the first, to which Tab comes where none is the current one
  expect(new Set(drawn())).toEqual(new Set(['a', rig.world.lines[0]?.id]));
  rig.goTo('x3');
  expect(drawn()).toContain('x3');
  let turns = 0;
  for (; waiting.getSnapshot().size > 0; turns += 1) {
    const before = [waiting.getSnapshot().size, drawn().length];
    act(() => {
      for (const job of due) if (due.delete(job)) job();
    });
    expect(waiting.getSnapshot().size).toBeLessThan(before[0] ?? 0);
    expect(drawn().length).toBeGreaterThan(before[1] ?? 0);
  }
  expect(turns).toBeGreaterThan(0);
  expect(drawn().length).toBeGreaterThan(70);
});

it('P9 the turns go outwards from what is in the middle of the window, and end', () => {
  const rows = Array.from({ length: 700 }, (_, at) => {
    const place = document.createElement('div');
    const paragraph = document.createElement('p');
    vi.spyOn(paragraph, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, (at - 300) * 100, 0, 100));
    document.createElement('div').append(place, paragraph);
    return { id: `b${at}`, place };
  });
  const inTurn = new InTurn();
  const left = () => [...inTurn.waiting.getSnapshot()];
  const ids = rows.map(({ id }) => id);
  inTurn.begin(ids);
  expect(left().length).toBe(699);
  // fewer in the first: letters that were typed meanwhile wait for it
  inTurn.next(rows);
  expect(left().length).toBe(699 - 48);
  inTurn.next(rows);
  const middle = 300 + Math.floor(window.innerHeight / 200);
  const nearest = left().map((id) => Math.abs(Number(id.slice(1)) - middle));
  expect(Math.min(...nearest)).toBeGreaterThan(120);
  inTurn.next(rows);
  inTurn.next(rows);
  expect(left()).not.toEqual([]);
  inTurn.next(rows);
  expect(left()).toEqual([]);
});

/** The page as the server writes it: each paragraph with its margin. */
function firstText(ids: readonly string[]): FirstText {
  const written = ids.map((id) => `<div class="margin written"><ul class="marks"><li>${id}</li></ul></div><p data-id="${id}">Words</p>`);
  document.body.innerHTML = `<div id="first" data-opinion="o"><main><div class="desk"><div class="text-body">${written.join('')}</div></div></main></div>`;
  const first = FirstText.onPage();
  if (first === null) throw new Error('no first text');
  return first;
}

it('P9 what the server wrote beside a paragraph stays until it is drawn there', () => {
  const { view } = openEditor(numbered(60));
  const ids = view.state.doc.children.map(({ attrs }) => attrs.id as string);
  const first = firstText(ids);
  const margin = new Margin();
  view.setProps(margin.beside(first));
  margin.dress(view);
  const rows = margin.rows.getSnapshot();
  expect(rows.map(({ place }) => place.textContent)).toEqual(ids);
  expect(rows.every(({ place }) => view.dom.contains(place) && place.classList.contains('written'))).toBe(true);
  const marks = document.createElement('ul');
  rows[3]?.place.prepend(marks);
  margin.settle(rows.slice(3, 4));
  expect([...(rows[3]?.place.children ?? [])]).toEqual([marks]);
  expect(rows.map(({ place }) => place.classList.contains('written'))).toEqual(ids.map((_, at) => at !== 3));
});

it('P9 beside a short text all is drawn at once', () => {
  const { view } = openEditor(numbered(20));
  const margin = new Margin();
  view.setProps(margin.beside(firstText(view.state.doc.children.map(({ attrs }) => attrs.id as string))));
  margin.dress(view);
  expect(margin.rows.getSnapshot().map(({ place }) => [place.className.includes('written'), place.textContent])).toEqual(
    Array(20).fill([false, '']),
  );
  expect(margin.inTurn.waiting.getSnapshot().size).toBe(0);
});

it('P9 the page waits for the editor once: what is drawn stays where the connection begins anew', () => {
  const first = firstText(['b1']);
  const sync = new Store<SyncState>({ state: 'opening' });
  const wrapper = ({ children }: { readonly children: ReactNode }) => <FirstTextContext value={first}>{children}</FirstTextContext>;
  const { result } = renderHook(() => useWaits('o', sync, true), { wrapper });
  expect(result.current).toBe(true);
  act(() => sync.set({ state: 'recorded', at: null, seq: null }));
  expect([result.current, first.rest.getSnapshot()]).toEqual([false, true]);
  act(() => sync.set({ state: 'opening' }));
  expect(result.current).toBe(false);
});

it('P9 what the text can do without waits for its editor, and not for ever', () => {
  const due = new Map<() => void, number>();
  vi.spyOn(browserClock, 'after').mockImplementation((ms, job) => {
    due.set(job, ms);
    return () => due.delete(job);
  });
  drawnAtOnce();
  const pass = (): void => {
    const jobs = [...due.keys()];
    due.clear();
    act(() => {
      for (const job of jobs) job();
    });
  };
  const opened = (first: FirstText | null) =>
    renderHook(({ begun }) => useAfterText(begun), {
      initialProps: { begun: false },
      wrapper: ({ children }) => <FirstTextContext value={first}>{children}</FirstTextContext>,
    });
  // where no text came with the page there is nothing to wait for
  expect(opened(null).result.current).toBe(true);

  const first = firstText(['b1']);
  const { result, rerender } = opened(first);
  expect([result.current, due.size]).toEqual([false, 0]);
  rerender({ begun: true });
  expect([...due.values()]).toEqual([5000]);
  act(() => first.rest.set(true));
  // the frame with the editor goes first
  expect([result.current, [...due.values()]]).toEqual([false, [0]]);
  pass();
  expect(result.current).toBe(true);

  const patient = opened(firstText(['b1']));
  patient.rerender({ begun: true });
  expect(patient.result.current).toBe(false);
  pass();
  expect(patient.result.current).toBe(true);
});
