// @vitest-environment happy-dom
/** H13: steps of the record that follow each other by themselves. What they are without a script: tests/http/steps.test.ts. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Loaded, playSteps } from '../../server/http/pages/past/play.ts';
import { manualClock } from '../support/clock.ts';

const LAST = 4;

const bodyOf = (step: number): string => {
  const way = (rel: string, to: number): string =>
    to < 1 || to > LAST
      ? `<a rel="${rel}" role="link" aria-disabled="true" tabindex="-1">${rel}</a>`
      : `<a rel="${rel}" href="/o/x/steps?at=${to}">${rel}</a>`;
  return `<nav class="language-ways"><a href="/o/x/steps?at=${step}&lang=fr">fr</a></nav>
<div class="play" role="group" data-play="Play" data-pause="Pause" data-last="LAST" data-busy="BUSY" data-lost="LOST">
${way('prev', step - 1)} <button hidden>Play</button> ${way('next', step + 1)}
<label hidden><select><option value="2">2</option><option value="5" selected>5</option></select></label></div>
<p id="said" role="status">Stop ${step}</p><div id="step"><a href="/elsewhere">link ${step}</a><div class="changed">words ${step}</div></div>`;
};

function rig() {
  const clock = manualClock();
  const asked: string[] = [];
  const [addresses, gone]: [string[], string[]] = [[], []];
  /** What is asked for and not answered yet. */
  const open: ((found: Loaded) => void)[] = [];
  const find = <Found extends Element>(selector: string): Found => {
    const found = document.querySelector<Found>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    return found;
  };
  const bar = find<HTMLElement>('.play');
  playSteps(bar, {
    load: (href) => {
      asked.push(new URL(href).search);
      return new Promise((resolve) => void open.push(resolve));
    },
    after: clock.after,
    moved: (href) => void addresses.push(new URL(href).search),
    go: (href) => void gone.push(href),
  });
  const button = find<HTMLButtonElement>('.play button');
  return {
    ...{ clock, asked, addresses, gone, bar, button, find },
    said: (): string => find('#said').textContent ?? '',
    async answer(found: Loaded | number): Promise<void> {
      const page = typeof found === 'number' ? { page: new DOMParser().parseFromString(bodyOf(found), 'text/html') } : found;
      open.shift()?.(page);
      await Promise.resolve();
      await Promise.resolve();
    },
    press: (key: string, on: Element = button): boolean =>
      on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
  };
}

beforeEach(() => {
  document.body.innerHTML = bodyOf(1);
  document.documentElement.dir = 'ltr';
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => void vi.restoreAllMocks());

it('H13 goes on when the step before is shown and its time is over, says each, and stops at the last', async () => {
  const { clock, asked, addresses, button, find, said, answer } = rig();
  expect([button.hidden, button.textContent]).toEqual([false, 'Play']);
  button.click();
  expect([asked, button.textContent]).toEqual([['?at=2'], 'Pause']);
  clock.advance(60_000);
  expect(asked).toHaveLength(1);
  await answer(2);
  expect([said(), find('#step').textContent, addresses]).toEqual(['Stop 2', 'link 2words 2', ['?at=2']]);
  expect(find('.language-ways a').getAttribute('href')).toContain('at=2');
  clock.advance(4_999);
  expect(asked).toHaveLength(1);
  clock.advance(1);
  await answer(3);
  find<HTMLSelectElement>('select').value = '2';
  find('select').dispatchEvent(new Event('change', { bubbles: true }));
  clock.advance(2_000);
  expect(asked).toEqual(['?at=2', '?at=3', '?at=4']);
  await answer(4);
  expect([said(), button.textContent, clock.waiting()]).toEqual(['Stop 4 · LAST', 'Play', 0]);
  button.click();
  expect([asked.length, said()]).toEqual([3, 'Stop 4 · LAST']);
});

it('H13 pauses when it is pressed, and when the page is hidden', async () => {
  const { clock, asked, button, answer } = rig();
  button.click();
  button.click();
  await answer(2);
  expect([button.textContent, clock.waiting()]).toEqual(['Play', 0]);
  button.click();
  await answer(3);
  expect(clock.waiting()).toBe(1);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  expect([button.textContent, clock.waiting(), asked.length]).toEqual(['Play', 0, 2]);
});

it('H13 waits as long as a busy server says, and pauses where it stays busy, is not reached, or shows another page', async () => {
  const { clock, asked, button, gone, said, answer } = rig();
  button.click();
  for (const tries of [1, 2, 3, 4]) {
    await answer({ busy: 7 });
    expect(said()).toBe('Stop 1 · BUSY');
    clock.advance(6_999);
    expect(asked).toHaveLength(tries);
    clock.advance(1);
    expect(asked).toHaveLength(tries + 1);
  }
  await answer({ busy: 7 });
  expect([said(), button.textContent, clock.waiting()]).toEqual(['Stop 1 · LOST', 'Play', 0]);
  button.click();
  await answer('lost');
  expect([said(), button.textContent]).toEqual(['Stop 1 · LOST', 'Play']);
  button.click();
  await answer('elsewhere');
  expect(gone).toHaveLength(1);
});

it('H13 is stepped and paused by keys among its buttons, mirrored from right to left, one step at a time', async () => {
  const { asked, bar, button, find, press, answer } = rig();
  press('ArrowRight');
  press('ArrowRight');
  expect(asked).toEqual(['?at=2']);
  await answer(2);
  press('ArrowLeft');
  await answer(1);
  press('ArrowLeft');
  expect(asked).toEqual(['?at=2', '?at=1']);
  document.documentElement.dir = 'rtl';
  press('ArrowLeft', find('a[rel=next]'));
  expect(asked.at(-1)).toBe('?at=2');
  await answer(2);
  // the button has the space bar from the browser, and the list its arrows
  expect([press(' '), press('ArrowRight', find('select'))]).toEqual([true, true]);
  expect([press(' ', find('a[rel=prev]')), button.textContent]).toEqual([false, 'Pause']);
  expect(asked).toHaveLength(4);
  expect(bar.querySelectorAll('a')).toHaveLength(2);
});

it('H13 takes the focus along where what had it is gone, and follows its links by itself', async () => {
  const { asked, button, find, answer } = rig();
  find<HTMLElement>('#step a').focus();
  find<HTMLElement>('a[rel=next]').click();
  expect(asked).toEqual(['?at=2']);
  await answer(2);
  expect(document.activeElement).toBe(button);
});
