// @vitest-environment happy-dom
import { joinBackward } from 'prosemirror-commands';
import { Fragment, Slice } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { redoCommand, undoCommand, yUndoPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { splitBlock } from '../../../client/editor/commands.ts';
import { isBlockId } from '../../../shared/text/ids.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

const pair = () => openPair(numbered(5));

const unique = ({ ids }: Editor): boolean => new Set(ids).size === ids.length && ids.every(isBlockId);
const undos = ({ view }: Editor): number => yUndoPluginKey.getState(view.state)?.undoManager.undoStack.length ?? 0;

it('Enter in the middle leaves the id with the first part', () => {
  const [a, b] = pair();
  a.select(id(2), 4);
  a.run(splitBlock);
  exchange(a, b);
  expect(b.words.slice(1, 3)).toEqual(['text', ' of number 2']);
  expect(b.ids[1]).toBe(id(2));
  expect(unique(b)).toBe(true);
});

it('Enter at the start leaves id and what others type with the words', () => {
  const [a, b] = pair();
  a.select(id(2), 0);
  a.run(splitBlock);
  b.type(id(2), 5, 'REMOTE ');
  exchange(a, b);
  expect(a.lines).toContain(`${id(2)}:text REMOTE of number 2`);
  expect(a.words[1]).toBe('');
  expect(unique(a)).toBe(true);
});

it('two who split the same paragraph at once end with unique ids and the same text', () => {
  const [a, b] = pair();
  a.select(id(2), 4);
  a.run(splitBlock);
  b.select(id(2), 8);
  b.run(splitBlock);
  exchange(a, b);
  expect(a.lines).toEqual(b.lines);
  expect(unique(a)).toBe(true);
});

it('a split is one undo step, and redo brings it back with unique ids', () => {
  const [a, b] = pair();
  a.select(id(2), 4);
  a.run(splitBlock);
  exchange(a, b);
  expect(undos(a)).toBe(1);
  a.run(undoCommand);
  exchange(a, b);
  expect(b.lines[1]).toBe(`${id(2)}:text of number 2`);
  expect(b.ids).toHaveLength(5);
  a.run(redoCommand);
  exchange(a, b);
  expect(b.ids).toHaveLength(6);
  expect(unique(b)).toBe(true);
});

it('T20 undo of a split keeps what others typed in the tail', () => {
  const [a, b] = pair();
  a.select(id(2), 4);
  a.run(splitBlock);
  exchange(a, b);
  b.type(b.ids[2] ?? '', 0, 'REMOTE');
  exchange(a, b);
  a.run(undoCommand);
  exchange(a, b);
  expect(b.words.join(' ')).toContain('REMOTE');
  expect(a.lines).toEqual(b.lines);
});

it('a join keeps the id of the first, and its undo brings the second back', () => {
  const [a, b] = pair();
  a.select(id(3), 0);
  a.run(joinBackward);
  exchange(a, b);
  expect(b.lines[1]).toBe(`${id(2)}:text of number 2text of number 3`);
  a.run(undoCommand);
  exchange(a, b);
  expect(b.ids).toEqual([1, 2, 3, 4, 5].map(id));
});

it('a pasted copy has a new id, a paragraph cut here comes back under its own', () => {
  const [a] = pair();
  const { state } = a.view;
  const copy = new Slice(Fragment.from(state.doc.child(1)), 0, 0);
  const pasted = (slice: Slice): string | null => {
    let result = slice;
    a.view.someProp('transformPasted', (transform) => {
      result = transform(result, a.view, false);
    });
    return result.content.firstChild?.attrs.id;
  };
  expect(pasted(copy)).toBeNull();
  a.view.dispatch(state.tr.delete(a.at(id(2), -1), a.at(id(3), -1)));
  expect(pasted(copy)).toBe(id(2));
});

it('what comes from others is never repaired here', () => {
  const [a, b] = pair();
  const element = b.doc.getXmlFragment(ROOT).get(1);
  if (element instanceof Y.XmlElement) element.removeAttribute('id');
  exchange(a, b);
  expect(a.take()).toEqual([]);
  expect(a.ids[1]).toBe('');
});
