/**
 * A newer snapshot of a text is made of the one before and of what came after it, where nobody waits for it: the document of a room is not
 * asked. It is looked at before it is kept. Yjs puts items into an order of its own when it builds a document, and keeps that of their arrival
 * in one that grows; forged ones can make a difference of it.
 */
import * as Y from 'yjs';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { exactForm, hashLine, textHash } from '../../shared/text/canon.ts';
import { readBlock } from '../../shared/text/read.ts';
import { cutsOf, partsOf } from './cuts.ts';
import { blocksIn } from './element.ts';
import { sha256 } from './hash.ts';
import type { TextState } from './snapshot.ts';
import { TextDoc } from './text-doc.ts';

export interface Growth {
  /** Yjs V1: the text as it was, and what came after it, in order. */
  readonly updates: readonly Uint8Array[];
  /** How the text reads by now. */
  readonly wanted: Hash;
}

/** Null where that does not give the wanted text. */
export type Grow = (growth: Growth) => Promise<TextState | null>;

/** For whoever has no thread for it. */
export const growHere: Grow = async (growth) => grow(growth);

export function grow({ updates, wanted }: Growth): TextState | null {
  try {
    const grown = built([updates], ({ doc }) => {
      const state = Y.encodeStateAsUpdate(doc);
      return { state, stateVector: Y.encodeStateVector(doc), cuts: cutsOf(doc, state) };
    });
    // whoever comes applies it at once, a room piece by piece
    const ways = [[grown.state], ...(grown.cuts?.pieces.length ? [partsOf(grown)] : [])];
    const gives = (way: Iterable<Uint8Array>): boolean =>
      built(
        [...way].map((update) => [update]),
        hashOf,
      ) === wanted;
    return ways.every(gives) ? grown : null;
  } catch {
    return null; // whatever it throws: it gives no text
  }
}

/** Each of these in a transaction. */
function built<Value>(runs: readonly (readonly Uint8Array[])[], look: (text: TextDoc) => Value): Value {
  const text = new TextDoc();
  try {
    for (const updates of runs) {
      text.absorb(() => {
        for (const update of updates) Y.applyUpdate(text.doc, update);
      });
    }
    return look(text);
  } finally {
    text.close();
  }
}

function hashOf({ fragment }: TextDoc): Hash {
  const lines = blocksIn(fragment).map((element) => {
    const block = readBlock(element);
    return hashLine(block.id, sha256(exactForm(block)));
  });
  return textHash(lines, sha256);
}
