/** An entry of the log onto the document, part by part and without healing; its facts worked out anew on the way. */
import * as Y from 'yjs';
import { assert } from '../../shared/lib/assert.ts';
import type { Watched } from '../../shared/opinion/conditions.ts';
import type { ActNote, Entry, TextFacts } from '../../shared/opinion/entry.ts';
import type { BlockId, Hash } from '../../shared/opinion/vocabulary.ts';
import type { TextContext } from './apply-part.ts';
import type { Before, BlockRecord } from './block-index.ts';
import { Draft } from './draft.ts';
import { addBefore } from './effect.ts';
import { type Group, groupsOf } from './merge.ts';

/** A text entry as the log holds it: facts, and Yjs V1 bytes, one for each part. */
export interface TextEntry {
  readonly facts: TextFacts;
  readonly updates: readonly Uint8Array[];
  /** Its place and time, as the log says, and the rules under which it was made: today's where none are named. */
  readonly entry?: Pick<Entry, 'seq' | 'at' | 'rules'>;
  readonly note?: Pick<ActNote, 'late'>;
  /** Words of it were withheld: the hash of what is kept. */
  readonly masked?: Hash;
}

/** What a log means for its text: entries of text, and between them acts that say whose words are watched from there on. */
export type TextStep = TextEntry | { readonly watch: readonly Watched[] };

/** What an entry has touched, as it was before. */
export interface Touched {
  readonly before: Before;
  readonly recordsBefore: readonly BlockRecord[];
}

export function replay(context: TextContext, entry: TextEntry): Draft {
  const draft = new Draft(context.index);
  for (const { parts, updates, before } of absorbed(context, entry)) {
    const [author, server] = parts;
    const [own, ...rest] = updates;
    if (author === undefined || own === undefined) continue;
    const { by, clients, voices } = author;
    draft.add({
      by,
      clients,
      ...(voices === undefined ? {} : { voices }),
      own,
      server: rest,
      serverClients: server?.clients ?? [],
      notices: [],
      before,
    });
  }
  return draft;
}

/** The same where nobody asks for the facts. */
export function pass(context: TextContext, entry: TextEntry): Touched {
  const recordsBefore = context.index.records;
  const before = new Map<BlockId, BlockRecord | null>();
  for (const group of absorbed(context, entry)) addBefore(before, group.before);
  return { before, recordsBefore };
}

/** Author after author, each with the blocks that it has touched as they were. */
function* absorbed({ text, index, memory }: TextContext, entry: TextEntry): Iterable<Group & { readonly before: Before }> {
  if (entry.masked !== undefined) memory.noteMasked();
  assert(entry.facts.parts.length === entry.updates.length, 'bytes for every part');
  for (const { parts, updates } of groupsOf(entry)) {
    const dirt = text.absorb(() => {
      for (const update of updates) Y.applyUpdate(text.doc, update);
    });
    const before = new Map<BlockId, BlockRecord | null>();
    for (const entity of memory.learn(parts)) addBefore(before, index.recount(entity));
    addBefore(before, index.refresh(dirt));
    yield { parts, updates, before };
  }
}
