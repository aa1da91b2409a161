// @vitest-environment happy-dom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ARL, BRU, CHAIR, line, OFFICE, World } from '../opinion/world.ts';
import { DeskRig } from './support/desk.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
});

/** A title that is agreed, and so many paragraphs that nothing stands against. */
function ready(count: number): World {
  const world = new World([
    line('t', 'A title', 'title'),
    ...Array.from({ length: count }, (_, at) => line(`p${at + 1}`, `that it is so ${at}`)),
  ]);
  world.agree('t');
  return world;
}

/** The one button that is filled. */
function first(): HTMLElement {
  const [button, ...more] = document.querySelectorAll<HTMLElement>('.chair .button.main');
  if (button === undefined || more.length > 0) throw new Error('one primary button');
  return button;
}

const inLine = () => within(document.querySelector<HTMLElement>('[data-part=next]') ?? document.body);

const minimumTime = (rig: DeskRig): void =>
  rig.others((world) => {
    world.wait(15);
    world.must(ARL, { do: 'support', block: 't', hash: world.hash('t') });
  });

describe('the chair’s line', () => {
  it('H79 says in the bar how many proposals to withhold personal data wait, and leads there', async () => {
    const rig = new DeskRig(CHAIR);
    const letters = [{ client: 1, clock: 0, length: 7 }] as const;
    rig.world.here = { ...rig.world.here, words: { letters: 7, blocks: ['a'], ranges: letters, entries: [], from: 1, until: 1 } };
    const of = rig.world.must(OFFICE, { do: 'propose-withholding', letters });
    await rig.show('a');
    const way = await screen.findByRole('link', { name: '1 proposal to withhold personal data waits for the chair' });
    expect(way.getAttribute('href')).toBe('/o/o/personal-data');
    rig.others((world) => void world.must(OFFICE, { do: 'decline-withholding', of }));
    expect(screen.queryByRole('link', { name: /personal data/ })).toBeNull();
  });

  it('H79 says aloud that a proposal to withhold personal data has come, once each, without a word of them', async () => {
    const rig = new DeskRig(CHAIR);
    const letters = [{ client: 1, clock: 0, length: 7 }] as const;
    rig.world.here = { ...rig.world.here, words: { letters: 7, blocks: ['a'], ranges: letters, entries: [], from: 1, until: 1 } };
    const proposes = (world: World): number => world.must(OFFICE, { do: 'propose-withholding', letters });
    const first = proposes(rig.world);
    await rig.show('a');
    // it was there when the page was opened, and is read with it
    expect(rig.region('status')).not.toContain('personal data');
    rig.others((world) => void proposes(world));
    await rig.says('status', '2 proposals to withhold personal data wait for the chair');
    document.getElementById('status')?.replaceChildren();
    rig.others((world) => void world.must(OFFICE, { do: 'decline-withholding', of: first }));
    rig.others((world) => void proposes(world));
    await rig.says('status', '2 proposals to withhold personal data wait for the chair');
    document.getElementById('status')?.replaceChildren();
    rig.others((world) => world.wait(15));
    expect(rig.region('status')).not.toContain('personal data');
  });

  it('P20 takes ten ready paragraphs from the title to their agreement in 21 presses of one button that keeps the focus', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const rig = new DeskRig(CHAIR, ready(10));
    await rig.show('t');
    first().focus();
    let presses = 0;
    const press = async (words: string): Promise<void> => {
      expect(document.activeElement).toBe(first());
      expect(first().textContent).toBe(words);
      presses += 1;
      await rig.user.keyboard('{Enter}');
    };
    await press('Next: 1');
    for (let at = 1; at <= 10; at += 1) {
      await press('Call for objections');
      minimumTime(rig);
      await press('Declare agreed');
    }
    expect(presses).toBe(21);
    expect(rig.world.shown.counts.agreed).toBe(11);
    expect(first().textContent).toBe('Call for adoption');
    expect(document.activeElement).toBe(first());
  });

  it('P20 names who blocks at one press, behind a shape and a number', async () => {
    const world = ready(3);
    world.object(ARL, 'p1');
    world.object(BRU, 'p2');
    const rig = new DeskRig(CHAIR, world);
    await rig.show('t');
    const between = screen.getByText('Between us and adoption').closest('details');
    const summary = between?.querySelector('summary');
    expect([between?.open, summary?.querySelector('.chip.objected')?.textContent]).toEqual([false, '3 paragraphs']);
    await rig.user.click(summary ?? document.body);
    expect(between?.open).toBe(true);
    for (const words of ['Arlen objects', 'Bruma objects']) expect(within(between ?? document.body).getByText(words)).toBeTruthy();
  });

  it('P20 says why not and who must move; beside what somebody objects to, what is ready comes first', async () => {
    const rig = new DeskRig(CHAIR, ready(3));
    await rig.show('p1');
    await rig.user.click(first());
    rig.others((world) => world.object(ARL, 'p1'));
    expect(first().textContent).toBe('Declare agreed');
    expect(first().querySelector('[data-left="0:15"]')).toBeTruthy();
    expect(first().getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(first().getAttribute('aria-describedby') ?? '')?.textContent).toContain('Arlen objects to “1”');
    await rig.user.click(inLine().getByRole('button', { name: 'Cancel the call' }));
    expect(first().textContent).toBe('Next: 2');
    expect(inLine().getByText('1 objection ARL')).toBeTruthy();
    await rig.user.click(inLine().getByRole('button', { name: 'Call for objections' }));
    expect(rig.sent.map((one) => one.do)).toEqual(['call', 'cancel-call', 'call']);
  });

  it('P20 calls and declares together what was ticked, and goes on to what is ready', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const rig = new DeskRig(CHAIR, ready(3));
    await rig.show('t');
    for (const name of ['Choose “1”', 'Choose “2”']) await rig.user.click(screen.getByRole('checkbox', { name }));
    await rig.user.click(first());
    expect(rig.sent).toMatchObject([{ do: 'call', targets: [{ block: 'p1' }, { block: 'p2' }] }]);
    minimumTime(rig);
    expect(first().textContent).toBe('Declare 2 paragraphs agreed');
    await rig.user.click(first());
    expect(inLine().getByText('3')).toBeTruthy();
    expect(first().textContent).toBe('Call for objections');
  });

  it('P20 takes the second press of a double click, and a key that is held, for no second act', async () => {
    const rig = new DeskRig(CHAIR, ready(3));
    await rig.show('t');
    const click = (detail: number) =>
      act(() => void first().dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail })));
    click(1);
    expect(first().textContent).toBe('Call for objections');
    click(2);
    expect(rig.sent).toEqual([]);
    first().focus();
    await rig.user.keyboard('{Enter>3/}');
    expect(rig.sent).toHaveLength(1);
  });

  it('P20 takes back what the button said when the pointer came to it, and no more', async () => {
    const rig = new DeskRig(CHAIR, ready(3));
    rig.world.now -= 60_000;
    rig.world.call('p1', 'p2');
    rig.world.now += 60_000;
    rig.world.declare('p1');
    await rig.show('t');
    const undo = () => inLine().getByRole('button', { name: /^Undo/ });
    await rig.user.hover(undo());
    rig.others((world) => world.declare('p2'));
    expect(undo().textContent).toContain('Undo the declaration on “1”');
    await rig.user.click(undo());
    expect([rig.world.status('p1'), rig.world.status('p2')]).toEqual(['open', 'agreed']);
    expect(undo().textContent).toContain('Undo the declaration on “2”');
  });

  it('P20 takes back no more either once the focus has gone, as long as the pointer is there', async () => {
    const rig = new DeskRig(CHAIR, ready(3));
    rig.world.now -= 60_000;
    rig.world.call('p1', 'p2');
    rig.world.now += 60_000;
    rig.world.declare('p1');
    await rig.show('t');
    const undo = () => inLine().getByRole('button', { name: /^Undo/ });
    await rig.user.hover(undo());
    act(() => undo().focus());
    rig.others((world) => world.declare('p2'));
    act(() => first().focus());
    expect(undo().textContent).toContain('Undo the declaration on “1”');
    act(() => undo().focus());
    await rig.user.unhover(undo());
    expect(undo().textContent).toContain('Undo the declaration on “1”');
    act(() => first().focus());
    expect(undo().textContent).toContain('Undo all 2 declarations');
  });

  it('P20 names the paragraph with the gavel, also where it is the current one', async () => {
    const rig = new DeskRig(CHAIR, ready(3));
    await rig.show('p1');
    await rig.user.click(first());
    expect(first().getAttribute('aria-label')).toBe('Declare agreed: 1');
  });

  it('P20 says the whole reason at one press', async () => {
    const rig = new DeskRig(CHAIR, ready(3));
    await rig.show('p1');
    await rig.user.click(first());
    const why = () => document.getElementById(first().getAttribute('aria-describedby') ?? '')?.className;
    expect(why()).toBe('why');
    await rig.user.click(first());
    expect(why()).toBe('why asked');
  });

  it('P20 has all else behind "More", which Escape folds, with the focus back', async () => {
    const rig = new DeskRig(CHAIR, ready(3));
    await rig.show('p1');
    const more = inLine().getByRole('button', { name: 'More' });
    more.focus();
    await rig.user.keyboard('{Enter}');
    expect(more.getAttribute('aria-expanded')).toBe('true');
    const names = [
      'Reopen',
      'Tick all open paragraphs',
      'Untick all',
      'Call with this time',
      'Refer to a drafting group',
      'Call for adoption',
    ];
    for (const name of [...names, 'Close without adoption']) expect(screen.getByRole('button', { name })).toBeTruthy();
    screen.getByRole('button', { name: 'Call for adoption' }).focus();
    await rig.user.keyboard('{Escape}');
    expect(more.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(more);
  });
});
