/**
 * A document, and what is remembered beside it, of a snapshot and the entries after it: plain replay, in pieces, for whoever folds a text. Nobody
 * listens to the document yet.
 */
import * as Y from 'yjs';
import type { BlockId } from '../../shared/opinion/vocabulary.ts';
import { partsOf } from './cuts.ts';
import type { When } from './fading.ts';
import { Memory, type PlacedBlock } from './memory.ts';
import type { Pieces } from './pieces.ts';
import { formerHoldersIn, readDoomed } from './remains.ts';
import type { TextEntry } from './replay.ts';
import type { ReadSnapshot } from './snapshot.ts';
import { TextDoc } from './text-doc.ts';

const NOTHING_READ: ReadonlyMap<BlockId, PlacedBlock> = new Map();
/** Entries in one transaction: one around many is three times faster than one for each. */
const PIECE = 32;

interface Built {
  readonly text: TextDoc;
  readonly memory: Memory;
}

export function* building(
  entries: readonly TextEntry[],
  from: ReadSnapshot | null,
  whenOf: (entry: TextEntry['entry']) => When,
): Pieces<Built> {
  const memory = new Memory(from?.memory());
  yield;
  const text = new TextDoc();
  for (const part of from === null ? [] : partsOf(from)) {
    text.absorb(() => Y.applyUpdate(text.doc, part));
    yield;
  }
  for (let at = 0; at < entries.length; at += PIECE) {
    text.absorb(() => {
      for (const { facts, updates, entry, note, masked } of entries.slice(at, at + PIECE)) {
        if (masked !== undefined) memory.noteMasked();
        const when = whenOf(entry);
        const doomed = memory.doomed({ facts, updates }, when.at);
        memory.pass(facts, when, doomed.length === 0 ? NOTHING_READ : readDoomed(text.fragment, doomed));
        for (const update of updates) Y.applyUpdate(text.doc, update);
        memory.bring(facts, note?.late ?? []);
        memory.learn(facts.parts);
      }
      for (const [id, former] of formerHoldersIn(text.fragment)) memory.leave(id, former);
    });
    yield;
  }
  return { text, memory };
}
