// @vitest-environment happy-dom
/** P35: whole paragraphs are selected. */
import { expect, it } from 'vitest';
import { selectBlock } from '../../../client/editor/select.ts';
import type { Editor } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

const editor = () => openEditor(textOf([1, 2, 3, 4].map((n) => ({ id: id(n), text: `that ${n}`, kind: 'preamble-item' }))));

/** What is selected, and the paragraph at whose edge the selection ends. */
function selected({ view: { state } }: Editor): readonly string[] {
  const { content, $head } = { content: state.selection.content().content, $head: state.selection.$head };
  return [...content.content.map(({ textContent }) => textContent), `ends in ${$head.parent.textContent}`];
}

it('P35 a paragraph is selected whole, wherever the caret was', () => {
  const a = editor();
  a.runAt(id(2), 3, selectBlock(id(3), false));
  expect(selected(a)).toEqual(['that 3', 'ends in that 3']);
  a.run(selectBlock(id(1), false));
  expect(selected(a)).toEqual(['that 1', 'ends in that 1']);
});

it('P35 a selection goes on down and up, whole at both ends, and back over its beginning', () => {
  const a = editor();
  a.select(id(2), 2, { block: id(2), offset: 4 });
  a.run(selectBlock(id(4), true));
  expect(selected(a)).toEqual(['that 2', 'that 3', 'that 4', 'ends in that 4']);
  a.run(selectBlock(id(1), true));
  expect(selected(a)).toEqual(['that 1', 'that 2', 'ends in that 1']);
  a.run(selectBlock(id(2), true));
  expect(selected(a)).toEqual(['that 2', 'ends in that 2']);
});

it('P35 where nothing is selected, it is that paragraph alone', () => {
  const a = editor();
  a.runAt(id(1), 2, selectBlock(id(3), true));
  expect(selected(a)).toEqual(['that 3', 'ends in that 3']);
});

it('P35 a paragraph that is gone is not selected, and what was stays', () => {
  const a = editor();
  a.run(selectBlock(id(2), false));
  a.run(selectBlock(id(9), true));
  expect(selected(a)).toEqual(['that 2', 'ends in that 2']);
});

it('P35 where nobody writes, it has the focus and is selected on the page too', () => {
  const a = editor();
  a.editable = false;
  a.view.setProps({});
  a.run(selectBlock(id(2), false));
  a.run(selectBlock(id(3), true));
  expect(document.activeElement).toBe(a.view.dom);
  expect(document.getSelection()?.toString()).toContain('that 3');
  expect(selected(a)).toEqual(['that 2', 'that 3', 'ends in that 3']);
});
