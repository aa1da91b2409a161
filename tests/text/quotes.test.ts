// @vitest-environment happy-dom
/** Who may quote brackets, and what stays quoted while others edit: raw Yjs for the hostile, real editors for the honest. */
import { joinBackward, splitBlock } from 'prosemirror-commands';
import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { PreparedText } from '../../server/text/outcome.ts';
import { recompute } from '../../server/text/recompute.ts';
import { hasMark, type TextBlock } from '../../shared/text/block.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { schema } from '../../shared/text/schema.ts';
import { rngOf } from '../support/rng.ts';
import { type EditorKind, TestEditor } from './editors.ts';
import { actorOf, BRUMA, type Client, element, OFFICE, World } from './support.ts';

/** `«` and `»` stand round what is quoted. */
const shown = (blocks: readonly TextBlock[]): readonly string[] =>
  blocks.map(({ runs }) => runs.map((run) => (hasMark(run, 'lit') ? `«${run.text}»` : run.text)).join(''));

const healed = (prepared: PreparedText | null): readonly string[] => (prepared?.facts.healed ?? []).map(({ why }) => why);

const TEXTS = ['that one [sic] site', 'invites [all] States', 'the end'];
const QUOTED = ['that one «[sic]» site', 'invites [all] States', 'the end'];

/** The secretariat has quoted `[sic]`. */
function quoted(): World {
  const world = new World(TEXTS);
  const office = world.client();
  const prepared = world.submit(
    office.edit(() => office.text(0).format(9, 5, { lit: {} })),
    { actor: OFFICE, connection: 'office' },
  );
  expect(healed(prepared)).toEqual([]);
  expect(prepared?.facts.changes.map(({ brackets }) => brackets)).toEqual([0]);
  expect(shown(world.live.blocks())).toEqual(QUOTED);
  return world;
}

/** By raw updates. */
function forge(world: World, edit: (client: Client, fragment: Y.XmlFragment) => void, actor = BRUMA): PreparedText | null {
  const client = world.client();
  const prepared = world.submit(
    client.edit((fragment) => edit(client, fragment)),
    { actor },
  );
  if (prepared !== null) client.receive(prepared);
  expect(readBlocks(client.doc)).toEqual(world.live.blocks());
  expect(recompute(world.entries)).toBeNull();
  return prepared;
}

describe('quoting', () => {
  it.each(['member-state', 'chair', 'academia', 'sector-member'] as const)('T40 is taken off where a %s does it', (capacity) => {
    const world = quoted();
    const prepared = forge(world, (c) => c.text(1).format(8, 5, { lit: {} }), actorOf('x', capacity));
    expect(shown(world.live.blocks())).toEqual(QUOTED);
    expect(prepared?.facts.healed).toEqual([{ part: 0, block: world.id(1), why: 'quote' }]);
    expect(prepared?.healed.get('c1')).toEqual([{ block: world.id(1), why: 'quote', mine: '' }]);
    expect(prepared?.facts.changes).toEqual([]);
  });

  it.each<[string, (client: Client, fragment: Y.XmlFragment) => void, readonly string[]]>([
    ['typed as quoted', (c) => c.text(2).insert(3, ' [x]', { lit: {} }), QUOTED.with(2, 'the [x] end')],
    ['full-width', (c) => c.text(2).insert(3, ' ［x］', { lit: {} }), QUOTED.with(2, 'the ［x］ end')],
    ['brackets typed inside a quote', (c) => c.text(0).insert(11, '] [', { lit: {} }), QUOTED.with(0, 'that one «[s»] [«ic]» site')],
    ['more beside a quote', (c) => c.text(0).insert(14, ' [x]', { lit: {} }), QUOTED.with(0, 'that one «[sic]» [x] site')],
    ['the paragraph around a quote', (c) => c.text(0).format(0, 19, { lit: {} }), QUOTED],
    ['half of a character', (c) => c.text(2).insert(0, '𠮷[𠮶', { lit: {} }), QUOTED.with(2, '𠮷[𠮶the end')],
    [
      'a new paragraph',
      (_, f) => {
        f.insert(3, [element({ id: 'b999999999', kind: 'text', level: 0 }, '[new] words')]);
        ((f.get(3) as Y.XmlElement).get(0) as Y.XmlText).format(0, 5, { lit: {} });
      },
      [...QUOTED, '[new] words'],
    ],
    [
      'another bracket while a quote goes',
      (c) => {
        c.text(0).delete(9, 5);
        c.text(1).format(8, 5, { lit: {} });
      },
      ['that one  site', 'invites [all] States', 'the end'],
    ],
  ])('T40 takes it off: %s', (_, edit, left) => {
    const world = quoted();
    expect(healed(forge(world, edit))).toEqual(['quote']);
    expect(shown(world.live.blocks())).toEqual(left);
  });

  it('T40 leaves the other marks of these words alone', () => {
    const world = quoted();
    forge(world, (c) => c.text(1).format(8, 5, { lit: {}, strong: {} }));
    expect(world.live.blocks()[1]?.runs.map(({ marks }) => marks.map(({ name }) => name))).toEqual([[], ['strong'], []]);
  });

  it('T40 may be ended by anybody who writes: the brackets count again', () => {
    const world = quoted();
    const prepared = forge(world, (c) => c.text(0).format(9, 5, { lit: null }));
    expect(healed(prepared)).toEqual([]);
    expect(prepared?.facts.changes.map(({ brackets }) => brackets)).toEqual([2]);
  });
});

/** A person with an editor; what is written is submitted after each step. */
class Person {
  readonly editor: TestEditor;
  readonly #world: World;
  #healed: string[] = [];

  constructor(world: World, kind: EditorKind = 'ours') {
    this.#world = world;
    this.editor = new TestEditor(world.live.state(), kind, rngOf(7), 'bru');
  }

  get view(): EditorView {
    return this.editor.view;
  }

  does(edit: (tr: Transaction) => Transaction): void {
    this.view.dispatch(edit(this.view.state.tr));
    this.send();
  }

  at(place: number): void {
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, place)));
  }

  send(): void {
    const written = this.editor.written();
    const prepared = written.length === 0 ? null : this.#world.submit(written, { actor: BRUMA });
    this.#healed.push(...healed(prepared).filter((why) => why === 'quote'));
    for (const update of prepared?.updates ?? []) this.editor.receive(update);
    expect(readBlocks(this.editor.doc)).toEqual(this.#world.live.blocks());
  }

  get healed(): readonly string[] {
    return this.#healed;
  }
}

describe('what is quoted', () => {
  const honest = (edit: (person: Person) => void, left: readonly string[], kind: EditorKind = 'ours'): void => {
    const world = quoted();
    const person = new Person(world, kind);
    edit(person);
    expect(shown(world.live.blocks())).toEqual(left);
    expect(person.healed).toEqual([]);
    expect(recompute(world.entries)).toBeNull();
    person.editor.close();
  };
  // the quote stands from 10 to 15

  it('T41 stays so when others type inside it', () => {
    honest((one) => one.does((tr) => tr.insertText('e', 12)), QUOTED.with(0, 'that one «[seic]» site'));
  });

  it('T41 stays so when others type before and behind it, and what they type there is none', () => {
    const edit = (one: Person): void => {
      one.does((tr) => tr.insertText('!', 15));
      one.does((tr) => tr.insertText('?', 10));
    };
    honest(edit, QUOTED.with(0, 'that one ?«[sic]»! site'));
    honest((one) => one.does((tr) => tr.insertText('!', 15).insertText('?', 10)), QUOTED.with(0, 'that one ?«[sic]»! site'));
  });

  it('T41 stays so, what is left of it, when others take words out', () => {
    honest((one) => one.does((tr) => tr.delete(5, 12)), QUOTED.with(0, 'that«ic]» site'));
  });

  it.each(['ours', 'stock'] as const)('T41 stays so when the paragraph is split, beside it or inside, and joined again (%s)', (kind) => {
    for (const [at, halves] of [
      [10, ['that one ', '«[sic]» site']],
      [12, ['that one «[s»', '«ic]» site']],
      [15, ['that one «[sic]»', ' site']],
    ] as const) {
      honest(
        (one) => {
          one.at(at);
          splitBlock(one.view.state, one.view.dispatch);
          one.send();
        },
        [...halves, ...QUOTED.slice(1)],
        kind,
      );
      honest(
        (one) => {
          one.at(at);
          splitBlock(one.view.state, one.view.dispatch);
          one.send();
          one.at(at + 2);
          joinBackward(one.view.state, one.view.dispatch);
          one.send();
        },
        QUOTED,
        kind,
      );
    }
  });

  it.each(['ours', 'stock'] as const)('T41 stays so when the paragraph moves, or its words into another (%s)', (kind) => {
    honest(
      (one) =>
        one.does((tr) => {
          const block = tr.doc.child(0);
          const cut = tr.delete(0, block.nodeSize);
          return cut.insert(cut.doc.content.size, block);
        }),
      [...QUOTED.slice(1), QUOTED[0] as string],
      kind,
    );
    honest(
      (one) =>
        one.does((tr) => {
          const words = tr.doc.slice(10, 15).content;
          return tr.delete(10, 15).insert(tr.doc.child(0).nodeSize + 1, words);
        }),
      ['that one  site', '«[sic]»invites [all] States', 'the end'],
      kind,
    );
    honest(
      (one) =>
        one.does((tr) => {
          const words = tr.doc.slice(10, 15).content;
          return tr.delete(10, 15).insert(1, words);
        }),
      QUOTED.with(0, '«[sic]»that one  site'),
      kind,
    );
  });

  it.each(['ours', 'stock'] as const)('T41 stays so when all words of the paragraph are written anew (%s)', (kind) => {
    honest((one) => one.does((tr) => tr.replaceWith(1, 20, tr.doc.child(0).content)), QUOTED, kind);
    const world = quoted();
    forge(world, (c) => {
      const [first] = c.fragment.toArray();
      const copy = (first as Y.XmlElement).clone() as Y.XmlElement;
      c.fragment.delete(0, 1);
      c.fragment.insert(0, [copy]);
    });
    expect(shown(world.live.blocks())).toEqual(QUOTED);
  });

  it.each(['ours', 'stock'] as const)('T41 comes back quoted when others undo that they took it out, or the paragraph (%s)', (kind) => {
    for (const [from, to] of [
      [10, 15],
      [12, 13],
      [0, 21],
      [3, 30],
    ] as const) {
      honest(
        (one) => {
          one.does((tr) => tr.delete(from, to));
          one.editor.undo();
          one.send();
        },
        QUOTED,
        kind,
      );
    }
  });

  it('T41 is quoted once: a copy by others is not, and comes back no second time', () => {
    const world = quoted();
    const person = new Person(world);
    person.does((tr) => tr.insert(tr.doc.content.size, tr.doc.child(0)));
    expect(shown(world.live.blocks())).toEqual([...QUOTED, TEXTS[0]]);
    expect(person.healed).toEqual(['quote']);
    const words = schema.text('[sic]', [schema.marks.lit.create()]);
    person.does((tr) => tr.delete(10, 15));
    person.does((tr) => tr.insert(10, words));
    person.does((tr) => tr.insert(5, words));
    expect(shown(world.live.blocks())[0]).toBe('that[sic] one «[sic]» site');
    person.editor.close();
  });

  it('T41 stays so for who may only suggest, and their brackets inside it count for nothing more than before', () => {
    honest((one) => one.does((tr) => tr.delete(5, 8)), QUOTED, 'suggesting');
  });
});
