/**
 * Where the bytes of attached files lie, by the hash that the log holds. Not part of any log: what is taken away is deleted here, and the log
 * goes on. Every store passes the same contract suite (tests/files/contract.ts).
 */
import type { Hash } from '../../shared/opinion/vocabulary.ts';

export interface Files {
  /** Durable before it resolves. Put again, nothing changes. Throws StorageFault where it is not known to be there. */
  put(hash: Hash, bytes: Uint8Array): Promise<void>;
  /** As they were put, or null. Whether they are those of the hash is for whoever asks to see (attachments.ts). */
  get(hash: Hash): Promise<Uint8Array | null>;
  /** Gone once it resolves, whether it was there or not. */
  delete(hash: Hash): Promise<void>;
  /** What was put before that moment and is still there, of a store that one server alone writes; of a shared one nothing (redis-files-sweep.ts). */
  putBefore(at: number): Promise<readonly Hash[]>;
  close(): Promise<void>;
}
