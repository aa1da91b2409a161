// @vitest-environment happy-dom

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { blocksOf, differing } from '../../../client/editor/blocks.ts';
import { splitBlock } from '../../../client/editor/commands.ts';
import { Drawn } from '../../../client/editor/drawn.ts';
import { redo, undo } from '../../../client/editor/large-undo.ts';
import { oneParagraph } from '../../../client/editor/one-paragraph.ts';
import { seeded } from '../../support/rng.ts';
import { Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { textOf } from '../support/texts.ts';

const open: Editor[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const editor of open.splice(0)) editor.close();
  vi.useRealTimers();
});

function editors(...lines: readonly string[]): readonly [Editor, Editor] {
  const seed = textOf(lines.map((text, at) => ({ id: id(at + 1), text })));
  const both = [new Editor(seed), new Editor(seed)] as const;
  open.push(...both);
  for (const { view } of both) oneParagraph(view, { differing, Drawn });
  return both;
}

/** Somebody else stands there, or has selected from there. */
function stand({ awareness }: Editor, here: Editor, head: readonly [block: number, offset: number], anchor = head): void {
  const at = ([block, offset]: readonly [number, number]) => here.caretAt(id(block), offset).head;
  awareness.setLocalState({ user: { name: 'bru', color: '#5a6370' }, cursor: { anchor: at(anchor), head: at(head) } });
}

/** Where carets of others are drawn. */
const drawn = ({ view }: Editor): readonly number[] =>
  [...view.dom.querySelectorAll('.peer-caret')].map((caret) => view.posAtDOM(caret, 0));

/** Where the shared text has them; in a paragraph that is gone nobody stands. */
function shared({ view, awareness }: Editor): readonly number[] {
  const { doc, type, binding } = ySyncPluginKey.getState(view.state);
  const living = new Set<unknown>([type, ...type.toArray(), ...type.toArray().flatMap((element: Y.XmlElement) => element.toArray())]);
  return [...awareness.getStates()].flatMap(([client, { cursor }]) => {
    if (client === awareness.clientID || !cursor) return [];
    const letter = Y.createRelativePositionFromJSON(cursor.head);
    if (!living.has(Y.createAbsolutePositionFromRelativePosition(letter, doc)?.type)) return [];
    const at = relativePositionToAbsolutePosition(doc, type, letter, binding.mapping);
    return at === null ? [] : [Math.min(at, view.state.doc.content.size - 1)];
  });
}

it('Y8 a caret of another stays when the letter just behind it is deleted here', () => {
  const [a, b] = editors('one two', 'three');
  stand(b, a, [1, 3]);
  a.hearPresence(b);
  vi.advanceTimersByTime(5);
  expect(drawn(a)).toEqual([a.at(id(1), 3)]);
  a.view.dispatch(a.view.state.tr.delete(a.at(id(1), 3), a.at(id(1), 4)));
  expect(drawn(a)).toEqual([a.at(id(1), 3)]);
  vi.advanceTimersByTime(5);
  expect(drawn(a)).toEqual([a.at(id(1), 3)]);
});

it('Y8 a caret of another stays among equal letters of which one is suggested here', () => {
  const [a, b] = editors('aaaaaa');
  stand(b, a, [1, 5]);
  a.hearPresence(b);
  vi.advanceTimersByTime(5);
  a.suggests = 'arl';
  a.type(id(1), 2, 'a');
  vi.advanceTimersByTime(5);
  expect(drawn(a)).toEqual(shared(a));
});

it('Y8 whoever was there before the text is where they are from the first', () => {
  const [a, b] = editors('one two', 'three');
  stand(b, a, [2, 3]);
  const { doc } = a;
  const late = new Editor(Y.encodeStateAsUpdate(doc), b);
  open.push(late);
  expect(drawn(late)).toEqual([late.at(id(2), 3)]);
});

it('P17 the own caret draws nothing', () => {
  const [a, b] = editors('one two', 'three');
  stand(b, a, [2, 1]);
  a.hearPresence(b);
  vi.advanceTimersByTime(5);
  a.view.focus();
  const before = a.view.state;
  a.awareness.setLocalStateField('cursor', a.caretAt(id(1), 2));
  vi.advanceTimersByTime(5);
  expect(a.view.state).toBe(before);
});

it('Y8 what another has selected is drawn in each paragraph, with one caret', () => {
  const [a, b] = editors('one two', '', 'three');
  stand(b, a, [3, 2], [1, 4]);
  a.hearPresence(b);
  vi.advanceTimersByTime(5);
  const selected = [...a.view.dom.querySelectorAll('.peer-selection')].map(({ textContent }) => textContent);
  expect(selected).toEqual(['two', 'th']);
  expect(drawn(a)).toEqual([a.at(id(3), 2)]);
});

it('Y8 carets of others are drawn where the shared text has them, whatever is written here and by them', () => {
  const rng = seeded('cursors');
  const { below, chance, pick } = rng;
  let compared = 0;
  let moved = 0;
  // most often four rounds do
  for (let round = 0; round < 40 && (round < 4 || compared < 100 || moved < 5); round += 1) {
    // equal letters, of which the shared text cannot tell which is new
    const [a, b] = editors('aaaa bb aaaa', 'bb', 'aaa', 'cc aa');
    const others = [b, ...Array.from({ length: 2 }, () => new Editor(Y.encodeStateAsUpdate(a.doc)))];
    open.push(...others.slice(1));
    for (let step = 0; step < 40; step += 1) {
      const who = chance(0.7) ? a : b;
      const { node, pos } = pick(blocksOf(who.view.state.doc));
      const from = pos + 1 + below(node.content.size + 1);
      const to = Math.min(from + below(3), pos + 1 + node.content.size);
      const { tr } = who.view.state;
      pick([
        () => who.view.dispatch(tr.insertText(pick(['a', 'b', 'aa']), from)),
        () => who.view.dispatch(tr.delete(from, to)),
        () => who.runAt(node.attrs.id, from - pos - 1, splitBlock),
        () => {
          who.suggests = who.suggests === null ? 'arl' : null;
        },
        () => exchange(a, b),
        () => who.run(pick([undo, redo])),
        () => {
          const other = pick(others);
          const at = pick(blocksOf(a.view.state.doc));
          const offset = below(at.node.content.size + 1);
          const { head } = a.caretAt(at.node.attrs.id, offset);
          other.awareness.setLocalState({ user: { name: 'bru', color: '#5a6370' }, cursor: { anchor: head, head } });
          a.hearPresence(other);
        },
      ])();
      const before = drawn(a);
      vi.advanceTimersByTime(5);
      expect([...drawn(a)].sort(), `seed ${rng.seed} round ${round} step ${step}`).toEqual([...shared(a)].sort());
      expect([...a.view.dom.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(
        blocksOf(a.view.state.doc).map((one) => one.node.textContent),
      );
      compared += drawn(a).length;
      if (`${before}` !== `${drawn(a)}`) moved += 1;
    }
  }
  expect(compared).toBeGreaterThanOrEqual(100);
  expect(moved).toBeGreaterThanOrEqual(5);
});
