/**
 * Does a snapshot give the text that it was taken of? Yjs puts items into an order of its own when it builds a document, and keeps that of
 * their arrival in one that grows; forged ones can make a difference of it. Nobody is in a hurry for the answer: others have their turn
 * between the pieces. At 2,000 paragraphs the longest piece, building the document, takes about 50 ms, once in 250 entries.
 */
import * as Y from 'yjs';
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { exactForm, hashLine, textHash } from '../../shared/text/canon.ts';
import { readBlock } from '../../shared/text/read.ts';
import { blocksIn } from './element.ts';
import { sha256 } from './hash.ts';
import { readSnapshot } from './snapshot.ts';
import { TextDoc } from './text-doc.ts';

/** Blocks that are read at once. */
const PIECE = 100;

/** `snapshot`: as `LiveText.snapshot` writes it. */
export async function foldsTo(snapshot: Uint8Array, wanted: Hash): Promise<boolean> {
  const text = new TextDoc();
  try {
    text.absorb(() => Y.applyUpdate(text.doc, readSnapshot(snapshot).state));
    const lines: string[] = [];
    for (const element of blocksIn(text.fragment)) {
      const block = readBlock(element);
      lines.push(hashLine(block.id, sha256(exactForm(block))));
      if (lines.length % PIECE === 0) await new Promise<void>((resolve) => setImmediate(resolve));
    }
    return textHash(lines, sha256) === wanted;
  } catch {
    return false; // whatever it throws: it does not fold
  } finally {
    text.close();
  }
}
