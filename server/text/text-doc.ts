import * as Y from 'yjs';
import { assert } from '../../shared/lib/assert.ts';
import type { Random } from '../../shared/text/ids.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { Dirt } from './dirt.ts';
import type { Graves } from './graves.ts';

const WRITES = new Error('a job that looks has come to write');

/** A Y.Doc, and what its transactions have emitted and touched since that was last taken. */
export class TextDoc {
  readonly doc = new Y.Doc();
  readonly fragment = this.doc.getXmlFragment(ROOT);
  #updates: Uint8Array[] = [];
  #dirt = new Dirt();
  #graves: Graves | null = null;
  #looks = false;
  /** That have ended. */
  #transactions = 0;

  constructor() {
    this.doc.on('beforeTransaction', () => {
      if (this.#looks) this.#stop();
    });
    this.doc.on('afterTransaction', (transaction) => {
      this.#transactions++;
      this.#dirt.note(this.fragment, transaction);
      this.#graves?.note(this.fragment, transaction);
    });
    this.doc.on('update', this.#hear);
  }

  readonly #hear = (update: Uint8Array): void => {
    this.#updates.push(update);
  };

  /**
   * Applies what the log holds, all in one transaction, and writes nothing. Yjs cleans up superfluous formatting after every transaction
   * that is not local, and calls a transaction not local as soon as an update is applied in it; at its end it is called local again.
   * Nobody listens meanwhile: Yjs would encode anew all that it was given.
   */
  absorb(apply: () => void): Dirt {
    const before = this.#transactions;
    this.doc.off('update', this.#hear);
    this.doc.transact((transaction) => {
      apply();
      transaction.local = true;
    }, 'log');
    this.doc.on('update', this.#hear);
    assert(this.#transactions === before + 1, 'what the log holds is taken in without writing');
    this.assertNothingPending();
    return this.take().dirt;
  }

  /**
   * Runs a job that mostly finds nothing to write; all that it writes is one transaction. To begin and end one takes the longer the more have
   * ever written here. So the job only looks at first, and is run from its beginning where it comes to write.
   */
  tend(job: () => void, origin: string): void {
    this.#looks = true;
    try {
      return job();
    } catch (fault) {
      if (fault !== WRITES) throw fault;
    } finally {
      this.#looks = false;
    }
    this.doc.transact(job, origin);
  }

  /** Yjs has made a transaction, in which nothing is written yet. */
  #stop(): never {
    this.doc._transaction = null;
    this.doc._transactionCleanups = [];
    throw WRITES;
  }

  /** From here on what goes leaves its place there. */
  remember(graves: Graves): void {
    this.#graves = graves;
  }

  take(): { readonly updates: readonly Uint8Array[]; readonly dirt: Dirt } {
    const taken = { updates: this.#updates, dirt: this.#dirt };
    this.#updates = [];
    this.#dirt = new Dirt();
    return taken;
  }

  /** The server writes on under a client id that nobody has used, so that what it wrote before can never be taken for it. */
  changeClientId(random: Random, isUsed: (client: number) => boolean): void {
    do {
      const bytes = random(4);
      this.doc.clientID = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    } while (isUsed(this.doc.clientID) || this.doc.store.clients.has(this.doc.clientID));
  }

  /** Entries hold what a document without gaps has emitted: nothing may ever be left waiting. */
  assertNothingPending(): void {
    assert(this.doc.store.pendingStructs === null && this.doc.store.pendingDs === null, 'nothing pending');
  }

  close(): void {
    this.doc.destroy();
  }
}
