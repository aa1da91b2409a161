/**
 * Files of documents. The bytes are there before the log names them, and go after it names them no more, one after the other: a hash in the
 * log whose bytes are not there would be a promise that nobody keeps. Several nodes do so each by itself; only who takes a file away on one
 * and hands in the same bytes on another in that moment could lose them, and hands them in again.
 */
import type { FileFlaw } from '../../shared/forum/attachment.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumRefusal } from '../../shared/forum/refusal.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Hash, Language } from '../../shared/opinion/vocabulary.ts';
import type { Clock } from '../clock.ts';
import type { Forum } from '../forum/forum.ts';
import type { Logger } from '../logger.ts';
import { sha256 } from '../record/commitment.ts';
import { fileTypeOf, flawOf } from './file-type.ts';
import type { Files } from './files.ts';
import { soundBytes } from './sound.ts';

interface AttachmentTools {
  readonly forum: Forum;
  readonly files: Files;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A crash between keeping a file and naming it leaves it to nobody; a day is longer than anything that is handed in takes. */
const DAY_MS = 86_400_000;

export interface Handed {
  readonly document: string;
  readonly language: Language;
  readonly bytes: Uint8Array;
  readonly uuid: string;
  readonly person: string | null;
}

export class Attachments {
  readonly #tools: AttachmentTools;
  readonly #unwatch: () => void;
  #queue: Promise<unknown> = Promise.resolve();
  #stopSweeping: () => void = () => {};

  constructor(tools: AttachmentTools) {
    this.#tools = tools;
    this.#unwatch = tools.forum.onChange((facts) => {
      for (const fact of facts) if (fact.type === 'file.detached') this.#forget(fact.hash);
    });
    this.#sweepDaily();
  }

  /** The hash of what was attached, or why it was not. Throws StorageFault. */
  attach(actor: Actor, { document, language, bytes, uuid, person }: Handed): Promise<Result<Hash, ForumRefusal | FileFlaw>> {
    return this.#next(async () => {
      const { forum, files, clock } = this.#tools;
      const type = fileTypeOf(bytes);
      if (type === null) return no('no-document');
      const hash = sha256(bytes);
      const command = { do: 'attach-file', document, file: { hash, type, language, bytes: bytes.length } } as const;
      // what the rules refuse is neither looked at nor kept for a moment
      if (decide(forum.state, command, actor, Math.max(clock.now(), forum.state.at)).ok) {
        const flaw = await flawOf(bytes, type);
        if (flaw !== null) return no(flaw);
        await files.put(hash, bytes);
      }
      const done = await forum.act(actor, { command, person, uuid });
      if (!done.ok && !forum.state.attachments.has(hash)) await files.delete(hash);
      return done.ok ? ok(hash) : done;
    });
  }

  /** Null where they are not there, or not what the log says. Throws StorageFault. */
  async bytesOf(hash: Hash): Promise<Uint8Array | null> {
    const { files, logger } = this.#tools;
    const found = await soundBytes(files, hash);
    if (typeof found !== 'string') return found;
    logger.error({ hash }, found === 'missing' ? 'the bytes of a file are not there' : 'the bytes of a file are others');
    return null;
  }

  async close(): Promise<void> {
    this.#unwatch();
    this.#stopSweeping();
    await this.#queue;
    await this.#tools.files.close();
  }

  #forget(hash: Hash): void {
    const { forum, files, logger } = this.#tools;
    const gone = this.#next(async () => {
      if (!forum.state.attachments.has(hash)) await files.delete(hash);
    });
    gone.catch((fault: unknown) => logger.error({ err: fault, hash }, 'the bytes of a file were not deleted'));
  }

  #sweepDaily(): void {
    const { clock, logger } = this.#tools;
    this.#next(() => this.#sweep()).catch((fault: unknown) => logger.error({ err: fault }, 'files that no log names were not deleted'));
    this.#stopSweeping = clock.after(DAY_MS, () => this.#sweepDaily());
  }

  /** In the queue, so that nothing of it is being handed in; and never by a fold that an answer which was lost has left behind its log. */
  async #sweep(): Promise<void> {
    const { forum, files, clock, logger } = this.#tools;
    if (!(await forum.atHead())) return;
    for (const hash of await files.putBefore(clock.now() - DAY_MS)) {
      if (forum.state.attachments.has(hash)) continue;
      await files.delete(hash);
      logger.info({ hash }, 'a file that no log names was deleted');
    }
  }

  #next<Done>(work: () => Promise<Done>): Promise<Done> {
    const done = this.#queue.then(work);
    this.#queue = Promise.allSettled([done]);
    return done;
  }
}
