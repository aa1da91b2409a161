// @vitest-environment happy-dom
/** The story of a paragraph on the screen of the room. How large it is, and how it fits, is looked at in tests/e2e. */
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Story, useStory } from '../../client/pages/screen/story.tsx';
import type { ShownParagraph } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { ARL, BRU, CHAIR, World } from '../opinion/world.ts';
import { Around } from './support/around.tsx';

const PANE = 300;
const STEP = 100;

/** What was asked for and not answered yet. */
let asked: FakeRequest[] = [];

class FakeRequest extends EventTarget {
  status = 0;
  responseXML: Document | null = null;
  responseType = '';
  timeout = 0;
  path = '';

  open(_: string, path: string): void {
    this.path = path;
  }

  send(): void {
    asked.push(this);
  }

  async answer(status: number, body = ''): Promise<void> {
    asked = asked.filter((one) => one !== this);
    this.status = status;
    this.responseXML = new DOMParser().parseFromString(`<main>${body}</main>`, 'text/html');
    await act(async () => void this.dispatchEvent(new Event('loadend')));
  }
}

/** As many entries as steps. */
const drawn = (...steps: readonly string[]): string =>
  `<div id="room-story" data-seq="${steps.length}"><h2 id="story-of">Story</h2><p class="left" hidden></p><ol class="steps">${steps
    .map((words, at) => `<li${at > 0 ? ` data-left="${at} left"` : ''}>${words}</li>`)
    .join('')}</ol></div>`;

/** A pane as high as its steps. */
class Observer {
  readonly #seen: () => void;
  constructor(seen: () => void) {
    this.#seen = seen;
  }
  observe(pane: Element): void {
    const high = () => [...pane.querySelectorAll<HTMLElement>('.steps > li')].filter(({ hidden }) => !hidden).length * STEP;
    Object.defineProperties(pane, { scrollHeight: { get: high, configurable: true }, clientHeight: { value: PANE, configurable: true } });
    this.#seen();
  }
  disconnect(): void {}
}

function Shown({ paragraph }: { readonly paragraph: ShownParagraph | null }) {
  const held = useStory('o', paragraph);
  if (held === null) return <p>the text alone</p>;
  return (
    <>
      <p hidden={held.story !== null}>the text</p>
      <Story held={held}>
        <p>marks</p>
      </Story>
    </>
  );
}

const steps = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);
const later = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', FakeRequest);
  vi.stubGlobal('ResizeObserver', Observer);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the story of a paragraph on the screen', () => {
  const world = new World();
  const at = (id: string): ShownParagraph | null => register(world.state, new Map(), 'o').paragraphs.find((one) => one.id === id) ?? null;
  const view = (paragraph: ShownParagraph | null) => (
    <Around actor={CHAIR}>
      <Shown paragraph={paragraph} />
    </Around>
  );

  it('H60 takes the place of the text once it has come, follows what happens, and gives the place back', async () => {
    const { rerender } = render(view(at('a')));
    await later(0);
    expect(asked.map(({ path }) => path)).toEqual(['/o/o/story/a?for=room&lang=en']);
    expect(screen.getByText('the text').hidden).toBe(false);
    await asked[0]?.answer(200, drawn('typed'));
    expect(screen.getByText('the text').hidden).toBe(true);
    expect(steps()).toEqual(['typed']);

    // nothing has happened, so nothing is asked
    rerender(view(at('a')));
    await later(60_000);
    expect(asked).toEqual([]);
    world.object(ARL, 'a');
    rerender(view(at('a')));
    await later(0);
    await asked[0]?.answer(200, drawn('typed', 'objected'));
    expect(steps()).toEqual(['typed', 'objected']);
    // while much happens it is read now and then
    world.call('a');
    rerender(view(at('a')));
    await later(2_999);
    expect(asked).toEqual([]);
    await later(1);
    await asked[0]?.answer(200, drawn('typed', 'objected', 'called'));
    expect(steps()).toEqual(['typed', 'objected', 'called']);

    // nor is anything taken back that was there (N10)
    world.object(BRU, 'a');
    rerender(view(at('a')));
    await later(3_000);
    await asked[0]?.answer(200, drawn('typed', 'objected'));
    expect(steps()).toEqual(['typed', 'objected', 'called']);

    // what comes late for another paragraph is not shown
    rerender(view(at('b')));
    await later(0);
    const [late] = asked;
    rerender(view(null));
    await late?.answer(200, drawn('of b'));
    expect(steps()).toEqual([]);
    expect(screen.getByText('the text alone')).toBeTruthy();
  });

  it('H60 leaves the text there until it has come again', async () => {
    const { rerender } = render(view(at('a')));
    await later(0);
    await asked[0]?.answer(200, drawn('typed'));
    rerender(view(null));
    rerender(view(at('a')));
    expect(screen.getByText('the text').hidden).toBe(false);
    await later(0);
    await asked[0]?.answer(200, drawn('typed', 'objected'));
    expect(screen.getByText('the text').hidden).toBe(true);
    expect(steps()).toEqual(['typed', 'objected']);
  });

  it('H60 says what could not be read, leaves the text there, and tries again', async () => {
    render(view(at('a')));
    await later(0);
    await asked[0]?.answer(503);
    expect(screen.getByText(/could not be read/)).toBeTruthy();
    expect(screen.getByText('the text').hidden).toBe(false);
    await later(3_000);
    await asked[0]?.answer(200, drawn('typed'));
    expect(screen.queryByText(/could not be read/)).toBeNull();
    expect(steps()).toEqual(['typed']);
  });

  it('H60 leaves out the oldest steps that do not fit, and says how many', async () => {
    render(view(at('a')));
    await later(0);
    await asked[0]?.answer(200, drawn('one', 'two', 'three', 'four', 'five'));
    expect(steps()).toEqual(['three', 'four', 'five']);
    expect(screen.getByText('2 left').hidden).toBe(false);
  });
});
