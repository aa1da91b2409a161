/** One contract, every store of files. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Files } from '../../server/files/files.ts';
import { freshSeed, rngOf } from '../support/rng.ts';

export interface Bench {
  readonly files: Files;
  /** Opens the store once more; null where nothing outlives the process. */
  readonly reopen: (() => Promise<Files>) | null;
  readonly done: () => Promise<void>;
}

const MIB = 1024 * 1024;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');

export function contract(make: () => Promise<Bench>): void {
  describe('contract of a store of files', () => {
    const rng = rngOf(freshSeed('contract of a store of files'));
    let bench: Bench;
    let files: Files;
    beforeEach(async () => {
      bench = await make();
      files = bench.files;
    });
    afterEach(() => bench.done());
    const file = (length: number) => {
      const bytes = rng.bytes(length);
      return { bytes, hash: hashOf(bytes) };
    };

    it('gives back exactly the bytes that were put, of any length, and null for what was not', async () => {
      for (const length of [0, 1, 1_000, 10 * MIB]) {
        const { bytes, hash } = file(length);
        expect(await files.get(hash)).toBeNull();
        await files.put(hash, bytes);
        expect(Buffer.compare(Buffer.from((await files.get(hash)) ?? []), bytes), String(length)).toBe(0);
      }
    });

    it('is not changed by what happens to the bytes that were put or given', async () => {
      const { bytes, hash } = file(100);
      await files.put(hash, bytes);
      bytes.fill(0);
      (await files.get(hash))?.fill(1);
      expect(hashOf((await files.get(hash)) ?? new Uint8Array())).toBe(hash);
    });

    it('takes the same bytes again, also at once, and keeps them apart from others', async () => {
      const [one, other] = [file(5_000), file(5_000)];
      await Promise.all([files.put(one.hash, one.bytes), files.put(other.hash, other.bytes), files.put(one.hash, one.bytes)]);
      await files.put(one.hash, one.bytes);
      for (const { hash } of [one, other]) expect(hashOf((await files.get(hash)) ?? new Uint8Array())).toBe(hash);
    });

    it('deletes what is there and what is not, and takes it again', async () => {
      const { bytes, hash } = file(50);
      await files.delete(hash);
      await files.put(hash, bytes);
      await files.delete(hash);
      expect(await files.get(hash)).toBeNull();
      await files.put(hash, bytes);
      expect(await files.get(hash)).not.toBeNull();
    });

    it('has what was put after it is opened again', async () => {
      if (bench.reopen === null) return expect(await files.get(file(1).hash)).toBeNull();
      const { bytes, hash } = file(70_000);
      await files.put(hash, bytes);
      const again = await bench.reopen();
      expect(hashOf((await again.get(hash)) ?? new Uint8Array())).toBe(hash);
      await again.close();
    });
  });
}
