// @vitest-environment happy-dom
/** Which block is which after editing by our editor and by a stock one (text-engine rules of identity). */
import { joinBackward, splitBlock } from 'prosemirror-commands';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { mergeUpdates } from '../../server/text/merge.ts';
import type { PreparedText } from '../../server/text/outcome.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { isBlockId } from '../../shared/text/ids.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { rngOf } from '../support/rng.ts';
import { TestEditor } from './editors.ts';
import { ARLEN, BRUMA, element, World } from './support.ts';

const TEXTS = [
  'to promote affordable connectivity',
  'that developing countries need support',
  'to share best practices',
  'closed and agreed wording',
];

class Scene extends World {
  readonly editor: TestEditor;

  constructor(kind: 'ours' | 'stock') {
    super(TEXTS);
    this.editor = new TestEditor(this.live.state(), kind, rngOf(7));
  }

  at(place: number, offset = 0): number {
    let position = 1 + offset;
    for (let i = 0; i < place; i++) position += this.editor.view.state.doc.child(i).nodeSize;
    return position;
  }

  caret(place: number, offset: number): void {
    const { state } = this.editor.view;
    this.editor.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, this.at(place, offset))));
  }

  split(place: number, offset: number): void {
    this.caret(place, offset);
    splitBlock(this.editor.view.state, this.editor.view.dispatch);
  }

  join(place: number): void {
    this.caret(place, 0);
    joinBackward(this.editor.view.state, this.editor.view.dispatch);
  }

  remove(place: number): void {
    const { state } = this.editor.view;
    this.editor.view.dispatch(state.tr.delete(this.at(place) - 1, this.at(place + 1) - 1));
  }

  move(place: number, to: number): void {
    const { state } = this.editor.view;
    const block = state.doc.child(place);
    const tr = state.tr.delete(this.at(place) - 1, this.at(place + 1) - 1);
    let position = 0;
    for (let i = 0; i < to; i++) position += tr.doc.child(i).nodeSize;
    this.editor.view.dispatch(tr.insert(position, block));
  }

  /** What the editor wrote becomes entries; the editor hears them, and stays equal to the server. */
  send(): PreparedText[] {
    const made: PreparedText[] = [];
    for (const update of this.editor.written()) {
      const prepared = this.submit([update]);
      if (prepared === null) continue;
      made.push(prepared);
      this.editor.receive(mergeUpdates(prepared.updates));
    }
    expect(readBlocks(this.editor.doc)).toEqual(this.live.blocks());
    return made;
  }

  names(before: readonly BlockId[]): string[] {
    return this.live.order.map((id) => (before.includes(id) ? `#${before.indexOf(id)}` : 'new'));
  }
}

const codes = (made: readonly PreparedText[]): string[] => made.flatMap(({ facts }) => facts.healed.map(({ why }) => why));
const flowed = (made: readonly PreparedText[], before: readonly BlockId[]): string[] =>
  made.flatMap(({ facts }) => facts.flows.map(({ from, to, how }) => `${before.indexOf(from)} ${how} ${before.indexOf(to)}`));

describe('identity', () => {
  it.each(['ours', 'stock'] as const)('T2 a split leaves the id with the head, undo brings one paragraph back (%s)', (kind) => {
    const scene = new Scene(kind);
    const before = scene.live.order;
    scene.split(0, 20);
    const made = scene.send();
    expect(scene.names(before)).toEqual(['#0', 'new', '#1', '#2', '#3']);
    expect(flowed(made, before)).toEqual(['0 split -1']);
    scene.editor.undo();
    scene.send();
    expect(scene.names(before)).toEqual(['#0', '#1', '#2', '#3']);
    expect(scene.texts()).toEqual(TEXTS);
  });

  it('T2 Enter at the start leaves the id with the words (ours)', () => {
    const scene = new Scene('ours');
    const before = scene.live.order;
    scene.split(1, 0);
    scene.send();
    expect(scene.names(before)).toEqual(['#0', 'new', '#1', '#2', '#3']);
    expect(scene.texts()[2]).toBe(TEXTS[1]);
  });

  it.each(['ours', 'stock'] as const)('T15 a join is told as one, undo brings the paragraph back under its id (%s)', (kind) => {
    const scene = new Scene(kind);
    const before = scene.live.order;
    scene.join(1);
    expect(flowed(scene.send(), before)).toEqual(['1 join 0']);
    expect(scene.names(before)).toEqual(['#0', '#2', '#3']);
    scene.editor.undo();
    scene.send();
    expect(scene.names(before)).toEqual(['#0', '#1', '#2', '#3']);
  });

  it('T2 a move takes the id with the text and is no flow (ours)', () => {
    const scene = new Scene('ours');
    const before = scene.live.order;
    scene.move(0, 3);
    const made = scene.send();
    expect(scene.names(before)).toEqual(['#1', '#2', '#3', '#0']);
    expect(made.flatMap(({ facts }) => [...facts.changes, ...facts.flows])).toEqual([]);
    expect(made[0]?.facts.order).toEqual(scene.live.order);
  });

  it('T9 a move by a stock editor cannot put other words into a closed paragraph', () => {
    const scene = new Scene('stock');
    const closed = scene.id(1);
    scene.closed = new Set([closed]);
    scene.move(0, 2);
    scene.send();
    expect(scene.live.blocks().find(({ id }) => id === closed)?.runs[0]?.text).toBe(TEXTS[1]);
    expect(new Set(scene.live.order).size).toBe(scene.live.order.length);
  });

  it('T9 leaves what it wrote over what stands, whose place the move gave to another, also where it typed there', () => {
    const scene = new Scene('stock');
    const before = scene.live.order;
    scene.closed = new Set([scene.id(1), scene.id(2)]);
    scene.move(0, 2);
    const { view } = scene.editor;
    view.dispatch(view.state.tr.insertText('typed ', scene.at(1)));
    const moved = scene.submit(scene.editor.written());
    expect(moved?.facts.healed.map(({ why }) => why)).toEqual(['closed:text']);
    expect(scene.names(before)).toEqual(['#1', '#2', '#0', '#3']);
    expect(scene.texts()).toEqual([1, 2, 0, 3].map((place) => TEXTS[place]));
  });

  it('T2 of two simultaneous moves of one paragraph one is dropped', () => {
    const world = new World(TEXTS);
    const before = world.live.order;
    const editors = [new TestEditor(world.live.state(), 'ours', rngOf(1)), new TestEditor(world.live.state(), 'ours', rngOf(2))];
    const updates = editors.map((editor, i) => {
      const { state } = editor.view;
      const block = state.doc.child(0);
      const tr = state.tr.delete(0, block.nodeSize);
      editor.view.dispatch(tr.insert(i === 0 ? tr.doc.content.size : tr.doc.child(0).nodeSize, block));
      return editor.written();
    });
    const first = world.submit(updates[0] ?? [], { connection: 'a', actor: ARLEN });
    const second = world.submit(updates[1] ?? [], { connection: 'b', actor: BRUMA });
    expect(codes([first, second].flatMap((one) => one ?? []))).toEqual(['id:double-move']);
    expect(world.live.order.filter((id) => id === before[0])).toHaveLength(1);
    expect(world.texts()).toHaveLength(TEXTS.length);
  });

  it('T2 gives a missing or malformed id back where it is free, and a new one to a copy', () => {
    const world = new World(TEXTS);
    const before = world.live.order;
    const client = world.client();
    const lost = world.submit(client.edit(() => client.block(1).removeAttribute('id')));
    expect(lost?.facts.healed.map(({ why }) => why)).toEqual(['id:new']);
    expect(world.live.order).toEqual(before);
    const other = world.client();
    const copied = world.submit(other.edit((fragment) => fragment.insert(1, [fragment.get(0).clone() as Y.XmlElement])));
    expect(copied?.facts.healed.map(({ why }) => why)).toEqual(['id:dup']);
    expect(world.live.order.map((id) => before.indexOf(id))).toEqual([0, -1, 1, 2, 3]);
    const third = world.client();
    const nameless = world.submit(third.edit((fragment) => fragment.insert(0, [element({ kind: 'text', level: 0 }, 'no name')])));
    expect(nameless?.facts.healed.map(({ why }) => why)).toEqual(['id:new']);
    expect(world.live.order.every(isBlockId)).toBe(true);
  });

  it('T2 drops the copy that the undo of a healed deletion makes', () => {
    const scene = new Scene('stock');
    const before = scene.live.order;
    scene.closed = new Set([scene.id(1)]);
    scene.remove(1);
    const deleted = scene.send();
    expect(codes(deleted)).toContain('closed:deleted');
    expect(scene.names(before)).toEqual(['#0', '#1', '#2', '#3']);
    scene.editor.undo();
    scene.send();
    expect(scene.names(before)).toEqual(['#0', '#1', '#2', '#3']);
    expect(scene.texts()).toEqual(TEXTS);
    scene.editor.redo();
    scene.send();
    expect(scene.names(before)).toEqual(['#0', '#1', '#2', '#3']);
  });

  it('T2 keeps a copy of an imported paragraph as a new one', () => {
    const scene = new Scene('stock');
    const { state } = scene.editor.view;
    scene.editor.view.dispatch(state.tr.insert(state.doc.content.size, state.doc.child(0)));
    scene.send();
    expect(scene.texts()).toEqual([...TEXTS, TEXTS[0]]);
    expect(new Set(scene.live.order).size).toBe(5);
  });

  it('T2 does not take the delete set of a full step 2 for a move', () => {
    const world = new World(TEXTS);
    const client = world.client();
    const moved = client.edit((fragment) => {
      const copy = fragment.get(0).clone() as Y.XmlElement;
      fragment.delete(0, 1);
      fragment.insert(1, [copy]);
    });
    world.submit(moved);
    const other = world.client();
    other.edit((fragment) => fragment.insert(0, [fragment.get(1).clone() as Y.XmlElement]));
    const full = Y.encodeStateAsUpdate(other.doc, world.live.stateVector());
    const prepared = world.submit([full], { full: true, actor: BRUMA });
    expect(prepared?.facts.healed.map(({ why }) => why)).toEqual(['id:dup']);
  });

  it('T2 gives paragraphs their ids back that were renamed or swapped, and what takes such an id is new', () => {
    const world = new World(TEXTS);
    const before = world.live.order;
    const swapped = world.client();
    const ids = [1, 2].map((at) => swapped.block(at).getAttribute('id') ?? '');
    const swap = swapped.edit(() => ids.forEach((id, at) => void swapped.block(2 - at).setAttribute('id', id)));
    expect(codes([world.submit(swap)].flatMap((one) => one ?? []))).toEqual(['id:new', 'id:new']);
    expect(world.live.order).toEqual(before);
    const renamed = world.client();
    expect(
      codes([world.submit(renamed.edit(() => renamed.block(1).setAttribute('id', 'b999999999')))].flatMap((one) => one ?? [])),
    ).toEqual(['id:new']);
    expect(world.live.order).toEqual(before);
    const planted = world.client();
    const put = planted.edit((fragment) => {
      planted.block(1).setAttribute('id', 'b999999999');
      fragment.insert(2, [element({ id: ids[0], kind: 'text', level: 0 }, 'that the secretariat serve coffee')]);
    });
    expect(codes([world.submit(put)].flatMap((one) => one ?? []))).toEqual(['id:new', 'id:dup']);
    expect(world.live.order.map((id) => before.indexOf(id))).toEqual([0, 1, -1, 2, 3]);
    expect(world.texts()[1]).toBe(TEXTS[1]);
    expect(LiveText.fold(world.entries).blocks()).toEqual(world.live.blocks());
  });

  it('T2 two blocks that swap ids of which one is closed: the closed one stays as it is', () => {
    const world = new World(TEXTS);
    const before = world.live.order;
    const client = world.client();
    world.closed = new Set([world.id(1)]);
    const ids = [1, 2].map((at) => client.block(at).getAttribute('id') ?? '');
    world.submit(client.edit(() => ids.forEach((id, at) => void client.block(2 - at).setAttribute('id', id))));
    expect([world.live.order, world.texts()]).toEqual([before, TEXTS]);
  });
});
