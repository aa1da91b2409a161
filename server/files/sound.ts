/** Whether the bytes of a file are there and are those of its hash: nobody gets, and no copy holds, what only bears its name. */
import type { Hash } from '../../shared/opinion/vocabulary.ts';
import { sha256 } from '../record/commitment.ts';
import type { Files } from './files.ts';

export type Fault = 'missing' | 'damaged';

/** Throws StorageFault. */
export async function soundBytes(files: Pick<Files, 'get'>, hash: Hash): Promise<Uint8Array | Fault> {
  const bytes = await files.get(hash);
  if (bytes === null) return 'missing';
  return sha256(bytes) === hash ? bytes : 'damaged';
}

export interface Looked {
  readonly sound: number;
  readonly faulty: ReadonlyMap<Hash, Fault>;
}

/** One after the other: all of them are a gigabyte. What is sound is handed to `each`. Throws StorageFault. */
export async function lookAt(
  files: Pick<Files, 'get'>,
  hashes: readonly Hash[],
  each: (hash: Hash, bytes: Uint8Array) => Promise<void> = async () => {},
): Promise<Looked> {
  const faulty = new Map<Hash, Fault>();
  for (const hash of hashes) {
    const found = await soundBytes(files, hash);
    if (typeof found === 'string') faulty.set(hash, found);
    else await each(hash, found);
  }
  return { sound: hashes.length - faulty.size, faulty };
}

/** For whoever runs the server. */
export const sayLooked = ({ sound, faulty }: Looked): string =>
  [`${sound} attached files, each what its hash says`, ...[...faulty].map(([hash, fault]) => `${fault}: ${hash}`)].join('\n');
