// @vitest-environment happy-dom
/** A wording for a paragraph becomes one suggestion of an entity, word by word. */
import { expect, it, vi } from 'vitest';
import { blockOf, differing } from '../../../client/editor/blocks.ts';
import { Drawn } from '../../../client/editor/drawn.ts';
import { oneParagraph } from '../../../client/editor/one-paragraph.ts';
import { isWordingOf, propose } from '../../../client/editor/propose.ts';
import { Margin } from '../../../client/pages/opinion/text/margin.ts';
import { lookingIn, marked } from '../../../client/pages/opinion/threads/marked.ts';
import { markWords } from '../../../client/pages/opinion/threads/use-marked-words.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor, openPair } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

const TEXT = textOf([
  { id: id(1), text: 'that access is a shared objective of all' },
  { id: id(2), text: 'that more is to come' },
]);
const CURE = 'that access is one objective of all States';
const asked = { block: id(1), words: CURE, by: 'bru', language: 'en' as const };
const runsOf = (editor: ReturnType<typeof openEditor>) =>
  readBlocks(editor.doc)[0]?.runs.map(({ text, marks: [mark] }) => [text, mark?.name ?? null, mark?.attrs.by ?? null]);

it('P34 a wording is suggested word by word, as one suggestion, and what stands stays', () => {
  const [a, b] = openPair(TEXT);
  expect(a.run(propose(asked))).toBe(true);
  exchange(a, b);
  expect(runsOf(b)).toEqual([
    ['that access is ', null, null],
    ['a shared', 'deletion', 'bru'],
    ['one', 'insertion', 'bru'],
    [' objective of all', null, null],
    [' States', 'insertion', 'bru'],
  ]);
  const ids = new Set(readBlocks(b.doc)[0]?.runs.flatMap(({ marks }) => marks.map(({ attrs }) => attrs.id)));
  expect(ids.size).toBe(1);
});

it('P34 a wording that stands already is not suggested again, whatever others suggest in it', () => {
  const [a] = openPair(TEXT);
  expect(a.run(propose({ ...asked, words: 'that access is a shared objective of all' }))).toBe(false);
  expect(a.run(propose({ ...asked, block: id(9) }))).toBe(false);
  a.suggests = 'arl';
  a.type(id(1), 14, ' truly');
  a.suggests = null;
  expect(a.run(propose({ ...asked, words: 'that access is a shared objective of all' }))).toBe(false);
  expect(a.run(propose({ ...asked, words: 'that access is an objective of all' }))).toBe(true);
  expect(runsOf(a)).toContainEqual([' truly', 'insertion', 'arl']);
});

it('P34 what is said about a paragraph is no wording of it', () => {
  const { doc } = openEditor(TEXT).view.state;
  const is = (words: string): boolean => isWordingOf(doc, { ...asked, words });
  expect([CURE, 'that access is a shared objective', 'Keep “shared” and take out “of all”.', 'Delete the paragraph.'].map(is)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('P32 the marks of words give way with what is typed, until it is known again where they are', () => {
  const editor = openEditor(TEXT);
  const { doc } = editor.view.state;
  const span = { block: id(1), at: 17, length: 6 };
  const wordsIn = marked(
    lookingIn(new Map([['t', span]]), new Set([id(1)]), () => 'commented'),
    doc,
  );
  const reads = (): readonly string[] => {
    const node = blockOf(editor.view.state.doc, id(1))?.node;
    return node === undefined ? [] : wordsIn(node).map(({ from, to }) => node.textContent.slice(from, to));
  };
  expect(reads()).toEqual(['shared']);
  editor.type(id(1), 5, 'good ');
  expect(reads()).toEqual(['shared']);
  // as others do at its end, meanwhile
  editor.type(id(1), 44, ' now');
  expect(reads()).toEqual(['shared']);
  const other = openEditor(TEXT);
  other.view.dispatch(other.view.state.tr.delete(other.at(id(1), 17), other.at(id(1), 23)));
  const node = blockOf(other.view.state.doc, id(1))?.node;
  expect(node && wordsIn(node)).toEqual([]);
});

it('P32 words are marked in the text once it is known where they are, though nothing else changes', () => {
  const editor = openEditor(TEXT);
  const margin = new Margin();
  editor.view.setProps(margin.beside());
  margin.dress(editor.view);
  const spans = new Map([['t', { block: id(1), at: 17, length: 6 }]]);
  const seen = () => [...editor.view.dom.querySelectorAll('.commented')].map(({ textContent }) => textContent);
  margin.mark(
    marked(
      lookingIn(spans, new Set([id(1)]), () => 'commented'),
      editor.view.state.doc,
    ),
  );
  expect(seen()).toEqual(['shared']);
  margin.mark(() => []);
  expect(seen()).toEqual([]);
});

it('P32 words that are marked leave the caret where somebody has just pressed', () => {
  const editor = openEditor(TEXT);
  const margin = new Margin();
  editor.view.setProps(margin.beside());
  margin.dress(editor.view);
  editor.view.focus();
  // the browser has moved it, and tells a moment later
  const later = (event: Event): void => event.stopImmediatePropagation();
  window.addEventListener('selectionchange', later, { capture: true });
  const { node, offset } = editor.view.domAtPos(editor.at(id(2), 3));
  document.getSelection()?.collapse(node, offset);
  window.removeEventListener('selectionchange', later, { capture: true });
  expect(editor.view.state.selection.from).not.toBe(editor.at(id(2), 3));
  const looking = lookingIn(new Map([['t', { block: id(1), at: 17, length: 6 }]]), new Set([id(1)]), () => 'commented');
  margin.mark(marked(looking, editor.view.state.doc));
  expect(editor.view.state.selection.from).toBe(editor.at(id(2), 3));
  expect(document.getSelection()?.anchorNode).toBe(node);
});

it('P17 where marked words are found where they were, the next letter is drawn with its paragraph alone', () => {
  const editor = openEditor(TEXT);
  const margin = new Margin();
  editor.view.setProps(margin.beside());
  margin.dress(editor.view);
  oneParagraph(editor.view, { differing, Drawn });
  const round = vi.spyOn(Drawn.prototype, 'local', 'get');
  const mark = (at: number): void => {
    const looking = lookingIn(new Map([['t', { block: id(1), at, length: 6 }]]), new Set([id(1)]), () => 'commented');
    margin.mark(marked(looking, editor.view.state.doc));
  };
  mark(17);
  expect(round).toHaveBeenCalled();
  // at each pause in typing they are looked for
  for (const letter of 'so') {
    editor.type(id(1), 0, letter);
    round.mockClear();
    mark(18 + 'so'.indexOf(letter));
    editor.type(id(2), 0, letter);
    mark(18 + 'so'.indexOf(letter));
    expect(round).not.toHaveBeenCalled();
  }
  mark(3);
  expect(round).toHaveBeenCalled();
  expect(editor.view.dom.querySelector('.commented')?.textContent).toBe('hat ac');
  round.mockRestore();
});

it('P32 words of two kinds are marked beside each other, and each kind goes alone', () => {
  const editor = openEditor(TEXT);
  const margin = new Margin();
  editor.view.setProps(margin.beside());
  margin.dress(editor.view);
  const seen = () => [...editor.view.dom.querySelectorAll('.commented, .remarked')].map(({ textContent }) => textContent);
  const mark = (kind: 'spoken' | 'remarked', at: number, look: string): void => {
    const looking = lookingIn(new Map([['t', { block: id(1), at, length: 6 }]]), new Set([id(1)]), () => look);
    markWords(margin, kind, marked(looking, editor.view.state.doc));
  };
  mark('spoken', 17, 'commented');
  mark('remarked', 5, 'remarked');
  expect(seen()).toEqual(['access', 'shared']);
  editor.type(id(1), 0, 'so ');
  expect(seen()).toEqual(['access', 'shared']);
  markWords(margin, 'spoken', null);
  expect(seen()).toEqual(['access']);
  markWords(margin, 'remarked', null);
  expect(seen()).toEqual([]);
});
