// @vitest-environment happy-dom
import { EditorState, Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { afterEach, expect, it } from 'vitest';
import { blocksOf, differing } from '../../../client/editor/blocks.ts';
import { Drawn } from '../../../client/editor/drawn.ts';
import { oneParagraph } from '../../../client/editor/one-paragraph.ts';
import { nodeOf } from '../../../client/editor/wording.ts';
import { schema } from '../../../shared/text/schema.ts';
import { id } from '../support/ids.ts';

const open: EditorView[] = [];
afterEach(() => open.splice(0).forEach((view) => void view.destroy()));

/** Three paragraphs, each in a class that `by` names, and with a line before it. */
function drawn() {
  const asked = { round: 0 };
  let by = 'one';
  let marked = false;
  const lines = ['one', 'two', 'three'].map((text, at) =>
    nodeOf({ id: id(at + 1), kind: 'text', level: 0, sug: null, runs: [{ text, marks: [] }] }),
  );
  const kept = new WeakMap<object, DecorationSet>();
  const decorations = ({ doc }: EditorState): DecorationSet => {
    const name = by;
    const round = (): readonly Decoration[] => {
      asked.round += 1;
      return blocksOf(doc).flatMap(({ node, pos }) => [
        Decoration.widget(pos, () => document.createElement('hr'), { key: node.attrs.id, side: -1 }),
        Decoration.node(pos, pos + node.nodeSize, { class: name }),
      ]);
    };
    const bold = (block: (typeof lines)[number]): DecorationSet => {
      const set = kept.get(block) ?? DecorationSet.create(block, [Decoration.inline(0, 1, { class: 'first' })]);
      kept.set(block, set);
      return set;
    };
    const sets = new Map(marked ? blocksOf(doc).map(({ node }) => [node, bold(node)]) : []);
    return new Drawn(round, [name], sets);
  };
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({
      doc: schema.nodes.doc.create(null, lines),
      plugins: [new Plugin({ props: { decorations } })],
    }),
  });
  open.push(view);
  const type = (text: string, at: number): void =>
    view.dispatch(view.state.tr.insertText(text, (blocksOf(view.state.doc)[at]?.pos ?? 0) + 1));
  oneParagraph(view, { differing, Drawn });
  type('a', 0);
  asked.round = 0;
  return {
    ...{ view, asked, type },
    look: (name: string) => {
      by = name;
    },
    mark: () => {
      marked = true;
    },
  };
}

it('P17 where words of one paragraph change, all else is neither made nor looked at', () => {
  const { view, asked, type } = drawn();
  const before = [...view.dom.children];
  type('x', 1);
  expect([...view.dom.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['aone', 'xtwo', 'three']);
  expect([...view.dom.children]).toEqual(before);
  expect(asked.round).toBe(0);
});

it('P17 what is drawn otherwise round other paragraphs is drawn with it', () => {
  const { view, asked, type, look } = drawn();
  look('two');
  type('x', 1);
  expect([...view.dom.querySelectorAll('p')].map((one) => one.className)).toEqual(['two', 'two', 'two']);
  expect(asked.round).toBeGreaterThan(0);
});

it('P17 what is drawn otherwise in other paragraphs is drawn with it', () => {
  const { view, type, mark } = drawn();
  mark();
  type('x', 1);
  expect([...view.dom.querySelectorAll('.first')].map(({ textContent }) => textContent)).toEqual(['a', 'x', 't']);
});

it('P17 a paragraph that comes, goes, moves, or is of another kind is no matter of one', () => {
  const { view } = drawn();
  const { doc, tr } = view.state;
  const [first, second] = blocksOf(doc);
  if (first === undefined || second === undefined) throw new Error('there are three');
  expect(differing(doc, doc)).toBeNull();
  expect(differing(doc, view.state.tr.setNodeAttribute(second.pos, 'level', 1).doc)).toBeNull();
  expect(differing(doc, view.state.tr.delete(first.pos, second.pos).doc)).toBeNull();
  expect(differing(doc, view.state.tr.split(second.pos + 2).doc)).toBeNull();
  expect(differing(doc, view.state.tr.insertText('x', second.pos + 1).insertText('x', first.pos + 1).doc)).toBeNull();
  expect(differing(doc, tr.insertText('x', second.pos + 1).doc)).toBe(1);
  view.dispatch(view.state.tr.split(second.pos + 2));
  expect([...view.dom.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['aone', 't', 'wo', 'three']);
});

it('P17 a letter typed with a mark that waits at the caret is drawn with it, and the next one behind it', () => {
  const { view, type } = drawn();
  view.dispatch(view.state.tr.addStoredMark(schema.marks.strong.create()));
  view.dispatch(view.state.tr.replaceSelectionWith(schema.text('b', [schema.marks.strong.create()]), false));
  type('c', 0);
  expect(view.dom.querySelector('strong')?.textContent).toBe('b');
  expect(view.dom.querySelector('p')?.textContent).toBe(view.state.doc.child(0).textContent);
});

it('P17 a set of ours is read by ProseMirror as its own', () => {
  const doc = schema.nodes.doc.create(null, nodeOf({ id: id(1), kind: 'text', level: 0, sug: null, runs: [] }));
  const one = Decoration.node(0, doc.content.size, { class: 'x' });
  expect(new Drawn(() => [one], []).find()).toEqual([one]);
});

it('P17 T20 where the browser has put letters into the paragraph by itself, it reads afterwards as the text does', () => {
  const { view, asked, type, mark } = drawn();
  mark();
  type('x', 1);
  asked.round = 0;
  const letters = view.dom.querySelectorAll('p')[1]?.lastChild;
  if (!(letters instanceof Text)) throw new Error('there are letters behind the first');
  // the last of them, and a node that is no letter of ours
  letters.data = 'twoy';
  letters.after(document.createTextNode('z'));
  const { domObserver } = view as unknown as { readonly domObserver: { flush(): void } };
  domObserver.flush();
  expect(view.state.doc.child(1).textContent).toBe('xtwoyz');
  type('v', 1);
  expect([...view.dom.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual(['aone', 'vxtwoyz', 'three']);
  expect([...view.dom.querySelectorAll('.first')].map(({ textContent }) => textContent)).toEqual(['a', 'v', 't']);
  expect(asked.round).toBe(0);
});
