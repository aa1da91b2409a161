// @vitest-environment happy-dom
import { deleteSelection, selectAll } from 'prosemirror-commands';
import { TextSelection } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

const select = ({ view }: Editor, from: number, to: number): void =>
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));

/** Everything but half of the first and of the last paragraph. */
const within = (a: Editor): void => select(a, a.at(id(1), 8), a.at(id(20), 8));

it.each([
  ['Delete', (a: Editor) => a.run(deleteSelection)],
  ['typing over it', (a: Editor) => a.view.dispatch(a.view.state.tr.insertText('x'))],
  ['pasting over it', (a: Editor) => a.view.pasteText('one line')],
])('everything selected and %s takes nothing away: it is asked about', (_what, edit) => {
  const [a, b] = openPair(numbered(20));
  a.run(selectAll);
  edit(a);
  exchange(a, b);
  expect(b.words).toHaveLength(20);
  expect(a.shown).toEqual(a.lines);
  expect(a.asked[0]?.blocks.slice(-19)).toEqual(Array.from({ length: 19 }, (_, at) => id(at + 2)));
});

it('what is asked about is whole paragraphs', () => {
  const [a] = openPair(numbered(20));
  within(a);
  a.run(deleteSelection);
  expect(a.asked.map(({ blocks }) => blocks)).toEqual([Array.from({ length: 18 }, (_, at) => id(at + 2))]);
});

it('ten paragraphs go at once, and so does everything as a suggestion', () => {
  const [a, b] = openPair(numbered(20));
  select(a, a.at(id(1), 0), a.at(id(11), 0));
  a.run(deleteSelection);
  exchange(a, b);
  expect(b.words).toHaveLength(10);
  const [c] = openPair(numbered(20));
  c.suggests = 'arl';
  c.run(selectAll);
  c.run(deleteSelection);
  expect([...a.asked, ...c.asked]).toEqual([]);
  expect(c.words.filter((words) => words !== '')).toHaveLength(20);
});
