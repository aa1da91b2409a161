// @vitest-environment happy-dom
/** Agreed language beside the text of a real editor, and its page. */
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Command } from 'prosemirror-state';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AgreedLanguage } from '../../client/pages/agreed/agreed.tsx';
import { Agreed } from '../../client/pages/opinion/agreed/agreed.tsx';
import { OpenedContext, type OpenedWords } from '../../client/pages/opinion/opened.ts';
import { lookForAgreed, panel } from '../../client/pages/opinion/panel.ts';
import { inWords } from '../../shared/i18n/set-off.ts';
import type { Register } from '../../shared/opinion/register.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { FoundPassage, FoundPassages } from '../../shared/wire/agreed.ts';
import { id } from '../client/support/ids.ts';
import { openEditor } from '../client/support/open-editors.ts';
import { textOf } from '../client/support/texts.ts';
import { ARL, OFFICE } from '../opinion/world.ts';
import { answering, bodyOf } from './support/api.ts';
import { Around } from './support/around.tsx';
import { DeskRig } from './support/desk.tsx';
import { held } from './support/held.ts';

const SEED = textOf([
  { id: id(1), kind: 'operative-heading', text: 'is of the view' },
  { id: id(2), kind: 'operative-item', text: 'that community networks lower the cost of access;' },
]);
const EARLIER: FoundPassage = {
  place: 'is of the view 3',
  text: 'that local networks lower the cost of access;',
  language: 'en',
  source: { in: 'precedent', precedent: 7, title: 'On access', symbol: 'Opinion 4 (Lowmark, 2021)', date: '2021-05-20' },
};
const HERE: FoundPassage = {
  ...EARLIER,
  text: 'that community networks lower the cost of access;',
  source: { in: 'opinion', opinion: 'o2', block: id(9), number: '2', title: 'On cables', phase: 'drafting', at: Date.UTC(2026, 4, 3, 12) },
};
const found = (...passages: readonly FoundPassage[]): FoundPassages => ({ passages, count: passages.length, among: 9 });
const user = userEvent.setup();
afterEach(() => {
  cleanup();
  panel.set(null);
});

async function open(near: FoundPassages) {
  const asked = answering({ 'POST /api/agreed/nearest': near, 'POST /api/agreed/search': found(EARLIER) });
  const editor = openEditor(SEED);
  const { opinion } = new DeskRig(ARL);
  const paragraphs = [{ id: id(2), closed: false, removed: false }];
  const register = {
    ...{ opinion: 'o', language: 'en', kind: 'opinion', paragraphs, phase: 'drafting', adoptionCall: null },
    policy: { editing: 'suggest' },
  } as unknown as Register;
  const live = {
    ...opinion,
    view: { subscribe: () => () => {}, getSnapshot: () => editor.view },
    runAside: (command: Command) => editor.run(command),
  };
  const opened = {
    ...{ opinion: live, register, here: id(2), live: true },
    names: { paragraph: () => 'paragraph 2', setOff: (block: BlockId | null) => inWords(`paragraph ${block?.at(-1)}`) },
  } as unknown as OpenedWords;
  lookForAgreed();
  render(
    <Around actor={ARL}>
      <OpenedContext value={held(opened)}>
        <Agreed />
      </OpenedContext>
    </Around>,
  );
  await act(async () => {});
  return { asked, editor };
}

describe('V8 beside a text', () => {
  it('V8 a passage says where it stands; what only one side has is marked and said', async () => {
    const { asked } = await open(found(EARLIER, HERE));
    expect(bodyOf(asked, 'POST /api/agreed/nearest')).toEqual({
      ...{ words: 'that community networks lower the cost of access;', language: 'en', except: id(2) },
    });
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first?.textContent).toContain('Opinion 4 (Lowmark, 2021)');
    expect(first?.textContent).toContain('is of the view 3');
    expect(first?.textContent).toContain('adopted on 20 May 2021');
    expect(first?.querySelector('del')?.textContent).toBe(' only in this text: community (end) ');
    expect(first?.querySelector('ins')?.textContent).toBe(' only in the agreed wording: local (end) ');
    expect(second?.textContent).toContain('agreed on 3 May 2026');
    expect(second?.textContent).toContain('The words are the same.');
    expect(second?.querySelector('ins, del')).toBeNull();
    expect(
      within(second as HTMLElement)
        .getByRole('link')
        .getAttribute('href'),
    ).toBe(`/o/o2#${id(9)}`);
    expect(document.activeElement?.textContent).toBe('Agreed language');
  });

  it('V8 it is copied at a press, and where that fails it is said', async () => {
    await open(found(EARLIER));
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce().mockRejectedValueOnce(new Error('no'));
    await user.click(await screen.findByRole('button', { name: /Copy this wording/ }));
    expect(write).toHaveBeenCalledWith(EARLIER.text);
    await user.click(await screen.findByRole('button', { name: /Wording copied/ }));
    expect(await screen.findByText(/The browser did not copy it/)).toBeDefined();
  });

  it('V9 becomes a suggestion at one press where it can be a wording of the paragraph, and changes nothing before', async () => {
    const { editor } = await open(found(EARLIER, { ...EARLIER, place: 'x', text: 'that cables break;' }));
    const before = editor.view.state.doc.textContent;
    const buttons = await screen.findAllByRole('button', { name: 'Suggest this wording: paragraph 2' });
    expect([buttons.length, editor.view.state.doc.textContent]).toEqual([1, before]);
    await user.click(buttons[0] as HTMLElement);
    const words: string[] = [];
    editor.view.state.doc.descendants((node) => {
      for (const { type } of node.marks) words.push(`${type.name}: ${node.text}`);
    });
    expect(words.sort()).toEqual(['deletion: community', 'insertion: local']);
  });

  it('V8 says what to do where nothing is near; a search stands below; Escape closes it', async () => {
    await open({ passages: [], count: 0, among: 4 });
    expect(await screen.findByText(/No agreed wording is near these words/)).toBeDefined();
    await user.type(screen.getByRole('searchbox'), 'lower{Enter}');
    expect(await screen.findByText('1 passage has these words')).toBeDefined();
    await user.keyboard('{Escape}');
    expect(panel.getSnapshot()).toBeNull();
  });
});

describe('V2 the page', () => {
  const LISTED = { seq: 7, title: 'On access', symbol: 'Opinion 4', date: '2021-05-20', language: 'en', paragraphs: 2, bytes: 90, at: 1 };

  it('V2 lists earlier texts for everybody, and the secretariat adds one', async () => {
    const asked = answering({ 'GET /api/precedents': [LISTED], 'POST /api/precedents': [201, { seq: 8 }] });
    render(
      <Around actor={ARL}>
        <AgreedLanguage />
      </Around>,
    );
    expect((await screen.findByRole('listitem')).textContent).toContain('adopted on 20 May 2021 · 2 paragraphs');
    expect(screen.queryByText('Add an earlier text')).toBeNull();
    expect(screen.queryByRole('button', { name: /Withdraw/ })).toBeNull();
    cleanup();
    render(
      <Around actor={OFFICE}>
        <AgreedLanguage />
      </Around>,
    );
    await user.click(await screen.findByText('Add an earlier text'));
    await user.click(screen.getByRole('button', { name: 'Add an earlier text' }));
    expect((await screen.findAllByText('required')).length).toBe(4);
    await user.type(screen.getByLabelText('Title'), 'On cables');
    await user.type(screen.getByLabelText('Symbol or reference'), 'Resolution 2');
    await user.type(screen.getByLabelText('Adopted on'), '2018-11-16');
    await user.type(screen.getByLabelText('Text'), 'That cables matter.');
    expect(await screen.findByText('1 paragraph')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Add an earlier text' }));
    await waitFor(() => expect(bodyOf(asked, 'POST /api/precedents')).toBeDefined());
    expect(bodyOf(asked, 'POST /api/precedents')).toMatchObject({
      ...{ title: 'On cables', symbol: 'Resolution 2', date: '2018-11-16', language: 'en', text: 'That cables matter.' },
    });
  });
});
