// @vitest-environment happy-dom

import { afterEach, expect, it, vi } from 'vitest';
import { yUndoPluginKey } from 'y-prosemirror';
import { redo } from '../../../client/editor/large-undo.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

const key = ({ view }: Editor, name: string): void =>
  void view.dom.dispatchEvent(new KeyboardEvent('keydown', { key: name, ctrlKey: true, bubbles: true, cancelable: true }));

const stop = ({ view }: Editor): void => yUndoPluginKey.getState(view.state)?.undoManager.stopCapturing();

const paste = (a: Editor, paragraphs: number): void => {
  stop(a);
  a.view.pasteText(Array.from({ length: paragraphs }, (_, at) => `pasted number ${at}`).join('\n'));
};

/** Two editors of three paragraphs, and more pasted over the words of the second. */
function scene(paragraphs: number): readonly [Editor, Editor] {
  vi.useFakeTimers();
  const [a, b] = openPair(numbered(3));
  a.select(id(2), 0, { block: id(2), offset: a.words[1]?.length ?? 0 });
  paste(a, paragraphs);
  exchange(a, b);
  return [a, b];
}

afterEach(() => vi.useRealTimers());

const BEFORE = ['text of number 1', 'text of number 2', 'text of number 3'];

it('P13 an undo of many paragraphs that were pasted a minute ago takes nothing away: it is asked about', () => {
  const [a, b] = scene(13);
  vi.advanceTimersByTime(61_000);
  key(a, 'z');
  exchange(a, b);
  expect(b.words).toHaveLength(15);
  expect(a.asked.map(({ blocks }) => blocks)).toEqual([a.ids.slice(2, 14)]);
});

it('P13 what else the undo does is done when they are gone, and no step before it', () => {
  const [a, b] = scene(13);
  stop(a);
  a.type(id(1), 0, 'ONE ');
  key(a, 'z');
  expect(a.words[0]).toBe(BEFORE[0]);
  vi.advanceTimersByTime(61_000);
  key(a, 'z');
  // somebody takes them away, as the server does by command
  b.doc.transact(() => b.doc.getXmlFragment('opinion').delete(2, 12));
  exchange(a, b);
  const rest = a.asked[0]?.rest;
  if (typeof rest !== 'function') throw new Error('the rest of an undo');
  rest();
  exchange(a, b);
  expect([a.words, b.words]).toEqual([BEFORE, BEFORE]);
  rest();
  expect(a.words).toEqual(BEFORE);
});

it('P13 an undo goes at once within a minute, of what is not recorded, of ten, of suggestions, and where others have written in them', () => {
  const ways: readonly ((a: Editor, b: Editor) => void)[] = [
    () => vi.advanceTimersByTime(40_000),
    (a) => {
      vi.advanceTimersByTime(61_000);
      for (const one of a.ids.slice(1, -1)) a.unrecorded.add(one);
    },
    (a, b) => {
      vi.advanceTimersByTime(61_000);
      for (const one of a.ids.slice(3, 6)) b.type(one, 3, 'THEIRS');
      exchange(a, b);
    },
  ];
  for (const way of ways) {
    const [a, b] = scene(13);
    way(a, b);
    key(a, 'z');
    exchange(a, b);
    expect(a.asked).toEqual([]);
    expect(b.words.filter((words) => words !== 'THEIRS')).toEqual(BEFORE);
  }
  const [few] = scene(11);
  vi.advanceTimersByTime(61_000);
  key(few, 'z');
  expect([few.asked, few.words]).toEqual([[], BEFORE]);
  few.run(redo);
  expect(few.words).toHaveLength(13);
  const [c] = openPair(numbered(3));
  c.suggests = 'arl';
  c.select(id(2), 4);
  paste(c, 13);
  vi.advanceTimersByTime(61_000);
  key(c, 'z');
  expect([c.asked, c.words]).toEqual([[], BEFORE]);
});
