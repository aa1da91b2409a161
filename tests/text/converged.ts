/** What must hold when everybody in the rooms has heard everything. */
import { expect } from 'vitest';
import * as Y from 'yjs';
import { LiveText } from '../../server/text/live-text.ts';
import { shownUpdates } from '../../server/text/merge.ts';
import { recompute } from '../../server/text/recompute.ts';
import { readSnapshot, type TextState } from '../../server/text/snapshot.ts';
import { TextBytes } from '../../server/text/text-bytes.ts';
import { readBlocks } from '../../shared/text/read.ts';
import type { Rng } from '../support/rng.ts';
import { TestEditor } from './editors.ts';
import type { Rooms } from './rooms.ts';

/** Everything is sent and heard by everybody. */
export function quiet(rooms: Rooms, nodes: number): void {
  for (const member of rooms.members) member.online = true;
  for (const member of rooms.members) rooms.send(member);
  let head: number;
  do {
    head = rooms.log.length;
    for (let node = 0; node < nodes; node++) rooms.flush(node);
    for (let node = 0; node < nodes; node++) rooms.hear(node);
    for (const member of rooms.members) rooms.deliver(member);
    if (rooms.members.some((member) => member.editor.doc.store.pendingStructs !== null)) throw new Error('pending at a client');
    for (const member of rooms.members) rooms.send(member); // what Yjs wrote by itself on hearing it
  } while (head !== rooms.log.length || rooms.members.some(({ queue }) => queue.updates.length > 0));
}

/** Nodes, members, the log from anywhere and a stock client have one text (T20). */
export function judge(rooms: Rooms, nodes: number, rng: Rng): void {
  const blocks = rooms.live(0).blocks();
  for (let node = 1; node < nodes; node++) expect(rooms.live(node).blocks()).toEqual(blocks);
  for (const { editor } of rooms.members) {
    expect(readBlocks(editor.doc)).toEqual(blocks);
    const shown: string[] = [];
    editor.view.state.doc.check();
    editor.view.state.doc.forEach((node) => void shown.push(`${node.attrs.id} ${node.attrs.kind} ${node.textContent}`));
    expect(shown).toEqual(blocks.map(({ id, kind, runs }) => `${id} ${kind} ${runs.map(({ text }) => text).join('')}`));
  }
  const cut = rng.below(rooms.log.length);
  const snapshot = LiveText.fold(rooms.log.slice(0, cut)).snapshot();
  const ever = [...new Set(rooms.log.flatMap(({ facts }) => facts.changes.map(({ id }) => id)))];
  const words = ever.map((id) => rooms.live(0).lastWords(id));
  for (const folded of [LiveText.fold(rooms.log), LiveText.fold(rooms.log.slice(cut), snapshot)]) {
    expect(folded.blocks()).toEqual(blocks);
    expect(ever.map((id) => folded.lastWords(id))).toEqual(words);
  }
  for (const has of [0, rng.between(cut, rooms.log.length)])
    expect(readBlocks(comer(rooms, readSnapshot(snapshot), cut, has))).toEqual(blocks);
  expect(recompute(rooms.log)).toBeNull();
  const fresh = new TestEditor(rooms.live(0).state(), 'stock', rng);
  expect(fresh.written()).toEqual([]);
  fresh.close();
}

/** Somebody who has heard so many entries, none of them where that is 0, and gets the rest as bytes: of a snapshot and of what came after it (K14). */
function comer(rooms: Rooms, snapshot: TextState, cut: number, heard: number): Y.Doc {
  const { log } = rooms;
  const bytes = new TextBytes();
  bytes.begin(snapshot);
  for (const entry of log.slice(cut)) bytes.add(entry);
  const doc = new Y.Doc();
  const hear = (updates: readonly Uint8Array[]): void => updates.forEach((update) => void Y.applyUpdate(doc, update));
  for (const entry of log.slice(0, heard)) hear(shownUpdates(entry));
  const gets = heard === 0 ? bytes.whole(() => rooms.live(0).written()) : bytes.lacking(Y.encodeStateVector(doc));
  if (gets === null) throw new Error('they have what the snapshot has');
  hear(gets);
  return doc;
}
