/**
 * Letters that are withheld, masked in the bytes of the updates that brought them: one sign for each (UTF-16), spaces too. So every item keeps its
 * place and length, and all other text reads as it did, at every position of the log.
 */
import * as encoding from 'lib0/encoding';
import { assert } from '../../shared/lib/assert.ts';
import type { LateRange, LetterRange } from '../../shared/opinion/withholding.ts';
import { type TextBlock, withRuns } from '../../shared/text/block.ts';
import { isUpdate, lettersIn, lettersOf } from './check-bytes.ts';

/** A full block: no sign of any script, and nothing that Yjs would take apart. */
export const MASK = '\u2588';

/** Those letters that lie in these ranges; of what is masked already it gives the same again. Throws BadBytes where it is no update. */
export function maskUpdate(update: Uint8Array, ranges: readonly LetterRange[]): Uint8Array {
  const encoder = encoding.createEncoder();
  let copied = 0;
  for (const { client, clock, bytes } of lettersIn(update)) {
    const own = ranges.filter((range) => range.client === client);
    if (own.length === 0) continue;
    const letters = lettersOf(bytes);
    const masked = own.reduce((text, range) => maskedAt(text, range.clock - clock, range.length), letters);
    if (masked === letters) continue;
    const at = bytes.byteOffset - update.byteOffset;
    encoding.writeUint8Array(encoder, update.subarray(copied, at - lengthOf(bytes.length)));
    encoding.writeVarUint8Array(encoder, Buffer.from(masked));
    copied = at + bytes.length;
  }
  if (copied === 0) return update;
  encoding.writeUint8Array(encoder, update.subarray(copied));
  const written = encoding.toUint8Array(encoder);
  assert(isUpdate(written), 'an update stays one');
  return written;
}

/** What the letters say that came late, without those. */
export const maskLate = (said: readonly string[], ranges: readonly LateRange[]): readonly string[] =>
  said.map((words, place) =>
    ranges.filter(({ fact }) => fact === place).reduce((text, { from, length }) => maskedAt(text, from, length), words),
  );

function maskedAt(text: string, at: number, length: number): string {
  const [from, to] = [Math.max(0, at), Math.min(text.length, at + length)];
  return from >= to ? text : text.slice(0, from) + MASK.repeat(to - from) + text.slice(to);
}

/** Bytes of a number before them. */
function lengthOf(size: number): number {
  let bytes = 1;
  for (let rest = size; rest > 127; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}

/** Does it read so anywhere? Somebody may have typed that sign too. */
export const hasMasked = ({ runs }: TextBlock): boolean => runs.some(({ text }) => text.includes(MASK));

/** A paragraph as it comes back: what is masked has gone for good. */
export function withoutMasked(block: TextBlock): TextBlock {
  const left = block.runs.flatMap(({ text, marks }) => {
    const words = text.replaceAll(MASK, '');
    return words === '' ? [] : [{ text: words, marks }];
  });
  return withRuns({ ...block, runs: [] }, 0, left);
}
