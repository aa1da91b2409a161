// @vitest-environment happy-dom
/** T52: what honest editors write of a suggestion of others stays part of it. */
import { joinBackward, splitBlock } from 'prosemirror-commands';
import { TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { describe, expect, it } from 'vitest';
import { recompute } from '../../server/text/recompute.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { schema } from '../../shared/text/schema.ts';
import { rngOf } from '../support/rng.ts';
import { type EditorKind, TestEditor } from './editors.ts';
import { healed, plus, SUGGESTED, shown, suggested, TEXTS } from './suggestion-scene.ts';
import { ARLEN, actorOf, BRUMA, OFFICE, type World } from './support.ts';

/** A person with an editor; what is written is submitted after each step. */
class Person {
  readonly editor: TestEditor;
  readonly #world: World;
  readonly healed: string[] = [];

  constructor(world: World, kind: EditorKind) {
    this.#world = world;
    this.editor = new TestEditor(world.live.state(), kind, rngOf(7));
  }

  get view(): EditorView {
    return this.editor.view;
  }

  does(edit: (tr: Transaction) => Transaction): void {
    this.view.dispatch(edit(this.view.state.tr));
    this.send();
  }

  /** The place of a letter of a paragraph. */
  in(paragraph: number, letter: number): number {
    let at = letter + 1;
    for (let i = 0; i < paragraph; i++) at += this.view.state.doc.child(i).nodeSize;
    return at;
  }

  at(place: number): void {
    this.view.dispatch(this.view.state.tr.setSelection(TextSelection.create(this.view.state.doc, place)));
  }

  splits(place: number): void {
    this.at(place);
    splitBlock(this.view.state, this.view.dispatch);
    this.send();
  }

  joins(place: number): void {
    this.at(place);
    joinBackward(this.view.state, this.view.dispatch);
    this.send();
  }

  undoes(): void {
    this.editor.undo();
    this.send();
  }

  redoes(): void {
    this.editor.redo();
    this.send();
  }

  send(): void {
    const written = this.editor.written();
    const prepared = written.length === 0 ? null : this.#world.submit(written, { actor: ARLEN });
    this.healed.push(...healed(prepared).filter((why) => why === 'mark' || why === 'attrval'));
    for (const update of prepared?.updates ?? []) this.editor.receive(update);
    expect(readBlocks(this.editor.doc)).toEqual(this.#world.live.blocks());
  }
}

describe.each(['ours', 'stock'] as const)('T52 what is suggested stays whose it is (%s)', (kind) => {
  const honest = (edit: (person: Person) => void, left: readonly string[], texts = TEXTS): void => {
    const world = suggested(texts);
    const person = new Person(world, kind);
    edit(person);
    expect(shown(world.live.blocks())).toEqual(left);
    expect(person.healed).toEqual([]);
    expect(recompute(world.entries)).toBeNull();
    person.editor.close();
  };
  const [first, second, , comes, goes] = SUGGESTED as [string, string, string, string, string];

  it.each<[number, readonly string[]]>([
    [4, ['that', ' States shall+bru( not) agree']],
    [17, ['that States shall', '+bru( not) agree']],
    [19, ['that States shall+bru( n)', '+bru(ot) agree']],
    [21, ['that States shall+bru( not)', ' agree']],
    [27, ['that States shall+bru( not) agree', '']],
  ])('when its paragraph is split at %i, joined again, and both undone and done again', (letter, halves) => {
    const split = [...halves, ...SUGGESTED.slice(1)];
    honest((one) => one.splits(one.in(0, letter)), split);
    honest((one) => {
      one.splits(one.in(0, letter));
      one.joins(one.in(1, 0));
    }, SUGGESTED);
    honest((one) => {
      one.splits(one.in(0, letter));
      one.undoes();
      one.redoes();
      one.undoes();
    }, SUGGESTED);
  });

  it('when its paragraph is joined with the one before, split and undone', () => {
    const joined = [`${first}${second}`, ...SUGGESTED.slice(2)];
    honest((one) => one.joins(one.in(1, 0)), joined);
    honest((one) => {
      one.joins(one.in(1, 0));
      one.undoes();
    }, SUGGESTED);
    honest((one) => {
      one.joins(one.in(1, 0));
      one.splits(one.in(0, 27));
    }, SUGGESTED);
  });

  it('when a suggested paragraph is split, and joined again', () => {
    const split = SUGGESTED.toSpliced(3, 2, 'ins bru: a new', 'ins bru:  one by Bruma', 'del bru: an', 'del bru:  old one');
    const splits = (one: Person): void => {
      one.splits(one.in(4, 2));
      one.splits(one.in(3, 5));
    };
    honest(splits, split);
    honest((one) => {
      splits(one);
      one.joins(one.in(4, 0));
      one.joins(one.in(5, 0));
    }, SUGGESTED);
  });

  it('when its paragraph moves, and back', () => {
    const move = (from: number) => (tr: Transaction) => {
      let at = 0;
      for (let i = 0; i < from; i++) at += tr.doc.child(i).nodeSize;
      const block = tr.doc.child(from);
      const cut = tr.delete(at, at + block.nodeSize);
      return cut.insert(from === 0 ? cut.doc.content.size : 0, block);
    };
    honest((one) => one.does(move(0)), [...SUGGESTED.slice(1), first]);
    honest((one) => one.does(move(1)), [second, first, ...SUGGESTED.slice(2)]);
    honest((one) => one.does(move(3)), [comes, ...SUGGESTED.toSpliced(3, 1)]);
    honest((one) => one.does(move(4)), [goes, ...SUGGESTED.slice(0, 4)]);
    honest((one) => {
      one.does(move(0));
      one.undoes();
      one.redoes();
      one.undoes();
    }, SUGGESTED);
  });

  it('when words beside it or in it are taken out, also where letters are the same, and brought back', () => {
    const edits: readonly [number, number, number, string][] = [
      [0, 12, 17, 'that States +bru( not) agree'],
      [0, 22, 23, 'that States shall+bru( not) gree'],
      [0, 21, 22, 'that States shall+bru( not)agree'],
      [0, 18, 20, 'that States shall+bru( t) agree'],
      [0, 12, 19, 'that States +bru(ot) agree'],
      [0, 20, 24, 'that States shall+bru( no)ree'],
      [0, 17, 21, 'that States shall agree'],
      [1, 7, 8, 'invites-bru(all) Members and all others'],
      [1, 9, 10, 'invites -bru(al) Members and all others'],
      [1, 0, 34, ''],
    ];
    for (const [paragraph, from, to, left] of edits) {
      const erase = (one: Person): void => one.does((tr) => tr.delete(one.in(paragraph, from), one.in(paragraph, to)));
      honest(erase, SUGGESTED.with(paragraph, left));
      honest((one) => {
        erase(one);
        one.undoes();
        one.redoes();
        one.undoes();
      }, SUGGESTED);
    }
    const shortens = (one: Person): void => one.does((tr) => tr.delete(one.in(3, 1), one.in(3, 5)));
    honest(shortens, SUGGESTED.with(3, 'ins bru: a one by Bruma'));
    honest((one) => {
      shortens(one);
      one.undoes();
    }, SUGGESTED);
  });

  it('when its paragraph is taken out and brought back, or words from it over several', () => {
    for (const [from, to] of [
      [0, 29],
      [15, 40],
      [29, 66],
    ] as const) {
      honest((one) => {
        one.does((tr) => tr.delete(from, to));
        one.undoes();
      }, SUGGESTED);
    }
    honest((one) => {
      one.does((tr) => tr.delete(one.in(3, 0) - 1, one.in(4, 0) - 1));
      one.undoes();
    }, SUGGESTED);
  });

  it('when all words of its paragraph are written anew, or words on both sides of it', () => {
    honest((one) => one.does((tr) => tr.replaceWith(1, 28, tr.doc.child(0).content)), SUGGESTED);
    honest(
      (one) => one.does((tr) => tr.insertText('!', one.in(0, 27)).insertText('?', one.in(0, 0))),
      SUGGESTED.with(0, '?that States shall+bru( not) agree!'),
    );
    honest(
      (one) =>
        one.does((tr) => tr.delete(one.in(0, 25), one.in(0, 26)).delete(one.in(0, 18), one.in(0, 19)).delete(one.in(0, 1), one.in(0, 2))),
      SUGGESTED.with(0, 'tat States shall+bru( ot) agre'),
    );
  });

  it('when words round it are formatted', () => {
    honest((one) => one.does((tr) => tr.addMark(5, 25, schema.marks.strong.create())), SUGGESTED);
  });

  it('when words are typed into it without its marks, or right beside it (T50)', () => {
    const type = (one: Person, at: number): void => one.does((tr) => tr.insert(at, schema.text('x')));
    honest((one) => type(one, one.in(0, 19)), SUGGESTED.with(0, 'that States shall+bru( n)x+bru(ot) agree'));
    honest((one) => type(one, one.in(0, 21)), SUGGESTED.with(0, 'that States shall+bru( not)x agree'));
    honest((one) => type(one, one.in(1, 9)), SUGGESTED.with(1, 'invites -bru(a)x-bru(ll) Members and all others'));
    honest((one) => {
      type(one, one.in(0, 19));
      one.undoes();
    }, SUGGESTED);
  });

  it('when another part of it was accepted meanwhile, or it was rejected', () => {
    const world = suggested();
    const person = new Person(world, kind);
    person.splits(person.in(0, 17));
    world.record(world.live.edit(OFFICE, { settle: { command: 'settle', block: world.id(2), of: 'bru', id: 'b2', verdict: 'reject' } }));
    for (const update of world.entries.at(-1)?.updates ?? []) person.editor.receive(update);
    person.undoes();
    expect(shown(world.live.blocks())).toEqual(SUGGESTED.with(1, TEXTS[1] as string));
    expect(person.healed).toEqual([]);
    person.editor.close();
  });
});

describe('T52 at once', () => {
  it.each(['ours', 'stock'] as const)(
    'Bruma goes on with its suggestion while another splits, joins or moves the paragraph (%s)',
    (kind) => {
      const moves = (tr: Transaction): Transaction => {
        const block = tr.doc.child(0);
        const cut = tr.delete(0, block.nodeSize);
        return cut.insert(cut.doc.content.size, block);
      };
      for (const edit of [
        (one: Person) => one.splits(one.in(0, 12)),
        (one: Person) => one.joins(one.in(1, 0)),
        (one: Person) => one.does(moves),
      ]) {
        const world = suggested();
        const person = new Person(world, kind);
        const bruma = world.client();
        world.submit(
          bruma.edit(() => bruma.text(0).insert(21, ' yet', { insertion: plus })),
          { actor: BRUMA },
        );
        unheard(person, world, edit);
        expect(person.healed).toEqual([]);
        expect(shown(world.live.blocks()).join('|')).toContain('+bru( not');
        expect(shown(world.live.blocks()).join('|')).not.toContain('arl');
        person.editor.close();
      }
    },
  );

  it('two split at one place: no word is lost, and what stands twice is not suggested twice by Bruma', () => {
    const world = suggested();
    const [one, two] = [new Person(world, 'ours'), new Person(world, 'ours')];
    for (const person of [one, two]) {
      person.at(person.in(0, 12));
      splitBlock(person.view.state, person.view.dispatch);
    }
    for (const [person, actor] of [
      [one, ARLEN],
      [two, actorOf('cor')],
    ] as const)
      world.submit(person.editor.written(), { actor, connection: actor.entity });
    const all = shown(world.live.blocks()).join('|');
    expect(all.split('+bru( not)')).toHaveLength(2);
    expect(all.split('shall').length).toBeGreaterThanOrEqual(2);
    for (const { editor } of [one, two]) editor.close();
  });

  it('whoever was away and types inside it finds the words that stood behind it as they were, where it was rejected', () => {
    const world = suggested();
    const away = world.client();
    const written = away.edit(() => away.text(0).insert(19, 'x', { insertion: null as never }));
    world.record(world.live.edit(OFFICE, { settle: { command: 'settle', block: world.id(0), of: 'bru', id: 'b1', verdict: 'reject' } }));
    world.submit(written, { actor: ARLEN });
    expect(shown(world.live.blocks())[0]).toBe('that States shallx agree');
  });
});

/** What the person edits meets the last entry, of which the person has not heard. */
function unheard(person: Person, world: World, edit: (one: Person) => void): void {
  const missed = world.entries.at(-1)?.updates ?? [];
  const submit = world.submit.bind(world);
  world.submit = (updates, author) => {
    for (const update of missed) person.editor.receive(update);
    return submit(updates, author);
  };
  edit(person);
}
