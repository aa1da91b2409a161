// @vitest-environment happy-dom
/** Replacing what was found: the list of places with its ticks, what is said of those that stay, and what was done. */
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Command } from 'prosemirror-state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { found } from '../../client/editor/find.ts';
import { OpenedContext, type OpenedWords } from '../../client/pages/opinion/opened.ts';
import { FindField } from '../../client/pages/opinion/text/find-field.tsx';
import { announcer } from '../../client/ui/announce.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { type Editor, exchange } from '../client/support/editors.ts';
import { id } from '../client/support/ids.ts';
import { openEditor, openPair } from '../client/support/open-editors.ts';
import { textOf } from '../client/support/texts.ts';
import { ARL } from '../opinion/world.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { held } from './support/held.ts';

const SEED = textOf([
  { id: id(1), text: 'the net and a net for all' },
  { id: id(2), text: 'a net that is agreed' },
  { id: id(3), text: '社区网络' },
]);

const user = userEvent.setup();
const said = vi.spyOn(announcer, 'say').mockImplementation(() => {});
beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  said.mockClear();
});

/** The field over a real editor; the second paragraph is agreed. */
async function open(editor: Editor = openEditor(SEED)) {
  const { opinion } = new DeskRig(ARL);
  const told = (): void => {
    opinion.words.set(editor.view.state.doc);
    opinion.found.set(found(editor.view.state));
  };
  const runAside = (command: Command): boolean => {
    const done = editor.run(command);
    told();
    return done;
  };
  editor.closed.add(id(2));
  const dispatch = editor.view.dispatch.bind(editor.view);
  editor.view.dispatch = (tr) => {
    dispatch(tr);
    told();
  };
  opinion.view.set(editor.view);
  opinion.manner.suggesting.set(editor.suggests !== null);
  told();
  const paragraphs = [1, 2, 3].map((n) => ({ id: id(n), removed: false, closed: n === 2, call: null }) as unknown as ShownParagraph);
  const opened = {
    opinion: { ...opinion, runAside },
    register: { language: 'en', paragraphs } as unknown as Register,
    names: { paragraph: (block: BlockId | null) => `paragraph ${block?.at(-1)}` },
  } as unknown as OpenedWords;
  render(
    <Around actor={ARL}>
      <OpenedContext value={held(opened)}>
        <FindField onClose={() => {}} />
      </OpenedContext>
    </Around>,
  );
  await user.type(screen.getByRole('searchbox'), 'net');
  await user.click(screen.getByRole('button', { name: 'Replace' }));
  await user.type(await screen.findByRole('textbox', { name: 'Replace with' }), 'network');
  return { editor, opinion, told };
}

const ticks = (): readonly boolean[] => [...document.querySelectorAll<HTMLInputElement>('.places input')].map(({ checked }) => checked);
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const lastSaid = (): string => String(said.mock.calls.at(-1)?.[2]);

describe('P29 replacing', () => {
  it('shows each place with what goes and what would come, by paragraph, and why one stays', async () => {
    await open();
    const [first, second] = [...document.querySelectorAll<HTMLElement>('.places > li')];
    if (first === undefined || second === undefined) throw new Error('two paragraphs wanted');
    expect(first.textContent).toContain('paragraph');
    expect([...first.querySelectorAll('del, ins')].map(({ textContent }) => textContent)).toEqual(['net', 'network', 'net', 'network']);
    expect(within(second).getAllByText(/Consensus has been declared/).length).toBeGreaterThan(0);
    expect(second.querySelector('del, ins')).toBeNull();
    expect(ticks()).toEqual([true, true, false]);
    const closed = screen.getByRole('checkbox', { name: /agreed/ });
    expect(closed.getAttribute('aria-disabled')).toBe('true');
    await user.click(closed);
    expect(ticks()).toEqual([true, true, false]);
    expect(screen.getAllByRole('checkbox', { name: '“net” becomes “network” in: the net and a net for all' })).toHaveLength(2);
  });

  it('replaces those that are ticked, and says how many, and why others were left', async () => {
    const { editor } = await open();
    await user.click(document.querySelectorAll('.places input')[1] as Element);
    await user.click(button('Replace the 1 chosen'));
    expect(editor.words).toEqual(['the network and a net for all', 'a net that is agreed', '社区网络']);
    const words = 'Replaced: 1. Left, because the text is closed: 1. Left, because they were not chosen: 1.';
    expect(lastSaid()).toBe(words);
    expect(screen.getByText(words)).toBeDefined();
    // what came holds the words again: a second press does nothing
    expect(ticks()).toEqual([false, false, false]);
    await user.click(button('Replace the 0 chosen'));
    expect(editor.words[0]).toBe('the network and a net for all');
  });

  it('replaces one place after the other', async () => {
    const { editor } = await open();
    await user.click(button('Replace this place'));
    expect(editor.words[0]).toBe('the network and a net for all');
    await user.click(button('Replace this place'));
    expect(editor.words[0]).toBe('the network and a network for all');
    expect(lastSaid()).toBe('Replaced: 1.');
  });

  it('makes suggestions where one suggests, and says so before', async () => {
    const editor = openEditor(SEED);
    editor.suggests = 'arl';
    await open(editor);
    expect(screen.getByText(/The text itself stays/)).toBeDefined();
    await user.click(button('Suggest it at the 2 chosen'));
    expect(editor.words[0]).toBe('the netnetwork and a netnetwork for all');
    expect(lastSaid()).toMatch(/^Suggested: 2\./);
    const places = document.querySelector<HTMLElement>('.places');
    expect(places && within(places).getAllByText('A suggestion strikes it through already.')).toHaveLength(2);
  });

  it('leaves a place that others have changed, and says so', async () => {
    const [a, b] = openPair(SEED);
    const { told } = await open(a);
    b.type(id(1), 'the n'.length, '-');
    act(() => {
      exchange(a, b);
      told();
    });
    expect(screen.getByText('Left, because they read otherwise by now: 1.')).toBeDefined();
    await user.click(button('Replace the 1 chosen'));
    expect(a.words[0]).toBe('the n-et and a network for all');
    expect(lastSaid()).toContain('Left, because they read otherwise by now: 1.');
  });

  it('finds whole words, and says where that changes nothing', async () => {
    await open();
    await user.click(screen.getByRole('checkbox', { name: 'Whole words only' }));
    const note = /no word borders/;
    expect(screen.queryByText(note)).toBeNull();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), '网络');
    expect(screen.getByText(note)).toBeDefined();
    expect(ticks()).toEqual([true]);
  });

  it('P16 has one Tab stop for its places; arrows walk them and the text shows each, Escape folds it', async () => {
    const { editor } = await open();
    const inputs = [...document.querySelectorAll<HTMLInputElement>('.places input')];
    expect(inputs.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    act(() => inputs.find(({ tabIndex }) => tabIndex === 0)?.focus());
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toBe(inputs[1]);
    expect(editor.view.state.selection.from).toBe(editor.at(id(1), 'the net and a '.length));
    await user.keyboard('{End}{Escape}');
    expect(document.querySelector('.panel-over')).toBeNull();
    expect(document.activeElement).toBe(button('Replace'));
    expect(button('Replace').getAttribute('aria-expanded')).toBe('false');
  });

  it('looks for a hyphen as for any sign', async () => {
    await open();
    const field = screen.getByRole<HTMLInputElement>('searchbox');
    await user.clear(field);
    await user.type(field, 're-use');
    expect(field.value).toBe('re-use');
  });

  it('P15 takes nothing of the page away before the text has come', async () => {
    const { opinion } = new DeskRig(ARL);
    const opened = { opinion, register: { language: 'en', paragraphs: [] }, names: {} } as unknown as OpenedWords;
    render(
      <Around actor={ARL}>
        <OpenedContext value={held(opened)}>
          <FindField onClose={() => {}} />
        </OpenedContext>
      </Around>,
    );
    await user.click(screen.getByRole('button', { name: 'Replace' }));
    expect(screen.getByRole('searchbox')).toBeDefined();
    expect(screen.queryByRole('textbox', { name: 'Replace with' })).toBeNull();
    act(() => opinion.words.set(openEditor(SEED).view.state.doc));
    expect(await screen.findByRole('textbox', { name: 'Replace with' })).toBeDefined();
  });

  it('is not done where the text may not be edited by now', async () => {
    const { editor } = await open();
    editor.editable = false;
    editor.view.setProps({});
    await user.click(button('Replace this place'));
    await user.click(button('Replace the 2 chosen'));
    expect(editor.words[0]).toBe('the net and a net for all');
    expect(lastSaid()).toBe('The text cannot be edited now.');
  });

  it('P16 keeps the focus at the place that has it, while others type before it', async () => {
    const [a, b] = openPair(SEED);
    const { told } = await open(a);
    const inputs = [...document.querySelectorAll<HTMLInputElement>('.places input')];
    act(() => inputs[1]?.focus());
    b.type(id(1), 0, 'a net; ');
    act(() => {
      exchange(a, b);
      told();
    });
    expect(document.activeElement).toBe(inputs[1]);
    expect(ticks()).toEqual([false, true, true, false]);
    await user.keyboard(' ');
    expect(ticks()).toEqual([false, true, false, false]);
    await user.click(button('Replace this place'));
    expect(a.words[0]).toBe('a net; the net and a network for all');
  });

  it('says of each place why it was left, and of none that it was changed where nobody did', async () => {
    const editor = openEditor(textOf([{ id: id(1), text: 'net Net net network' }]));
    await open(editor);
    const field = screen.getByRole('textbox', { name: 'Replace with' });
    await user.clear(field);
    await user.type(field, 'Net');
    await user.click(button('Replace the 3 chosen'));
    expect(editor.words[0]).toBe('Net Net Net Network');
    expect(lastSaid()).toBe('Replaced: 3. Left, because they read so already: 1.');
    expect(screen.queryByText(/read otherwise/)).toBeNull();
    await user.type(screen.getByRole('searchbox'), 'w');
    expect(screen.queryByText(/^Replaced/)).toBeNull();
  });

  it('still tells what others changed where ticks were changed since', async () => {
    const [a, b] = openPair(SEED);
    const { told } = await open(a);
    b.type(id(1), 'the n'.length, '-');
    act(() => {
      exchange(a, b);
      told();
    });
    await user.click(button('Untick all'));
    await user.click(document.querySelector('.places input') as Element);
    await user.click(button('Replace the 1 chosen'));
    expect(lastSaid()).toContain('Left, because they read otherwise by now: 1.');
  });

  it('goes on to the very next place in own words that come', async () => {
    const editor = openEditor(textOf([{ id: id(1), text: 'end' }]));
    editor.suggests = 'arl';
    editor.type(id(1), 0, 'net net net ');
    await open(editor);
    const field = screen.getByRole('textbox', { name: 'Replace with' });
    await user.clear(field);
    await user.type(field, 'x');
    await user.click(button('Suggest it at this place'));
    await user.click(button('Suggest it at this place'));
    expect(editor.words[0]).toBe('x x net end');
  });

  it('lists two hundred places and more at a press, and replaces a thousand at one', async () => {
    const editor = openEditor(textOf(Array.from({ length: 110 }, (_, at) => ({ id: id(at + 1), text: 'net '.repeat(10) }))));
    await open(editor);
    const places = () => document.querySelectorAll<HTMLInputElement>('.places input');
    expect(places()).toHaveLength(200);
    expect(screen.getByText(/^At most 1,000 are replaced at one press/)).toBeDefined();
    await user.click(button('Go to the previous place'));
    expect([...places()].filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    await user.click(button('List more (900)'));
    expect(places()).toHaveLength(400);
    expect(document.activeElement).toBe(places()[200]);
    await user.click(button('Replace the 1,000 chosen'));
    expect(lastSaid()).toMatch(/^Replaced: 1,000\./);
    expect(button('Replace the 90 chosen')).toBeDefined();
  });
});
