/** Rooms without sockets: one or more nodes on one log in memory, members with editors, ticks, offline periods, lost races. */

import { expect } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { mergeUpdates } from '../../server/text/merge.ts';
import type { Authored, PreparedText } from '../../server/text/outcome.ts';
import type { TextEntry } from '../../server/text/replay.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import type { Suggestion } from '../../shared/text/block.ts';
import { closedForm } from '../../shared/text/canon.ts';
import { isBlockId, type Random } from '../../shared/text/ids.ts';
import { readBlocks } from '../../shared/text/read.ts';
import type { Rng } from '../support/rng.ts';
import { type EditorKind, TestEditor } from './editors.ts';
import { OFFICE } from './support.ts';

export interface Member {
  readonly name: string;
  readonly actor: Actor;
  readonly kind: EditorKind;
  readonly node: number;
  editor: TestEditor;
  online: boolean;
  /** Entries received. */
  heard: number;
  queue: { readonly updates: readonly Uint8Array[]; readonly full: boolean };
}

export interface Tally {
  entries: number;
  healed: Map<string, number>;
  flows: number;
  resets: number;
  resyncs: number;
  lost: number;
  parts: number;
  /** Letters that came late (T36). */
  late: number;
}

export class Rooms {
  readonly log: TextEntry[];
  readonly members: Member[] = [];
  readonly tally: Tally = { entries: 0, healed: new Map(), flows: 0, resets: 0, resyncs: 0, lost: 0, parts: 0, late: 0 };
  readonly #nodes: { live: LiveText; seq: number }[];
  readonly #closed: ReadonlySet<BlockId>;
  readonly #agreed: ReadonlyMap<BlockId, { readonly hash: string | null }>;
  readonly #rng: Rng;
  readonly #random: Random;
  readonly #listener = new Y.Doc();

  constructor(first: TextEntry, nodes: number, closed: readonly number[], rng: Rng) {
    this.log = [first];
    this.#rng = rng;
    this.#random = (bytes) => rng.bytes(bytes);
    this.#nodes = Array.from({ length: nodes }, () => ({ live: this.#fold(), seq: 1 }));
    const order = first.facts.order ?? [];
    this.#closed = new Set(closed.flatMap((place) => order[place] ?? []));
    this.#agreed = new Map(first.facts.changes.map(({ id, hash }) => [id, { hash }]));
    this.#listen(first);
  }

  join(name: string, actor: Actor, kind: Member['kind'], node: number): Member {
    const editor = this.#open(kind, actor, node);
    const member: Member = {
      name,
      actor,
      kind,
      node,
      editor,
      online: true,
      heard: this.#node(node).seq,
      queue: { updates: [], full: false },
    };
    this.members.push(member);
    return member;
  }

  /** What a member wrote goes to its node. */
  send(member: Member): void {
    if (!member.online) return;
    const updates = [...member.queue.updates, ...member.editor.written()];
    member.queue = { updates, full: member.queue.full };
  }

  /** A tick of a node; `race`: how often another node may append first. */
  flush(at: number, race = 0): void {
    const node = this.#node(at);
    for (;;) {
      this.#catchUp(node);
      const busy = this.members.filter((member) => member.node === at && member.queue.updates.length > 0);
      if (busy.length === 0) return;
      const authors = busy.map(
        (member): Authored => ({
          connection: member.name,
          actor: member.actor,
          ageMs: 60_000,
          at: 0,
          schema: 'shown',
          mayMove: false,
          suggestsOnly: member.kind === 'suggesting',
          ...member.queue,
        }),
      );
      const preparation = node.live.prepare(authors, this.#closed, false);
      if (!preparation.ok) {
        const member = busy.find(({ name }) => name === preparation.connection);
        if (node.live.spoiled) this.#refold(node);
        if (member !== undefined) this.#refuse(member, preparation.code, node.live);
        continue;
      }
      const { prepared } = preparation;
      if (prepared !== null) {
        if (race > 0 && this.#rng.chance(race))
          for (let other = 0; other < this.#nodes.length; other++) if (other !== at) this.flush(other);
        if (node.seq !== this.log.length) {
          this.tally.lost++;
          this.#refold(node);
          continue;
        }
        const before = Y.decodeStateVector(Y.encodeStateVector(this.#listener));
        const letters = newLetters(authors, before);
        this.#append(node, prepared);
        this.#account(letters, prepared, before);
      }
      for (const member of busy) member.queue = { updates: [], full: false };
      return;
    }
  }

  /** A suggestion is settled at a node that is at the head of the log. */
  settle(at: number, block: BlockId, { by, id }: Suggestion, verdict: 'accept' | 'reject'): void {
    const node = this.#node(at);
    this.#catchUp(node);
    const prepared = node.live.edit(OFFICE, { settle: { command: 'settle', block, of: by, id, verdict } }, this.#closed);
    this.#append(node, prepared);
  }

  /** A member hears what its node knows. */
  deliver(member: Member): void {
    if (!member.online) return;
    const { seq } = this.#node(member.node);
    for (const entry of this.log.slice(member.heard, seq)) member.editor.receive(mergeUpdates(entry.updates));
    member.heard = seq;
  }

  hear(at: number): void {
    this.#catchUp(this.#node(at));
  }

  live(at: number): LiveText {
    return this.#node(at).live;
  }

  close(): void {
    for (const { editor } of this.members) editor.close();
  }

  #append(node: { live: LiveText; seq: number }, prepared: PreparedText): void {
    const entry = { facts: prepared.facts, updates: prepared.updates, note: { late: prepared.late.map(({ words }) => words) } };
    this.log.push(entry);
    node.live.commit(prepared);
    node.seq++;
    this.#check(node.live, entry);
  }

  /** T36: what came of letters is in the bytes of the entry, or among those that came late. */
  #account(letters: readonly string[], { facts, updates, late }: PreparedText, before: ReadonlyMap<number, number>): void {
    const logged = lettersIn(
      updates.map((update) => Y.decodeUpdate(update)).flatMap(({ structs }) => structs),
      before,
      () => false,
    );
    const said = late.flatMap(({ words }) => [...words.split('')]);
    this.tally.late += said.length;
    expect((facts.late ?? []).reduce((sum, { letters, out }) => sum + (out ? 0 : letters), 0)).toBe(said.length);
    const own = new Map<string, number>();
    for (const letter of [...logged, ...said]) own.set(letter, (own.get(letter) ?? 0) + 1);
    for (const letter of letters) {
      const left = own.get(letter) ?? 0;
      expect(left, `"${letter}" is in the entry`).toBeGreaterThan(0);
      own.set(letter, left - 1);
    }
  }

  #check(live: LiveText, entry: TextEntry): void {
    const { tally } = this;
    tally.entries++;
    tally.parts += entry.facts.parts.length;
    tally.flows += entry.facts.flows.length;
    for (const { why } of entry.facts.healed) tally.healed.set(why, (tally.healed.get(why) ?? 0) + 1);
    // I1: closed blocks there once, agreement unchanged, mutual order unchanged; I2: ids well-formed and unique
    expect(new Set(live.order).size).toBe(live.order.length);
    expect(live.order.every(isBlockId)).toBe(true);
    for (const { id, hash } of entry.facts.changes) if (this.#closed.has(id)) expect(hash).toBe(this.#agreed.get(id)?.hash);
    expect(live.order.filter((id) => this.#closed.has(id))).toEqual([...this.#closed]);
    this.#listen(entry);
    expect(readBlocks(this.#listener)).toEqual(live.blocks());
  }

  /** I9, T51: somebody who only listens never sees a violation, puts nothing in, and takes nothing out, superfluous formatting included. */
  #listen(entry: TextEntry): void {
    const before = readBlocks(this.#listener).filter(({ id }) => this.#closed?.has(id));
    let heard = 0;
    const count = (): void => void heard++;
    this.#listener.on('update', count);
    Y.applyUpdate(this.#listener, mergeUpdates(entry.updates), 'net');
    this.#listener.off('update', count);
    expect(heard, 'what a reader hears, and nothing of its own').toBeLessThanOrEqual(1);
    if (before.length === 0) return;
    const after = readBlocks(this.#listener).filter(({ id }) => this.#closed.has(id));
    expect(after.map(closedForm)).toEqual(before.map(closedForm));
    expect(this.#listener.store.clients.has(this.#listener.clientID)).toBe(false);
  }

  #refuse(member: Member, code: string, live: LiveText): void {
    if (code === 'gap') {
      this.tally.resyncs++;
      member.editor.written();
      member.queue = { updates: [Y.encodeStateAsUpdate(member.editor.doc, live.stateVector())], full: true };
      return;
    }
    // yjs/yjs#794 is the one fault that an honest editor still has
    expect(code, 'why an honest update was refused').toBe('origins');
    this.tally.resets++;
    member.editor.close();
    member.editor = this.#open(member.kind, member.actor, member.node);
    member.heard = this.#node(member.node).seq;
    member.queue = { updates: [], full: false };
  }

  #open(kind: Member['kind'], { entity }: Actor, node: number): TestEditor {
    const editor = new TestEditor(this.#node(node).live.state(), kind, this.#rng, entity);
    expect(editor.written()).toEqual([]); // I6: a fresh client emits nothing
    return editor;
  }

  #catchUp(node: { live: LiveText; seq: number }): void {
    node.live.apply(this.log.slice(node.seq));
    node.seq = this.log.length;
  }

  #refold(node: { live: LiveText; seq: number }): void {
    node.live = this.#fold(node.seq);
  }

  #fold(seq = this.log.length): LiveText {
    return LiveText.fold(this.log.slice(0, seq), undefined, this.#random);
  }

  #node(at: number): { live: LiveText; seq: number } {
    const node = this.#nodes[at];
    if (node === undefined) throw new RangeError(`no node ${at}`);
    return node;
  }
}

/** The letters that these authors send for the first time, and have not deleted again. */
function newLetters(authors: readonly Authored[], before: ReadonlyMap<number, number>): readonly string[] {
  return authors.flatMap(({ updates }) => {
    const decoded = updates.map((update) => Y.decodeUpdate(update));
    const structs = decoded.flatMap((one) => one.structs);
    return lettersIn(structs, before, (id) => decoded.some(({ ds }) => Y.isDeleted(ds, id)));
  });
}

function lettersIn(
  structs: readonly (Y.Item | Y.GC | Y.Skip)[],
  before: ReadonlyMap<number, number>,
  isOut: (id: Y.ID) => boolean,
): string[] {
  const seen = new Set<string>();
  return structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) return [];
    const { client, clock } = struct.id;
    return struct.content.str.split('').filter((_, i) => {
      const place = `${client} ${clock + i}`;
      if (clock + i < (before.get(client) ?? 0) || isOut(Y.createID(client, clock + i)) || seen.has(place)) return false;
      seen.add(place);
      return true;
    });
  });
}
