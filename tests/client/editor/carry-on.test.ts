// @vitest-environment happy-dom
import { deleteSelection, selectAll } from 'prosemirror-commands';
import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { expect, it } from 'vitest';
import { replay } from '../../../client/editor/replay.ts';
import { Store } from '../../../client/lib/store.ts';
import { carryOn } from '../../../client/pages/opinion/text/carry-on.ts';
import { plan, type Unrecorded, wordsOf } from '../../../client/sync/unrecorded.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { element } from '../../text/support.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

/** What carries on: the text of this editor, and what was handed back. */
function pageOf(a: Editor) {
  const back: string[] = [];
  return {
    back,
    view: new Store<EditorView | null>(a.view),
    words: new Store<Node | null>(a.view.state.doc),
    put: (changes: readonly Unrecorded[]): void => {
      const planned = plan(changes, readBlocks(a.doc.getXmlFragment(ROOT)), () => false);
      replay(a.view, planned.put);
      back.push(...planned.back.map(wordsOf).filter((words) => words !== ''));
    },
  };
}

/** The command takes the paragraphs away, and a title comes where nothing is left; then the editor hears of it. */
async function confirmed(a: Editor, server: Editor, page = pageOf(a)): Promise<ReturnType<typeof pageOf>> {
  const [cut] = a.asked;
  if (cut === undefined) throw new Error('nobody asked');
  const gone = new Set(cut.blocks);
  carryOn(page, cut, gone);
  server.doc.transact(() => {
    const text = server.doc.getXmlFragment(ROOT);
    for (let at = text.length - 1; at >= 0; at--) if (gone.has(server.ids[at] ?? '')) text.delete(at, 1);
    if (text.length === 0) text.insert(0, [element({ id: id(99), kind: 'title', level: 0 })]);
  });
  exchange(server, a);
  page.words.set(a.view.state.doc);
  await Promise.resolve();
  exchange(a, server);
  return page;
}

const paste = (a: Editor, ...lines: readonly string[]): boolean => a.view.pasteText(lines.join('\n'));
const caret = ({ view }: Editor): readonly [string, number] => [
  view.state.selection.$head.parent.textContent,
  view.state.selection.$head.parentOffset,
];

it.each([
  ['a letter', (a: Editor) => a.view.dispatch(a.view.state.tr.insertText('x')), ['x'], ['x', 1]],
  ['a line', (a: Editor) => paste(a, 'one line'), ['one line'], ['one line', 8]],
  ['paragraphs', (a: Editor) => paste(a, 'one', 'two', 'three'), ['one', 'two', 'three'], ['three', 5]],
] as const)('P13 everything selected and %s over it: that comes when the paragraphs are gone', async (_what, edit, words, at) => {
  for (const select of [
    (a: Editor) => a.run(selectAll),
    (a: Editor) =>
      a.view.dispatch(a.view.state.tr.setSelection(TextSelection.create(a.view.state.doc, 1, a.view.state.doc.content.size - 1))),
  ]) {
    const [a, server] = openPair(numbered(20));
    select(a);
    edit(a);
    expect(a.words).toHaveLength(20);
    const { back } = await confirmed(a, server);
    expect([server.words, a.words, back]).toEqual([words, words, []]);
    expect(caret(a)).toEqual(at);
    expect(new Set(a.ids).size).toBe(words.length);
  }
});

it('P13 what is left of the first and of the last paragraph is one with what comes', async () => {
  const [a, server] = openPair(numbered(20));
  a.select(id(2), 5, { block: id(19), offset: 4 });
  paste(a, 'new', 'words');
  await confirmed(a, server);
  expect(server.words).toEqual(['text of number 1', 'text new', 'words of number 19', 'text of number 20']);
  expect([server.ids[1], server.ids.includes(id(19))]).toEqual([id(2), false]);
});

it('P13 brings nothing where nothing came, and what does not fit any more goes back to its author', async () => {
  const [a, server] = openPair(numbered(20));
  a.run(selectAll);
  a.run(deleteSelection);
  await confirmed(a, server);
  expect(server.words).toEqual(['']);

  const [b, other] = openPair(numbered(20));
  b.view.dispatch(b.view.state.tr.setSelection(TextSelection.create(b.view.state.doc, 1, b.view.state.doc.content.size - 1)));
  paste(b, 'one', 'two');
  other.type(id(1), 0, 'changed ');
  exchange(other, b);
  const { back } = await confirmed(b, other);
  expect(other.words).toEqual(['changed text of number 1']);
  expect(back).toEqual(['one', 'two']);
});
