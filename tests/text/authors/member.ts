/** Somebody with an editor in a meeting, who knows of each letter which one it is. */
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { stretches } from '../../../client/editor/stretches.ts';
import { queueOf, type Written, written } from '../../../client/sync/queue.ts';
import type { Actor } from '../../../shared/opinion/actor.ts';
import type { Rng } from '../../support/rng.ts';
import { type EditorKind, TestEditor } from '../editors.ts';
import { chainOf, firstOf, keyOf, lettersOf, type Tag, type Truth } from './truth.ts';

export interface Clip {
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly at: number;
}

const placesIn = (doc: Node): readonly number[] => {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (node.isText) for (let n = 0; n < (node.text?.length ?? 0); n++) found.push(pos + n);
  });
  return found;
};

export class Member {
  readonly actor: Actor;
  readonly editor: TestEditor;
  readonly #truth: Truth;
  #written: Written[] = [];
  #maps: Transaction['mapping']['maps'][number][] = [];
  online = true;
  clip: Clip | null = null;

  constructor(actor: Actor, state: Uint8Array, kind: EditorKind, rng: Rng, truth: Truth) {
    this.actor = actor;
    this.#truth = truth;
    this.editor = new TestEditor(state, kind, rng, actor.entity);
    const { view, doc } = this.editor;
    const maps = this.#maps;
    view.setProps({
      dispatchTransaction(tr: Transaction) {
        const { state: next, transactions } = view.state.applyTransaction(tr);
        maps.push(...transactions.flatMap(({ mapping }) => mapping.maps));
        view.updateState(next);
      },
    });
    doc.on('update', (update: Uint8Array, origin: unknown, _: Y.Doc, transaction: Y.Transaction) => {
      if (origin !== 'net') this.#written.push(written(update, transaction));
    });
  }

  get name(): string {
    return this.actor.entity;
  }
  get doc(): Node {
    return this.editor.view.state.doc;
  }

  receive(update: Uint8Array): void {
    this.editor.receive(update);
  }

  /** What it wrote since: update by update. */
  take(): readonly Uint8Array[] {
    return this.#written.splice(0).map(({ update }) => update);
  }

  /** The same as whoever comes back sends it. */
  queue(known: number): readonly Uint8Array[] | null {
    const all = this.#written.splice(0);
    return all.length === 0 ? [] : queueOf(all, known);
  }

  tagsBetween(from: number, to: number): readonly Tag[] {
    const ids = lettersOf(this.editor.doc);
    return placesIn(this.doc).flatMap((pos, n) => (pos >= from && pos < to ? [this.#tagOf(ids[n]?.id)] : []));
  }

  /** One edit; `moved`: letters that it brings from elsewhere, in order. */
  edit(make: (state: EditorState) => Transaction | null, how: string, moved: readonly Tag[] = []): boolean {
    const before = this.doc;
    const ids = lettersOf(this.editor.doc);
    const was = new Map(placesIn(before).map((pos, n) => [pos, this.#tagOf(ids[n]?.id)]));
    const tr = make(this.editor.view.state);
    if (tr === null) return false;
    this.#maps.length = 0;
    this.editor.view.dispatch(tr);
    const from = stretches(before.content.size, this.#maps).flatMap((one) =>
      Array.from({ length: one.size }, (_, n) => (one.from === null ? null : one.from + n)),
    );
    const brought = [...moved];
    const after = this.doc;
    const line = placesIn(after).map((pos) => {
      const old = from[pos] ?? null;
      const kept = old === null ? brought.shift() : was.get(old);
      return kept ?? this.#truth.tag(this.name, after.textBetween(pos, pos + 1), how);
    });
    this.#truth.name(this.editor.doc, line, how);
    return true;
  }

  /** What was cut; what of that stands again is copied. */
  moved(tags: readonly Tag[]): readonly Tag[] {
    const standing = new Set(lettersOf(this.editor.doc).map(({ id }) => firstOf(this.#tagOf(id))));
    return tags.map((tag) => (standing.has(firstOf(tag)) ? this.#truth.copy(tag, this.name, 'paste') : tag));
  }

  /** Undo and redo bring letters back: Yjs says which. */
  back(job: 'undo' | 'redo'): void {
    const { doc } = this.editor;
    const from = Y.getState(doc.store, doc.clientID);
    this.editor[job]();
    const { tags } = this.#truth;
    // what it has just brought back has no name yet
    const standing = new Set(lettersOf(doc).flatMap(({ id }) => chainOf(tags.get(id) ?? null).at(-1) ?? []));
    for (const structs of doc.store.clients.values())
      for (const item of structs) {
        if (!(item instanceof Y.Item) || item.redone === null || item.redone.client !== doc.clientID || item.redone.clock < from) continue;
        for (let n = 0; n < item.length; n++) {
          const tag = tags.get(keyOf(item.id.client, item.id.clock + n));
          if (tag === undefined) continue;
          const here = standing.has(firstOf(tag)) ? this.#truth.copy(tag, this.name, job) : tag;
          const id = keyOf(item.redone.client, item.redone.clock + n);
          tags.set(id, here);
          this.#truth.ways.set(id, job);
        }
      }
  }

  #tagOf(id: string | undefined): Tag {
    const tag = this.#truth.tags.get(id ?? '');
    if (tag === undefined) throw new Error('every letter has a name');
    return tag;
  }
}
