// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { found } from '../../../client/editor/find.ts';
import { findNext, findText } from '../../../client/editor/finding.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

const SEED = textOf([
  { id: id(1), text: 'Access for all (a.b)' },
  { id: id(2), text: 'more ACCESS; İstanbul access' },
]);

const editor = () => openEditor(SEED);

const words = ({ view: { state } }: Editor): readonly string[] =>
  found(state).matches.map(({ from, to }) => state.doc.textBetween(from, to));
const selected = ({ view: { state } }: Editor): string => state.doc.textBetween(state.selection.from, state.selection.to);

it('finds every match whatever its case, at its place in the text', () => {
  const a = editor();
  a.run(findText('access'));
  expect(words(a)).toEqual(['Access', 'ACCESS', 'access']);
  expect(a.view.dom.querySelectorAll('.found')).toHaveLength(3);
  expect(a.view.dom.querySelectorAll('.found-current')).toHaveLength(1);
});

it('goes round from match to match', () => {
  const a = editor();
  a.run(findText('access'));
  const visited = ([1, 1, 1] as const).map((step) => {
    a.run(findNext(step));
    return selected(a);
  });
  expect(visited).toEqual(['ACCESS', 'access', 'Access']);
  a.run(findNext(-1));
  expect(selected(a)).toBe('access');
});

it('takes signs as signs', () => {
  const a = editor();
  a.run(findText('a.b)'));
  expect(words(a)).toEqual(['a.b)']);
  a.run(findText('[('));
  expect(words(a)).toEqual([]);
  expect(a.run(findNext(1))).toBe(false);
});

it('follows the text as others change it', () => {
  const [a, b] = [editor(), editor()];
  a.run(findText('access'));
  b.type(id(1), 0, 'access ');
  exchange(a, b);
  expect(words(a)).toHaveLength(4);
  a.run(findText(''));
  expect(a.view.dom.querySelectorAll('.found')).toHaveLength(0);
});
