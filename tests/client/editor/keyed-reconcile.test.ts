// @vitest-environment happy-dom
import { splitBlock as stockSplit } from 'prosemirror-commands';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { expect, it } from 'vitest';
import { ySyncPlugin, yUndoPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { align } from '../../../client/editor/keyed-reconcile.ts';
import { moveBlock } from '../../../client/editor/move.ts';
import { nodeOf } from '../../../client/editor/wording.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { ROOT, schema } from '../../../shared/text/schema.ts';
import { seeded } from '../../support/rng.ts';
import { exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openPair } from '../support/open-editors.ts';
import { numbered } from '../support/texts.ts';

const pair = () => openPair(numbered(5));

it('P27 a move leaves what others type in the paragraphs between where it is', () => {
  const [a, b] = pair();
  a.run(moveBlock(id(1), id(5)));
  b.type(id(3), 4, '<B>');
  exchange(a, b);
  expect(b.ids).toEqual([2, 3, 4, 1, 5].map(id));
  expect(a.lines[1]).toBe(`${id(3)}:text<B> of number 3`);
  expect(a.lines).toEqual(b.lines);
});

it('the stock binding puts the same words into another paragraph: the plugin is needed', () => {
  const [, b] = pair();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, numbered(5));
  const stock = new Y.Doc();
  Y.applyUpdate(stock, Y.encodeStateAsUpdate(b.doc));
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({ schema, plugins: [ySyncPlugin(stock.getXmlFragment(ROOT))] }),
  });
  moveBlock(id(1), id(5))(view.state, view.dispatch);
  b.type(id(3), 4, '<B>');
  Y.applyUpdate(stock, Y.encodeStateAsUpdate(b.doc));
  const words = readBlocks(stock).find((block) => block.id === id(3))?.runs[0]?.text;
  expect(words).not.toContain('<B>');
  view.destroy();
});

it('P27 a move is one update and one undo step, and undo puts it back', () => {
  const [a, b] = pair();
  a.run(moveBlock(id(1), id(5)));
  const updates = a.take();
  expect(updates).toHaveLength(1);
  for (const update of updates) b.hear(update);
  expect(b.ids).toEqual([2, 3, 4, 1, 5].map(id));
  const undo = yUndoPluginKey.getState(a.view.state)?.undoManager;
  expect(undo?.undoStack).toHaveLength(1);
  undo?.undo();
  exchange(a, b);
  expect(b.ids).toEqual([1, 2, 3, 4, 5].map(id));
});

it('P27 a paragraph comes to the end, takes the caret along, and moves nowhere where it stands already', () => {
  const [a, b] = pair();
  expect([id(2), id(3), id(9)].map((before) => a.run(moveBlock(id(2), before)))).toEqual([false, false, false]);
  expect(a.run(moveBlock(id(2), null))).toBe(true);
  exchange(a, b);
  expect(b.ids).toEqual([1, 3, 4, 5, 2].map(id));
  expect(a.view.state.selection.$head.parent.attrs.id).toBe(id(2));
});

it('Enter is one update', () => {
  const [a] = pair();
  a.select(id(2), 0);
  a.run(stockSplit);
  expect(a.take()).toHaveLength(1);
});

it('an edit that moves nothing goes through the binding alone', () => {
  const [a, b] = pair();
  a.type(id(2), 0, 'x');
  exchange(a, b);
  expect(b.words[1]).toBe('xtext of number 2');
});

it('any new order of old and new paragraphs comes out as asked, with every resting element kept', () => {
  const { pick, below, seed } = seeded('keyed-reconcile');
  let moves = 0;
  for (let run = 0; run < 200; run++) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, numbered(8));
    const text = doc.getXmlFragment(ROOT);
    const wanted = [1, 2, 3, 4, 5, 6, 7, 8, 21, 22].map(id).filter(() => below(4) > 0);
    for (let n = below(4); n > 0; n--) wanted.splice(below(wanted.length), 0, ...wanted.splice(below(wanted.length), 1));
    if (wanted.length === 0) continue;
    const words = (block: BlockId): string => `words of ${block} ${pick(['a', 'b'])}`;
    const target = schema.nodes.doc.create(
      null,
      wanted.map((block) => nodeOf({ id: block, kind: 'text', level: 0, sug: null, runs: [{ text: words(block), marks: [] }] })),
    );
    if (align(text, target)) moves++;
    expect(
      readBlocks(text).map((block) => block.id),
      `seed ${seed} run ${run}`,
    ).toEqual(wanted);
  }
  expect(moves).toBeGreaterThan(150);
});
