// @vitest-environment happy-dom
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { EditorState, Plugin, type Transaction } from 'prosemirror-state';
import { type Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { afterEach, expect, it, vi } from 'vitest';
import { blocksOf, differing } from '../../../client/editor/blocks.ts';
import { type BlockLook, decorations } from '../../../client/editor/decorations.ts';
import { Drawn } from '../../../client/editor/drawn.ts';
import { oneParagraph } from '../../../client/editor/one-paragraph.ts';
import { nodeOf, wordingOf } from '../../../client/editor/wording.ts';
import type { TextBlock, TextMark, TextRun } from '../../../shared/text/block.ts';
import { schema } from '../../../shared/text/schema.ts';
import { patient } from '../../support/patient.ts';
import { type Rng, seeded } from '../../support/rng.ts';
import { Editor } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { numbered } from '../support/texts.ts';

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((editor) => void editor.close()));

const block = (n: number, ...runs: readonly TextRun[]): TextBlock => ({ id: id(n), kind: 'text', level: 0, sug: null, runs });
const plain = (text: string): TextRun => ({ text, marks: [] });

function drawn(blocks: readonly TextBlock[]): EditorView {
  const doc = schema.nodes.doc.create(null, blocks.map(nodeOf));
  const look = new Map([[id(1), { label: 'a)', status: 'agreed' as const, focused: true }]]);
  const view = new EditorView(document.createElement('div'), {
    state: EditorState.create({
      doc,
      plugins: [
        decorations(
          () => look,
          (entity) => entity.toUpperCase(),
          () => 'quoted: does not count',
        ),
      ],
    }),
  });
  open.push({ close: () => view.destroy() });
  return view;
}

it('draws brackets that pair, also across paragraphs, and those that stand alone; not quoted ones', () => {
  const quoted: TextRun = { text: '[sic]', marks: [{ name: 'lit', attrs: {} }] };
  const view = drawn([block(1, plain('a [b [c] d'), quoted), block(2, plain('e] f ]')), block(3, plain('［全角］'))]);
  const texts = (selector: string): string => [...view.dom.querySelectorAll(selector)].map(({ textContent }) => textContent).join('');
  expect(texts('.bracket')).toBe('[[]]]［］');
  expect(texts('.bracket-alone')).toBe(']');
});

it('T41 says once, at its end, that words are quoted', () => {
  const lit: TextMark = { name: 'lit', attrs: {} };
  const strong: TextMark = { name: 'strong', attrs: {} };
  const view = drawn([block(1, plain('a '), { text: '[s', marks: [lit] }, { text: 'ic]', marks: [lit, strong] }, plain(' b'))]);
  const said = [...view.dom.querySelectorAll('[data-quoted]')].map((one) => [one.textContent, one.getAttribute('data-quoted')]);
  expect(said).toEqual([['ic]', 'quoted: does not count']]);
  expect(view.dom.textContent).toBe('a [sic] b');
});

it('P5 says of what heads others that it does, also before anything is known of it', () => {
  const blocks: readonly TextBlock[] = [
    { ...block(1, plain('title')), kind: 'title' },
    { ...block(2, plain('considering')), kind: 'preamble-heading' },
    { ...block(3, plain('is of the view')), kind: 'operative-heading' },
    { ...block(4, plain('that')), kind: 'operative-item' },
  ];
  const said = [...drawn(blocks).dom.children].map((one) => [one.getAttribute('role'), one.getAttribute('aria-level')]);
  expect(said).toEqual([
    ['heading', '2'],
    ['heading', '3'],
    ['heading', '3'],
    [null, null],
  ]);
});

it('shows label and status as data, and nothing of them in the text', () => {
  const view = drawn([block(1, plain('words')), block(2, plain('others'))]);
  const [first, second] = view.dom.children;
  expect(first?.getAttribute('data-label')).toBe('a)');
  expect(first?.getAttribute('data-status')).toBe('agreed');
  expect(second?.hasAttribute('data-status')).toBe(false);
  expect(view.dom.textContent).toBe('wordsothers');
});

it('says once, at its end, whose a suggestion is; of a paragraph that comes or goes at the paragraph', () => {
  const [mine, theirs] = [
    { by: 'arl', id: 's1' },
    { by: 'bru', id: 's2' },
  ];
  const run = (text: string, ...marks: readonly TextMark[]): TextRun => ({ text, marks });
  const words = block(
    1,
    plain('that '),
    run('one', { name: 'deletion', attrs: mine }),
    run('every', { name: 'insertion', attrs: mine }),
    run(' old', { name: 'deletion', attrs: theirs }),
    plain(' site'),
  );
  const view = drawn([words, { ...block(2, plain('more')), sug: 'ins:bru:s3' }]);
  const told = [...view.dom.querySelectorAll('[data-who]')].map((one) => [one.textContent, one.getAttribute('data-who')]);
  expect(told).toEqual([
    ['every', 'ARL'],
    [' old', 'BRU'],
    ['more', 'BRU'],
  ]);
  expect(view.dom.children[1]?.getAttribute('data-suggested')).toBe('ins');
  expect(view.dom.textContent).toBe('that oneevery old sitemore');
});

const MARKS = [
  schema.marks.lit.create(),
  schema.marks.strong.create(),
  schema.marks.insertion.create({ by: 'arl', id: 's1' }),
  schema.marks.deletion.create({ by: 'bru', id: 's2' }),
];

/** What somebody does to a text; what others do replaces the whole of it, with the paragraphs that stay. */
function changed({ doc, tr }: EditorState, { below, chance, pick }: Rng): Transaction {
  const { node, pos } = pick(blocksOf(doc));
  const from = pos + 1 + below(node.content.size + 1);
  const to = from + below(pos + 1 + node.content.size - from + 1);
  const rest: Node[] = [];
  doc.forEach((one) => void (one !== node && rest.push(one)));
  return pick([
    () => tr.insertText(pick(['[', ']', 'x', '[a]', '］']), from),
    () => tr.delete(from, to),
    () => tr.addMark(from, to, pick(MARKS)),
    () => tr.removeMark(from, to),
    () => tr.setNodeAttribute(pos, 'sug', chance(0.5) ? 'ins:bru:s3' : null),
    () => tr.split(from),
    () => (rest.length < 2 ? tr : tr.replace(0, doc.content.size, new Slice(Fragment.from(rest), 0, 0))),
  ])();
}

/** A decoration as ProseMirror moves it. */
interface Movable extends Decoration {
  copy(from: number, to: number): Decoration;
}

/** The same decorations in ProseMirror's own set. */
function inOwnSet(plugin: Plugin, state: EditorState): DecorationSet {
  const drawn = plugin.props.decorations?.call(plugin, state) as DecorationSet;
  const within = blocksOf(state.doc).flatMap(({ node, pos }) => {
    const found = (drawn.forChild(pos, node) as DecorationSet).find() as Movable[];
    return found.map((one) => one.copy(one.from + pos + 1, one.to + pos + 1));
  });
  return DecorationSet.create(state.doc, [...within, ...drawn.find()]);
}

/** Names and attributes in one order, whatever the order in which they came. */
function shapeOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
  const inner = [...element.childNodes].map((node) => (node instanceof Element ? shapeOf(node) : node.textContent)).join('');
  return `<${[element.tagName, ...attributes].join(' ')}>${inner}</>`;
}

it('P17 what is kept of paragraphs that stay looks as if all were drawn anew', () => {
  const rng = seeded('decorations');
  const { chance, pick } = rng;
  let looks: ReadonlyMap<string, BlockLook> = new Map();
  const made = (): Plugin =>
    decorations(
      () => looks,
      (entity) => entity.toUpperCase(),
      () => 'quoted',
    );
  const doc = schema.nodes.doc.create(
    null,
    Array.from({ length: 8 }, (_, at) => nodeOf(block(at, plain('that [one] goes')))),
  );
  const kept = new EditorView(document.createElement('div'), { state: EditorState.create({ doc, plugins: [made()] }) });
  open.push({ close: () => kept.destroy() });
  let drawn = 0;
  for (let step = 0; step < 200; step += 1) {
    if (chance(0.2)) {
      const ids = blocksOf(kept.state.doc).map(({ node }) => node.attrs.id as string);
      const anyLook = (): BlockLook => ({ label: pick(['', 'a)']), status: pick(['open', 'agreed', null]), focused: chance(0.2) });
      looks = new Map(ids.filter(() => chance(0.7)).map((one) => [one, anyLook()]));
    }
    oneParagraph(kept, { differing, Drawn });
    kept.updateState(kept.state.apply(changed(kept.state, rng)));
    const plugin = made();
    const inOwn = new Plugin({ props: { decorations: (state) => inOwnSet(plugin, state) } });
    const state = EditorState.create({ doc: kept.state.doc, plugins: [inOwn] });
    const anew = new EditorView(document.createElement('div'), { state });
    expect(shapeOf(kept.dom), `seed ${rng.seed} step ${step}`).toBe(shapeOf(anew.dom));
    drawn += anew.dom.querySelectorAll('.bracket, [data-who], [data-quoted]').length;
    anew.destroy();
  }
  expect(drawn).toBeGreaterThan(200);
});

it('sets no style attribute anywhere, cursors of others included', () => {
  vi.useFakeTimers();
  const seed = numbered(2);
  const [a, b] = [new Editor(seed), new Editor(seed)];
  open.push(a, b, { close: () => void vi.useRealTimers() });
  b.awareness.setLocalState({ user: { name: 'arl', color: '#5a6370' }, cursor: a.caretAt(id(1), 3) });
  a.hearPresence(b);
  vi.runOnlyPendingTimers();
  const caret = a.view.dom.querySelector('.peer-caret');
  expect(caret?.getAttribute('data-name')).toBe('ARL');
  expect(caret?.textContent).toBe('');
  expect(a.view.dom.parentElement?.querySelectorAll('[style]')).toHaveLength(0);
});

it('P17 a caret of others stays as it is drawn while somebody types beside it', async () => {
  const seed = numbered(2);
  const [a, b] = [new Editor(seed), new Editor(seed)];
  open.push(a, b);
  b.awareness.setLocalState({ user: { name: 'arl', color: '#5a6370' }, cursor: a.caretAt(id(1), 3) });
  a.hearPresence(b);
  const soon = { timeout: patient(10_000), interval: 5 };
  const caret = await vi.waitUntil(() => a.view.dom.querySelector('.peer-caret'), soon);
  const [before] = a.words;
  const behind = caret.nextSibling;
  if (!(behind instanceof Text)) throw new Error('no letters behind the caret');
  // a browser puts a letter into the page first, and the editor reads it there
  behind.data = `${behind.data.slice(0, 1)}x${behind.data.slice(1)}`;
  await vi.waitUntil(() => a.words[0] !== before, soon);
  expect(a.words[0]).toBe(`${before?.slice(0, 4)}x${before?.slice(4)}`);
  expect([...a.view.dom.querySelectorAll('.peer-caret')]).toEqual([caret]);
  expect(caret.previousSibling?.textContent).toBe(before?.slice(0, 3));
  b.awareness.setLocalState({ user: { name: 'arl', color: '#5a6370' }, cursor: a.caretAt(id(2), 1) });
  a.hearPresence(b);
  const [, second] = a.view.dom.querySelectorAll('p');
  await vi.waitUntil(() => second?.querySelector('.peer-caret'), soon);
  expect(a.view.dom.querySelectorAll('.peer-caret')).toHaveLength(1);
});

it('paragraphs as data and back are the same', () => {
  const whole = block(
    1,
    plain('a'),
    {
      text: 'b',
      marks: [
        { name: 'em', attrs: {} },
        { name: 'insertion', attrs: { by: 'arl', id: 'x1' } },
      ],
    },
    {
      text: 'c',
      marks: [
        { name: 'deletion', attrs: { by: 'bru', id: 'x2' } },
        { name: 'strong', attrs: {} },
      ],
    },
  );
  expect(wordingOf(nodeOf(whole))).toEqual(whole);
});
