import { expect, it } from 'vitest';
import { pack, unpack } from '../../server/log/packed.ts';
import { seeded } from '../support/rng.ts';
import { entriesOf } from './entries.ts';

it('gives back what was packed, byte for byte, erased, masked or empty', () => {
  const rng = seeded('packed entries');
  const { entry } = entriesOf(rng);
  const entries = Array.from({ length: rng.between(20, 60) }, (_, i) => {
    const one = entry(i + 1);
    if (rng.chance(0.2)) return { ...one, payload: null, salt: null };
    if (rng.chance(0.2)) return { ...one, salt: null };
    return rng.chance(0.2) ? { ...one, payload: new Uint8Array(0) } : one;
  });
  expect(unpack(structuredClone(pack(entries)))).toEqual(entries);
  expect(unpack(pack([]))).toEqual([]);
  const far = { ...entry(1), seq: Number.MAX_SAFE_INTEGER };
  expect(unpack(pack([far]))).toEqual([far]);
});

it('keeps no more of a batch than the entries that are kept', () => {
  const { entry } = entriesOf(seeded('a packed batch'));
  const [, second] = unpack(pack([entry(1), entry(2), entry(3)]));
  if (second === undefined) throw new Error('three were packed');
  const { header, statement, payload, salt } = second;
  const length = [header, statement, payload, salt].reduce((sum, bytes) => sum + (bytes?.length ?? 0), 0);
  expect(header.buffer.byteLength).toBe(length);
});
