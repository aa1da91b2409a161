/**
 * Entries on their way between threads: a whole batch is one buffer, copied at once, where cloning them one by one costs as much as
 * writing them to the disk.
 */
import { assert } from '../../shared/lib/assert.ts';
import type { Stored } from './log.ts';

/** Before the bytes: for each entry its `seq` and the lengths of its four byte strings, as doubles; -1 = erased. */
const COLUMNS = 5;
const ERASED = -1;

const EMPTY = new Uint8Array(0);

export function pack(entries: readonly Stored[]): Uint8Array {
  const table = new Float64Array(1 + COLUMNS * entries.length);
  table[0] = entries.length;
  const parts: Uint8Array[] = [new Uint8Array(table.buffer)];
  let cell = 1;
  for (const { seq, header, statement, payload, salt } of entries) {
    table[cell++] = seq;
    for (const bytes of [header, statement, payload, salt]) {
      table[cell++] = bytes?.length ?? ERASED;
      parts.push(bytes ?? EMPTY);
    }
  }
  const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return packed;
}

/** `packed` has its buffer to itself. Each entry gets one of its own, so that keeping one does not keep all. */
export function unpack(packed: Uint8Array): Stored[] {
  const count = new Float64Array(packed.buffer, 0, 1)[0] ?? 0;
  const table = new Float64Array(packed.buffer, 0, 1 + COLUMNS * count);
  const entries: Stored[] = [];
  let at = table.byteLength;
  for (let cell = 1; cell < table.length; cell += COLUMNS) {
    let size = 0;
    for (let column = 1; column < COLUMNS; column++) size += Math.max(0, table[cell + column] ?? 0);
    const own = packed.slice(at, at + size);
    at += size;
    let taken = 0;
    // an array for each entry would take longer than all else that is done here
    const next = (column: number): Uint8Array | null => {
      const length = table[cell + column] ?? ERASED;
      if (length === ERASED) return null;
      taken += length;
      return own.subarray(taken - length, taken);
    };
    const header = next(1);
    const statement = next(2);
    assert(header && statement, 'header and statement are never erased');
    entries.push({ seq: table[cell] ?? 0, header, statement, payload: next(3), salt: next(4) });
  }
  return entries;
}
