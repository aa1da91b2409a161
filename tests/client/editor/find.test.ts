// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { found } from '../../../client/editor/find.ts';
import { findNext, findText, goToPlace } from '../../../client/editor/finding.ts';
import { asWritten } from '../../../client/editor/suggesting.ts';
import { patternOf } from '../../../shared/text/finding.ts';
import { schema } from '../../../shared/text/schema.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor, openPair } from '../support/open-editors.ts';
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

const current = ({ view: { state } }: Editor): string => {
  const { matches, current: at } = found(state);
  const { block, at: letters } = matches[at] ?? { block: 'none', at: -1 };
  return `${block}:${letters}`;
};

it('P29 stays at its place while others type before it, and goes on behind one that is no more', () => {
  const [a, b] = openPair(SEED);
  a.run(findText('access'));
  a.run(goToPlace(2));
  b.type(id(1), 0, 'access ');
  b.type(id(2), 0, 'so ');
  exchange(a, b);
  expect(current(a)).toBe(`${id(2)}:${'so more ACCESS; İstanbul '.length}`);
  a.run(goToPlace(2));
  expect(current(a)).toBe(`${id(2)}:${'so more '.length}`);
  b.type(id(2), 'so more AC'.length, '-');
  exchange(a, b);
  expect(current(a)).toBe(`${id(2)}:${'so more AC-CESS; İstanbul '.length}`);
  expect(a.view.dom.querySelector('.found-current')?.textContent).toBe('access');
});

it('P29 finds words as they read without those that go, and those that go', () => {
  const a = openEditor(textOf([{ id: id(1), text: 'the netgrid and a net' }]));
  const struck = schema.marks.deletion.create({ by: 'arl', id: 's1' });
  a.view.dispatch(asWritten(a.view.state.tr.addMark(a.at(id(1), 4), a.at(id(1), 7), struck)));
  const places = (query: string, wholeWords: boolean) => {
    a.run(findText(query, { sameCase: false, wholeWords }));
    return found(a.view.state).matches.map(({ at, goes }) => [at, goes]);
  };
  expect(patternOf('grid', { sameCase: false, wholeWords: true })?.test('netgrid')).toBe(false);
  expect(places('grid', true)).toEqual([[7, false]]);
  expect(places('net', false)).toEqual([
    [4, true],
    [18, false],
  ]);
  expect(places('tgr', false)).toEqual([[6, true]]);
  expect(places('the', true)).toEqual([[0, false]]);
});
