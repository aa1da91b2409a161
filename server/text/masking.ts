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

/** By client, in order, and none over another. */
export type RangesByClient = ReadonlyMap<number, readonly LetterRange[]>;

export function rangesByClient(ranges: readonly LetterRange[]): RangesByClient {
  const found = new Map<number, LetterRange[]>();
  for (const one of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const own = found.get(one.client) ?? [];
    found.set(one.client, own);
    const last = own.at(-1);
    const end = last === undefined ? 0 : last.clock + last.length;
    if (last === undefined || end < one.clock) own.push(one);
    else own[own.length - 1] = { ...last, length: Math.max(end, one.clock + one.length) - last.clock };
  }
  return found;
}

/** Those letters that lie in these ranges; of what is masked already it gives the same again. Throws BadBytes where it is no update. */
export function maskUpdate(update: Uint8Array, ranges: RangesByClient): Uint8Array {
  const encoder = encoding.createEncoder();
  let copied = 0;
  for (const { client, clock, bytes } of lettersIn(update)) {
    const own = ranges.get(client);
    if (own === undefined) continue;
    const letters = lettersOf(bytes);
    const masked = maskedIn(letters, clock, own);
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

/** Letters that begin at this clock. */
function maskedIn(letters: string, clock: number, ranges: readonly LetterRange[]): string {
  const end = clock + letters.length;
  const pieces: string[] = [];
  let at = clock;
  for (let n = firstBehind(ranges, clock), range = ranges[n]; range !== undefined && range.clock < end; range = ranges[++n]) {
    const [from, to] = [Math.max(clock, range.clock), Math.min(end, range.clock + range.length)];
    pieces.push(letters.slice(at - clock, from - clock), MASK.repeat(to - from));
    at = to;
  }
  return pieces.length === 0 ? letters : pieces.join('') + letters.slice(at - clock);
}

/** The place of the first range that ends behind this clock. */
function firstBehind(ranges: readonly LetterRange[], clock: number): number {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { clock: from, length } = ranges[middle] ?? { clock: 0, length: 0 };
    if (from + length > clock) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The letters that are masked, as they lie. */
export function masksIn(update: Uint8Array): readonly LetterRange[] {
  const found: LetterRange[] = [];
  for (const { client, clock, bytes } of lettersIn(update))
    for (const { index, 0: run } of lettersOf(bytes).matchAll(MASKS)) found.push({ client, clock: clock + index, length: run.length });
  return found;
}
const MASKS = new RegExp(`${MASK}+`, 'g');

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
