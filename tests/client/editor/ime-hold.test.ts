// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { ImeHold } from '../../../client/editor/ime-hold.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { manualClock } from '../../support/clock.ts';
import { id } from '../support/ids.ts';
import { openEditor } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

function composing() {
  const editor = openEditor(numbered(3));
  const clock = manualClock();
  const lost: { readonly block: BlockId; readonly words: string }[] = [];
  const hold = new ImeHold(editor.view, clock, (block, words) => void lost.push({ block, words }));
  const done: string[] = [];
  const fire = (type: string, data = ''): boolean => editor.view.dom.dispatchEvent(Object.assign(new Event(type), { data }));
  return { editor, clock, hold, lost, done, fire, run: (name: string) => hold.run(() => void done.push(name)) };
}

it('lets everything through while nobody composes', () => {
  const { run, done } = composing();
  run('a');
  expect(done).toEqual(['a']);
});

it('holds what comes while composing until 30 ms after the end, in order', () => {
  const { run, done, fire, clock } = composing();
  fire('compositionstart');
  fire('compositionupdate', 'ni');
  run('a');
  run('b');
  fire('compositionend', '你');
  run('c');
  clock.advance(29);
  expect(done).toEqual([]);
  clock.advance(1);
  expect(done).toEqual(['a', 'b', 'c']);
  run('d');
  expect(done).toHaveLength(4);
  expect(clock.waiting()).toBe(0);
});

it('holds through a second composition that begins at once', () => {
  const { run, done, fire, clock } = composing();
  fire('compositionstart');
  run('a');
  fire('compositionend', '你');
  clock.advance(10);
  fire('compositionstart');
  clock.advance(100);
  expect(done).toEqual([]);
  fire('compositionend', '好');
  clock.advance(100);
  expect(done).toEqual(['a']);
});

it('holds for 10 s at most', () => {
  const { run, done, fire, clock } = composing();
  fire('compositionstart');
  clock.advance(3000);
  run('a');
  clock.advance(9999);
  expect(done).toEqual([]);
  clock.advance(1);
  expect(done).toEqual(['a']);
});

it('hands the composed words back where others have removed the paragraph', () => {
  const { editor, hold, lost, fire, clock } = composing();
  editor.select(id(2), 4);
  fire('compositionstart');
  fire('compositionupdate', 'nihao');
  hold.run(() => {
    const { tr } = editor.view.state;
    editor.view.dispatch(tr.delete(editor.at(id(2), -1), editor.at(id(3), -1)));
  });
  fire('compositionend', '你好');
  clock.advance(30);
  expect(lost).toEqual([{ block: id(2), words: '你好' }]);
});

it('hands nothing back where the paragraph is still there', () => {
  const { editor, lost, fire, clock } = composing();
  editor.select(id(2), 4);
  fire('compositionstart');
  fire('compositionend', '你好');
  clock.advance(30);
  expect(lost).toEqual([]);
});

it('lets everything in when the editor goes', () => {
  const { hold, run, done, fire, clock } = composing();
  fire('compositionstart');
  run('a');
  hold.close();
  expect(done).toEqual(['a']);
  expect(clock.waiting()).toBe(0);
});
