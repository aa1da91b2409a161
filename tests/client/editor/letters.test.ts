// @vitest-environment happy-dom
/** Words that somebody spoke of are where they are by now, or said to be gone. */
import { joinBackward } from 'prosemirror-commands';
import { expect, it } from 'vitest';
import { ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';
import { blockOf } from '../../../client/editor/blocks.ts';
import { splitBlock } from '../../../client/editor/commands.ts';
import { type Span, spanOf, type Words, wordsAt } from '../../../client/editor/letters.ts';
import { moveBlock } from '../../../client/editor/move.ts';
import type { BlockId } from '../../../shared/opinion/vocabulary.ts';
import { count } from '../../support/levels.ts';
import { patient } from '../../support/patient.ts';
import { freshSeed, type Rng, rngOf } from '../../support/rng.ts';
import { type Editor, exchange } from '../support/editors.ts';
import { id } from '../support/ids.ts';
import { openEditor, openPair } from '../support/open-editors.ts';
import { textOf } from '../support/texts.ts';

const textIn = ({ view }: Editor) => ySyncPluginKey.getState(view.state).type;
const wordsIn = (editor: Editor, span: Span): Words => {
  const words = wordsAt(textIn(editor), editor.view.state.doc, span);
  if (words === null) throw new Error('no words there');
  return words;
};
const spanIn = (editor: Editor, block: BlockId, words: Words) => spanOf(textIn(editor), editor.view.state.doc, block, words);
/** What reads there; '' where they are gone. */
function readsAt(editor: Editor, block: BlockId, words: Words): string {
  const span = spanIn(editor, block, words);
  if (span == null) return '';
  return blockOf(editor.view.state.doc, span.block)?.node.textContent.slice(span.at, span.at + span.length) ?? 'nowhere';
}

const pair = () =>
  openPair(
    textOf([
      { id: id(1), text: 'the role of regulators and the role of States' },
      { id: id(2), text: 'that access is a shared objective' },
    ]),
  );
const ROLE = { block: id(1), at: 31, length: 4 };
const SHARED = { block: id(2), at: 17, length: 6 };

it('P32 words are followed whatever others type before, between and behind them', () => {
  const [a, b] = pair();
  const role = wordsIn(a, ROLE);
  expect(role).toMatchObject({ quote: 'role', once: null });
  b.type(id(1), 0, 'all ');
  b.type(id(1), 37, '-x-');
  b.type(id(1), 42, '!');
  exchange(a, b);
  expect([a, b].map((one) => readsAt(one, id(1), role))).toEqual(['ro-x-le', 'ro-x-le']);
});

it('P32 words are not what is typed right before them, though it begins as they do', () => {
  const [a, b] = pair();
  const role = wordsIn(a, ROLE);
  for (const [n, letter] of [...'rather robust '].entries()) b.type(id(1), 31 + n, letter);
  exchange(a, b);
  expect(a.lines[0]).toContain('and the rather robust role of States');
  expect([a, b].map((one) => readsAt(one, id(1), role))).toEqual(['role', 'role']);
  expect([a, b].map((one) => spanIn(one, id(1), role)?.at)).toEqual([45, 45]);
});

it('P32 what is typed in the place of words is not them, and others that read alike are not, either', () => {
  const [a, b] = pair();
  const role = wordsIn(a, ROLE);
  b.view.dispatch(b.view.state.tr.insertText('task', b.at(id(1), 31), b.at(id(1), 35)));
  exchange(a, b);
  expect(a.lines[0]).toContain('the role of regulators and the task of States');
  expect([a, b].map((one) => spanIn(one, id(1), role))).toEqual([null, null]);
});

it('P32 words are found in their paragraph after it was moved, parted or joined, where they stood once', () => {
  const [a, b] = pair();
  const shared = wordsIn(a, SHARED);
  expect(shared.once).toBe('text');
  b.run(moveBlock(id(2), id(1)));
  exchange(a, b);
  expect(readsAt(a, id(2), shared)).toBe('shared');
  a.runAt(id(2), 15, splitBlock);
  exchange(a, b);
  const parted = spanIn(b, id(2), shared);
  expect(parted?.block).not.toBe(id(2));
  expect(readsAt(b, id(2), shared)).toBe('shared');
  b.runAt(parted?.block ?? '', 0, joinBackward);
  exchange(a, b);
  expect([a, b].map((one) => readsAt(one, id(2), shared))).toEqual(['shared', 'shared']);
});

it('P32 words that an undo brings back are found by everybody alike', () => {
  const [a, b] = pair();
  const shared = wordsIn(a, SHARED);
  b.view.dispatch(b.view.state.tr.delete(b.at(id(2), 15), b.at(id(2), 30)));
  exchange(a, b);
  expect([a, b].map((one) => spanIn(one, id(2), shared))).toEqual([null, null]);
  yUndoPluginKey.getState(b.view.state)?.undoManager.undo();
  exchange(a, b);
  expect([a, b].map((one) => readsAt(one, id(2), shared))).toEqual(['shared', 'shared']);
});

it('P32 of words whose text is not here yet nothing is said, whatever ids they name', () => {
  const [a, b] = pair();
  b.type(id(2), 0, 'new ');
  const fresh = wordsIn(b, { block: id(2), at: 0, length: 3 });
  expect(spanIn(a, id(2), fresh)).toBeUndefined();
  exchange(a, b);
  expect(readsAt(a, id(2), fresh)).toBe('new');
  expect(spanIn(a, id(2), { letters: [[Number.MAX_SAFE_INTEGER, 0, 1]], quote: 'x', once: null })).toBeUndefined();
});

const ACTS = ['speak', 'type', 'cut', 'replace', 'split', 'join', 'move', 'remove', 'undo', 'talk'] as const;

/** Three who write and speak of words at once. */
class Meeting {
  readonly #rng: Rng;
  readonly editors: readonly Editor[];
  readonly spoken: { readonly block: BlockId; readonly words: Words; readonly ids: readonly string[] }[] = [];
  readonly did = new Map<string, number>();
  #next = 0;

  constructor(rng: Rng) {
    this.#rng = rng;
    const lines = Array.from({ length: 5 }, (_, at) => ({ id: id(at + 1), text: Array.from({ length: 6 }, () => this.#word()).join(' ') }));
    const seed = textOf(lines);
    this.editors = [openEditor(seed), openEditor(seed), openEditor(seed)];
  }

  /** Nine letters: no word is in another, and some are there twice. */
  #word(): string {
    if (this.#next > 12 && this.#rng.chance(0.2)) return `w${String(this.#rng.below(this.#next)).padStart(6, '0')}e`;
    return `w${String(this.#next++).padStart(6, '0')}e`;
  }

  step(): void {
    const rng = this.#rng;
    const editor = rng.pick(this.editors);
    // between an undo and the server's repair two paragraphs may have one id
    const ids = editor.ids.filter(
      (one, _, all) => blockOf(editor.view.state.doc, one) !== undefined && all.indexOf(one) === all.lastIndexOf(one),
    );
    if (ids.length === 0) return;
    const block = rng.pick(ids);
    const length = blockOf(editor.view.state.doc, block)?.node.content.size ?? 0;
    const at = rng.between(0, length);
    const until = Math.min(length, at + rng.between(1, 20));
    const { tr } = editor.view.state;
    // most often somebody speaks or writes
    const act = rng.chance(0.4) ? rng.pick(['speak', 'type'] as const) : rng.pick(ACTS);
    const done = ((): boolean => {
      switch (act) {
        case 'speak': {
          const span = { block, at, length: until - at };
          const words = wordsAt(textIn(editor), editor.view.state.doc, span);
          if (words !== null && words.quote.trim() !== '') this.spoken.push({ block, words, ids: idsIn(editor, span) });
          return words !== null;
        }
        case 'type':
          editor.type(block, at, ` ${this.#word()} `);
          return true;
        case 'cut':
          editor.view.dispatch(tr.delete(editor.at(block, at), editor.at(block, until)));
          return until > at;
        case 'replace':
          editor.view.dispatch(tr.insertText(this.#word(), editor.at(block, at), editor.at(block, until)));
          return until > at;
        case 'split':
          return editor.runAt(block, at, splitBlock);
        case 'join':
          return editor.runAt(block, 0, joinBackward);
        case 'move':
          return editor.run(moveBlock(block, rng.pick([...ids, null])));
        case 'remove': {
          const placed = blockOf(editor.view.state.doc, block);
          if (placed === undefined || ids.length < 5) return false;
          editor.view.dispatch(tr.delete(placed.pos, placed.pos + placed.node.nodeSize));
          return true;
        }
        case 'undo':
          return yUndoPluginKey.getState(editor.view.state)?.undoManager.undo() != null;
        case 'talk':
          exchange(...this.editors);
          return true;
      }
    })();
    if (done) this.did.set(act, (this.did.get(act) ?? 0) + 1);
  }
}

/** The ids of the letters between two places of a paragraph, as Yjs itself names them. */
function idsIn(editor: Editor, { block, at, length }: Span): readonly string[] {
  const element = [...textIn(editor).toArray()].find((one) => one.getAttribute('id') === block);
  const texts: readonly Y.XmlText[] = element?.toArray() ?? [];
  const all = texts.flatMap((one) =>
    Array.from({ length: one.length }, (_, index) => {
      const { item } = Y.createRelativePositionFromTypeIndex(one, index);
      return `${item?.client} ${item?.clock}`;
    }),
  );
  return all.slice(at, at + length);
}

/** Those that lie over each other too: of "a b a b a", "a b a" is there twice. */
const timesIn = (all: string, quote: string): number =>
  Array.from({ length: all.length }, (_, at) => all.startsWith(quote, at)).filter(Boolean).length;

/** As the server does: between an undo and its repair two paragraphs may have one id. */
function partIds(editor: Editor): void {
  const seen = new Set<string>();
  editor.doc.transact(() => {
    for (const element of textIn(editor).toArray()) {
      const name = element.getAttribute('id');
      if (seen.has(name) || !blockOf(editor.view.state.doc, name)) element.setAttribute('id', id(100 + seen.size));
      seen.add(element.getAttribute('id'));
    }
  });
}

it('P32 after any meeting each thread is at its words, or says that they are gone, and alike for all', {
  timeout: patient(120_000),
}, () => {
  const first = freshSeed('letters');
  const did = new Map<string, number>();
  let [here, found, gone] = [0, 0, 0];
  for (let seed = first; seed < first + count(100, 2_000, 10_000); seed++) {
    const meeting = new Meeting(rngOf(seed));
    for (let step = 0; step < 40; step++) meeting.step();
    exchange(...meeting.editors);
    const [one, ...others] = meeting.editors;
    if (one === undefined) throw new Error('nobody there');
    partIds(one);
    exchange(...meeting.editors);
    const all = new Set(one.ids.flatMap((block) => idsIn(one, { block, at: 0, length: Number.POSITIVE_INFINITY })));
    const standing = one.words.join('\n');
    for (const { block, words, ids } of meeting.spoken) {
      const span = spanIn(one, block, words);
      for (const other of others) expect(spanIn(other, block, words), `seed ${seed}`).toEqual(span);
      expect(span, `seed ${seed}`).not.toBeUndefined();
      const isLeft = ids.some((name) => all.has(name));
      if (span == null) {
        gone++;
        expect(isLeft, `seed ${seed}`).toBe(false);
        if (words.once === 'text') expect(timesIn(standing, words.quote), `seed ${seed}`).not.toBe(1);
        continue;
      }
      const now = idsIn(one, span);
      if (isLeft) {
        here++;
        expect(ids, `seed ${seed}`).toContain(now.at(-1));
        // or another letter like it, where the words are whole
        if (readsAt(one, block, words) !== words.quote) expect(ids, `seed ${seed}`).toContain(now.at(0));
      } else {
        found++;
        expect(readsAt(one, block, words), `seed ${seed}`).toBe(words.quote);
        expect(words.once, `seed ${seed}`).not.toBeNull();
      }
    }
    for (const [act, times] of meeting.did) did.set(act, (did.get(act) ?? 0) + times);
    for (const editor of meeting.editors) editor.close();
  }
  process.stdout.write(`letters: ${here} at their words, ${found} found again, ${gone} gone; ${JSON.stringify([...did])}\n`);
  expect([...did.keys()].sort()).toEqual([...ACTS].sort());
  expect(here).toBeGreaterThan(100);
  expect(found).toBeGreaterThan(10);
  expect(gone).toBeGreaterThan(100);
});
