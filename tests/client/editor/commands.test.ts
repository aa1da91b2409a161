// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { bracket, changeLevel, insertBlock, setKind, splitBlock, toggleLiteral } from '../../../client/editor/commands.ts';
import { isCommandKey } from '../../../client/ui/command-key.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor } from '../support/open-editors.ts';
import { type Line, textOf } from '../support/texts.ts';

const LINES: readonly Line[] = [
  { id: id(1), text: 'Opinion 1', kind: 'title' },
  { id: id(2), text: 'considering', kind: 'preamble-heading' },
  { id: id(3), text: 'that all is well', kind: 'preamble-item', level: 1 },
  { id: id(4), text: 'invites Member States', kind: 'operative-heading' },
  { id: id(5), text: 'to act', kind: 'operative-item' },
];

const SEED = textOf(LINES);

const editor = () => openEditor(SEED);

const shape = ({ doc }: Editor): readonly string[] => readBlocks(doc).map(({ kind, level }) => `${kind} ${level}`);

it.each([
  ['the title', 1, 9, 'text 0'],
  ['a preamble heading', 2, 11, 'preamble-item 0'],
  ['a preamble item', 3, 16, 'preamble-item 1'],
  ['an operative heading', 4, 21, 'operative-item 0'],
  ['an operative item', 5, 6, 'operative-item 0'],
])('Enter at the end of %s', (_what, n, offset, made) => {
  const a = editor();
  a.runAt(id(n), offset, splitBlock);
  expect(shape(a)[n]).toBe(made);
  expect(a.words[n]).toBe('');
  expect(a.ids[n - 1]).toBe(id(n));
});

it('Enter at the start of a heading leaves it a heading', () => {
  const a = editor();
  a.runAt(id(4), 0, splitBlock);
  expect(a.ids[4]).toBe(id(4));
  expect(shape(a)[4]).toBe('operative-heading 0');
});

it('Enter over a selection replaces it', () => {
  const a = editor();
  a.select(id(3), 4, { block: id(3), offset: 9 });
  a.run(splitBlock);
  expect(a.words.slice(2, 4)).toEqual(['that', 'is well']);
});

it('kind and level are attribute writes: what others type there stays', () => {
  const [a, b] = [editor(), editor()];
  a.runAt(id(5), 0, setKind('preamble-item'));
  a.run(changeLevel(1));
  b.type(id(5), 2, ' quickly');
  exchange(a, b);
  expect(shape(a)[4]).toBe('preamble-item 1');
  expect(a.words[4]).toBe('to quickly act');
  expect(a.lines).toEqual(b.lines);
});

it('levels stay between 0 and 3, and only items have them', () => {
  const a = editor();
  expect(a.runAt(id(5), 0, changeLevel(-1))).toBe(false);
  for (let n = 0; n < 3; n++) expect(a.run(changeLevel(1))).toBe(true);
  expect(a.run(changeLevel(1))).toBe(false);
  expect(a.runAt(id(2), 0, changeLevel(1))).toBe(false);
});

it('a heading has no level', () => {
  const a = editor();
  a.runAt(id(3), 0, setKind('operative-heading'));
  expect(shape(a)[2]).toBe('operative-heading 0');
});

it('a new paragraph comes after the one with the caret, and has the caret', () => {
  const a = editor();
  a.runAt(id(3), 4, insertBlock('operative-heading'));
  expect(shape(a)[3]).toBe('operative-heading 0');
  expect(a.view.state.selection.$from.parent.attrs.kind).toBe('operative-heading');
  expect(new Set(a.ids).size).toBe(6);
});

it('brackets go round the selection, a pair into each paragraph', () => {
  const a = editor();
  a.select(id(3), 5, { block: id(5), offset: 2 });
  a.run(bracket);
  expect(a.words.slice(2)).toEqual(['that [all is well]', '[invites Member States]', '[to] act']);
});

it('without a selection the caret comes between the brackets', () => {
  const a = editor();
  a.runAt(id(5), 3, bracket);
  expect(a.words[4]).toBe('to []act');
  expect(a.view.state.selection.from).toBe(a.at(id(5), 4));
});

it('T40 quoted brackets are marked as letters, in words that are there', () => {
  const a = editor();
  a.runAt(id(5), 1, toggleLiteral);
  expect(a.view.state.storedMarks).toBeNull();
  a.select(id(5), 0, { block: id(5), offset: 2 });
  a.run(toggleLiteral);
  expect(readBlocks(a.doc)[4]?.runs[0]).toEqual({ text: 'to', marks: [{ name: 'lit', attrs: {} }] });
});

it('keys are letters and no commands while composing and with AltGr', () => {
  const key = (init: KeyboardEventInit & { readonly keyCode?: number }): KeyboardEvent =>
    Object.assign(new KeyboardEvent('keydown', init), { keyCode: init.keyCode ?? 0 });
  expect(isCommandKey(key({ key: 'Enter' }))).toBe(true);
  expect(isCommandKey(key({ key: 'Enter', isComposing: true }))).toBe(false);
  expect(isCommandKey(key({ key: 'Process', keyCode: 229 }))).toBe(false);
  const altGr = key({ key: ']', ctrlKey: true, altKey: true });
  altGr.getModifierState = (name) => name === 'AltGraph';
  expect(isCommandKey(altGr)).toBe(false);
});
