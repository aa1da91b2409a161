// @vitest-environment happy-dom
/** References as whoever reads or works on a text sees them: underlined where one points, followed, listed in the card, and remarked on. */
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Command } from 'prosemirror-state';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserClock } from '../../client/lib/clock.ts';
import { OpenedContext, type OpenedWords } from '../../client/pages/opinion/opened.ts';
import { References } from '../../client/pages/opinion/references/references.tsx';
import { ReferencesHere } from '../../client/pages/opinion/references/references-here.tsx';
import { Wording } from '../../client/pages/opinion/wording/wording.tsx';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { id } from '../client/support/ids.ts';
import { openEditor } from '../client/support/open-editors.ts';
import { textOf } from '../client/support/texts.ts';
import { ARL } from '../opinion/world.ts';
import { answering } from './support/api.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { held } from './support/held.ts';

const HASH = 'A'.repeat(43);
const LINES = [
  { id: id(1), kind: 'operative-heading', text: 'is of the view' },
  { id: id(2), kind: 'operative-item', text: 'that networks are open;' },
  { id: id(3), kind: 'operative-item', text: 'that is of the view 1, and paragraph 7 above, say so;' },
  { id: id(4), kind: 'operative-item', text: 'that all is well.' },
];
const user = userEvent.setup();

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

/** The pointer is on letters of a paragraph: those of the pressed words are drawn at (1, 1), all others elsewhere. */
function drawn(words: string): void {
  vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
    const here = this.toString() === words ? [new DOMRect(0, 0, 10, 10)] : [];
    return here as unknown as DOMRectList;
  });
}

function open(part = <ReferencesHere block={id(3)} />) {
  // who waits for a pause waits for nothing here
  vi.spyOn(browserClock, 'after').mockImplementation((_, job) => {
    const timer = setTimeout(job);
    return () => clearTimeout(timer);
  });
  const editor = openEditor(textOf(LINES));
  const { opinion, margin } = new DeskRig(ARL);
  editor.view.setProps(margin.beside());
  margin.dress(editor.view);
  const paragraphs = [1, 2, 3, 4].map(
    (n) => ({ id: id(n), label: n === 1 ? '' : `${n - 1}`, hash: HASH, removed: false }) as unknown as ShownParagraph,
  );
  const register = { opinion: 'o', language: 'en', kind: 'opinion', paragraphs } as unknown as Register;
  const gone: BlockId[] = [];
  const live = {
    ...opinion,
    register: { subscribe: () => () => {}, getSnapshot: () => register },
    view: { subscribe: () => () => {}, getSnapshot: () => editor.view },
    runAside: (command: Command) => editor.run(command),
  };
  const opened = {
    ...{ opinion: live, register, current: null, goTo: (block: BlockId) => void gone.push(block), show: () => {} },
    names: { paragraph: (block: BlockId | null) => `paragraph ${block?.at(-1)}` },
  } as unknown as OpenedWords;
  act(() => opinion.words.set(editor.view.state.doc));
  render(
    <Around actor={ARL}>
      <OpenedContext value={held(opened)}>
        <References margin={margin} />
        {part}
      </OpenedContext>
    </Around>,
  );
  const paragraph = (): Element => editor.view.dom.querySelectorAll('p')[2] ?? editor.view.dom;
  const press = (more: object = {}): void => void fireEvent.click(paragraph(), { clientX: 1, clientY: 1, ...more });
  const seen = (): readonly (string | null)[] => [...editor.view.dom.querySelectorAll('.reference')].map(({ textContent }) => textContent);
  const change = (words: string): void =>
    act(() => {
      editor.view.dispatch(editor.view.state.tr.insertText(words, editor.at(id(3), 4)));
      opinion.words.set(editor.view.state.doc);
    });
  return { editor, gone, paragraph, press, seen, change };
}

describe('G17 references in the text', () => {
  it('G17 are followed with a key held, and by no press beside them', async () => {
    const { press, gone } = open();
    drawn('is of the view 1');
    press();
    expect(gone).toEqual([]);
    press({ clientX: 50, ctrlKey: true });
    expect(gone).toEqual([]);
    press({ ctrlKey: true });
    expect(gone).toEqual([id(2)]);
  });

  it('G17 have a line under them while the pointer rests there, and nothing of it is in the text', async () => {
    const { editor, paragraph, seen } = open();
    drawn('is of the view 1');
    expect(seen()).toEqual([]);
    fireEvent.pointerMove(paragraph(), { clientX: 1, clientY: 1 });
    await waitFor(() => expect(seen()).toEqual(['is of the view 1']));
    expect(editor.take()).toEqual([]);
    fireEvent.pointerMove(paragraph(), { clientX: 90, clientY: 1 });
    await waitFor(() => expect(seen()).toEqual([]));
  });

  it('G17 are listed in the card, each with the way there, and what is not there', async () => {
    const { gone } = open();
    await user.click(await screen.findByRole('button', { name: /is of the view 1/ }));
    expect(gone).toEqual([id(2)]);
    expect(screen.getByText('paragraph 7 above').closest('button')).toBeNull();
    expect(screen.getByText('The paragraph that this means is not in the text.')).toBeTruthy();
    expect(screen.getByText('In the text, hold Ctrl and press the words.')).toBeTruthy();
  });

  it('G17 are listed soon after a change, whoever goes on typing', async () => {
    const { change } = open();
    const jobs: (() => void)[] = [];
    vi.spyOn(browserClock, 'after').mockImplementation((_, job) => {
      jobs.push(job);
      return () => void jobs.splice(jobs.indexOf(job), 1);
    });
    await screen.findByRole('button', { name: /is of the view 1/ });
    for (const words of ['a', 'b', 'c']) change(words);
    expect(jobs).toHaveLength(1);
    change(' as is of the view 3,');
    act(() => jobs[0]?.());
    expect(screen.getByRole('button', { name: /is of the view 3/ })).toBeTruthy();
  });

  it('G17 a paragraph that refers to nothing lists nothing', async () => {
    open(
      <>
        <ReferencesHere block={id(4)} />
        <ReferencesHere block={id(3)} />
      </>,
    );
    expect(await screen.findAllByText('Refers to')).toHaveLength(1);
  });
});

const work = { how: 'typed', by: [], of: null, from: 5, to: 5, at: 1, until: 1 } as const;
const STORY = { chapters: [{ of: 'words', seq: 5, at: 1, work, words: [{ is: 'ins', text: LINES[2]?.text ?? '' }] }] };
/** Then the fourth stood before the second. */
const THEN = [LINES[0], LINES[3], LINES[1], LINES[2]].map((line, n) => ({
  ...line,
  ...{ level: 0, sug: null, label: n === 0 ? '' : `${n}`, hash: HASH, runs: [{ text: line?.text ?? '', marks: [] }] },
}));

function opensCheck(story: unknown) {
  const asked = answering({
    'GET /api/opinions/o/wording': { seq: 1, table: [], exceptions: [] },
    [`GET /api/opinions/o/story/${id(3)}`]: story,
    'GET /api/opinions/o/text?at=2': { blocks: THEN },
    'GET /api/opinions/o/text?at=5': { blocks: THEN },
  });
  return asked;
}

describe('G18 the check', () => {
  it('G18 remarks on a reference that named another paragraph when it was written, once the log has been asked', async () => {
    const asked = opensCheck(STORY);
    open(<Wording margin={new DeskRig(ARL).margin} />);
    await waitFor(() => expect(screen.getByText('Reference to an old number')).toBeTruthy());
    expect(screen.getByText(/That one is now “is of the view 3”/)).toBeTruthy();
    expect(asked.filter(({ what }) => what.includes('/story/'))).toHaveLength(1);
  });

  it('G18 says that the log could not be read', async () => {
    opensCheck([503, { code: 'storage' }]);
    open(<Wording margin={new DeskRig(ARL).margin} />);
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
    expect(screen.queryByText('Reference to an old number')).toBeNull();
  });
});
