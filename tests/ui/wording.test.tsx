// @vitest-environment happy-dom
/** Remarks on the wording as whoever asks for them sees them, beside the text of a real editor. */
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Command } from 'prosemirror-state';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OpenedContext, type OpenedWords } from '../../client/pages/opinion/opened.ts';
import { panel } from '../../client/pages/opinion/panel.ts';
import { BeforeCall } from '../../client/pages/opinion/wording/before-call.tsx';
import { Wording } from '../../client/pages/opinion/wording/wording.tsx';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { ShownWording } from '../../shared/wire/wording.ts';
import { id } from '../client/support/ids.ts';
import { openEditor } from '../client/support/open-editors.ts';
import { textOf } from '../client/support/texts.ts';
import { ARL, CHAIR } from '../opinion/world.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { held } from './support/held.ts';

const HASH = 'A'.repeat(43);
const SEED = textOf([
  { id: id(1), kind: 'operative-heading', text: 'is of the view' },
  { id: id(2), kind: 'operative-item', text: 'that networks shall be open;' },
  { id: id(3), kind: 'operative-item', text: 'that sharing lowers cost' },
]);
const user = userEvent.setup();
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  panel.set(null);
});

async function open(actor: typeof ARL, said: Partial<ShownWording> = {}) {
  const answers = {
    'GET /api/opinions/o/wording': { seq: 1, table: [], exceptions: [], ...said },
    'POST /api/opinions/o/wording': { seq: 2 },
  };
  const asked = answering(answers);
  const editor = openEditor(SEED);
  const rig = new DeskRig(actor);
  const { opinion, margin } = rig;
  editor.view.setProps(margin.beside());
  margin.dress(editor.view);
  opinion.view.set(editor.view);
  const places = [1, 2, 3].map((n) => ({ id: id(n), place: document.createElement('div') }));
  margin.rows.set(places);
  const paragraphs = [1, 2, 3].map(
    (n) => ({ id: id(n), label: n === 1 ? '' : `${n - 1}`, hash: HASH, removed: false }) as unknown as ShownParagraph,
  );
  const register = { opinion: 'o', language: 'en', kind: 'opinion', paragraphs } as unknown as Register;
  const tell = (): void => opinion.words.set(editor.view.state.doc);
  const live = {
    ...opinion,
    register: { subscribe: () => () => {}, getSnapshot: () => register },
    runAside: (command: Command) => editor.run(command),
  };
  const shown: BlockId[] = [];
  const opened = {
    ...{ opinion: live, register, current: null, show: (block: BlockId) => void shown.push(block) },
    names: { paragraph: (block: BlockId | null) => `paragraph ${block?.at(-1)}` },
  } as unknown as OpenedWords;
  act(tell);
  const { unmount, container } = render(
    <Around actor={actor}>
      <OpenedContext value={held(opened)}>
        <Wording margin={margin} />
        <BeforeCall blocks={[id(2)]} />
      </OpenedContext>
    </Around>,
  );
  // below the root of the page, as the text is: a press is heard there
  container.append(...places.map(({ place }) => place));
  // all of it is near the window
  container.getBoundingClientRect = () => new DOMRect(0, 0, 1, 1);
  return { editor, tell, shown, asked, places, unmount };
}

const remarks = (): readonly string[] =>
  screen
    .getAllByRole('listitem')
    .map((one) => `${within(one).getByRole('button', { name: /paragraph/ }).textContent}: ${one.querySelector('strong')?.textContent}`);

describe('G10 remarks on the wording', () => {
  it('G10 are listed with their reason, marked at their paragraph, and one walks from one to the next', async () => {
    const { shown, editor, places } = await open(ARL);
    await waitFor(() => expect(remarks()).toEqual(['paragraph 2: Prescriptive verb', 'paragraph 3: Final mark']));
    expect(screen.getByText(/An Opinion binds nobody/)).toBeTruthy();
    expect(screen.getByText(/should end with “\.”/)).toBeTruthy();
    expect(places.map(({ place }) => place.textContent)).toEqual(['', '1 remark on wording', '1 remark on wording']);
    await user.click(screen.getByRole('button', { name: 'Next remark' }));
    const { from, to } = editor.view.state.selection;
    expect([shown, editor.view.state.doc.textBetween(from, to)]).toEqual([[id(2)], 'shall']);
    await user.click(screen.getByRole('button', { name: 'Next remark' }));
    await user.click(screen.getByRole('button', { name: 'Next remark' }));
    expect(shown).toEqual([id(2), id(3), id(2)]);
    await user.keyboard('{Escape}');
    expect(panel.getSnapshot()).toBeNull();
  });

  it('G14 mark their words in the text, the letter before what is missing too, until the check is closed', async () => {
    const { editor, unmount, places } = await open(ARL);
    const seen = (look: string): readonly (string | null)[] =>
      [...editor.view.dom.querySelectorAll(look)].map(({ textContent }) => textContent);
    await waitFor(() => expect(seen('.remarked')).toEqual(['shall', 't']));
    expect(seen('.remarked-now')).toEqual([]);
    // whoever hears the text is told the words at their paragraph, and led from one to the next
    const mark = within(places[1]?.place ?? document.body).getByRole('button', { name: 'paragraph 2: 1 remark on wording: shall' });
    await user.click(mark);
    await waitFor(() => expect(seen('.remarked-now')).toEqual(['shall']));
    expect(editor.view.dom.textContent).not.toContain('remark');
    // pressed in the text, its remark is the current one of the list
    act(() => [...editor.view.dom.querySelectorAll<HTMLElement>('.remarked')].at(-1)?.click());
    await waitFor(() => expect(seen('.remarked-now')).toEqual(['t']));
    expect(screen.getAllByRole('listitem').find((one) => one.getAttribute('aria-current') === 'true')?.textContent).toContain('Final mark');
    act(unmount);
    expect(seen('.remarked')).toEqual([]);
  });

  it('G14 what is typed moves the marks along, and is looked at afterwards', async () => {
    const { editor } = await open(ARL);
    const seen = () => [...editor.view.dom.querySelectorAll('.remarked')].map(({ textContent }) => textContent);
    await waitFor(() => expect(seen()).toEqual(['shall', 't']));
    act(() => editor.view.dispatch(editor.view.state.tr.insertText('all ', editor.at(id(2), 5))));
    expect(seen()).toEqual(['shall', 't']);
  });

  it('G10 follow the text: what was mended is remarked on no more', async () => {
    const { editor, tell } = await open(ARL);
    await waitFor(() => expect(remarks()).toHaveLength(2));
    act(() => {
      const at = editor.view.state.doc.content.size - 1;
      editor.view.dispatch(editor.view.state.tr.insertText('.', at));
      tell();
    });
    await waitFor(() => expect(remarks()).toEqual(['paragraph 2: Prescriptive verb']));
  });

  it('G8 and G10 tell the chair before a call how many there are, who may say "not here", and stop nothing', async () => {
    await open(CHAIR);
    await waitFor(() => expect(screen.getAllByText(/1 remark on wording/).length).toBe(3));
    await user.click(screen.getByRole('button', { name: 'See them' }));
    expect(panel.getSnapshot()).toBe('wording');
    expect((await screen.findAllByText('Not here')).length).toBeGreaterThan(0);
  });

  it('G8 "not here" wants a reason; all see who said it and why', async () => {
    const { asked } = await open(ARL, {
      exceptions: [{ block: id(3), hash: HASH, code: 'final-mark', words: '', at: 1, by: 'bru', reason: 'The list goes on.' }],
    });
    await waitFor(() => expect(remarks()[0]).toBe('paragraph 2: Prescriptive verb'));
    expect(screen.getByText('1 exception')).toBeTruthy();
    expect(screen.getByText('The list goes on.')).toBeTruthy();
    await user.click(screen.getByText('Not here'));
    await user.click(await screen.findByRole('button', { name: 'Say so' }));
    expect(bodyOf(asked, 'POST /api/opinions/o/wording')).toBeUndefined();
    await user.type(screen.getByRole('textbox', { name: 'Why it does not apply here' }), 'A treaty says so.');
    await user.click(screen.getByRole('button', { name: 'Say so' }));
    const said = { block: id(2), hash: HASH, code: 'prescribes', words: 'shall', on: true, reason: 'A treaty says so.' };
    await waitFor(() => expect(bodyOf(asked, 'POST /api/opinions/o/wording')).toMatchObject(said));
  });
});
