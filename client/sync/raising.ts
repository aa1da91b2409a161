/**
 * What is raised is tried on any connection that carries it, kept from before it is sent, and sent until there is an answer (SPEC N5).
 * Loaded when the text is here, before it is asked for: it must be here when the line is not.
 */
import type { Envelope } from '../../shared/opinion/command.ts';
import type { ActAnswer, Door } from './acts.ts';
import type { KeptActs, No } from './kept-acts.ts';

/** Between attempts to send what is kept; again at once when the page is live. */
const LONGEST_PAUSE_MS = 30_000;

export class Raising {
  readonly #door: Door;
  readonly #kept: KeptActs;
  #sending: Promise<void> | null = null;
  #closed = false;
  #failures = 0;
  #stopWaiting: (() => void) | null = null;

  constructor(door: Door, kept: KeptActs) {
    this.#door = door;
    this.#kept = kept;
    if (kept.getSnapshot().length > 0) void this.sendKept();
  }

  async raise(envelope: Envelope): Promise<ActAnswer> {
    const { clock, live, send, attempt } = this.#door;
    this.#kept.add(envelope, clock.now());
    const answer = await (live() ? send(envelope) : attempt(envelope));
    if (answer !== null && (answer.ok || noOf(answer) !== null)) {
      this.#kept.forget(envelope.uuid);
      return answer;
    }
    this.#kept.wait(envelope.uuid);
    this.#tryLater();
    return { ok: false, why: 'kept' };
  }

  /** Sends what is kept, one after the other, until there is none or no answer comes. */
  sendKept(): Promise<void> {
    this.#sending ??= this.#sendAll().then(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Whoever raised it has read why it is not in the record. */
  dismiss(uuid: string): void {
    this.#kept.forget(uuid);
  }

  /** Whoever comes to this page next sends nothing of it. */
  close(): void {
    this.#closed = true;
    this.#stopWaiting?.();
  }

  async #sendAll(): Promise<void> {
    this.#stopWaiting?.();
    for (let next = this.#next(); next !== undefined && !this.#closed; next = this.#next()) {
      if (!this.#settle(next.uuid, await this.#door.attempt(next))) {
        this.#tryLater();
        break;
      }
      this.#failures = 0;
    }
  }

  #next(): Envelope | undefined {
    return this.#kept.getSnapshot().find(({ no }) => no === null)?.envelope;
  }

  /** True = this one is over, whatever came of it. */
  #settle(uuid: string, answer: ActAnswer | null): boolean {
    if (answer === null) return false;
    if (answer.ok) this.#kept.forget(uuid);
    else {
      const no = noOf(answer);
      if (no === null) return false;
      this.#kept.wait(uuid, no);
    }
    return true;
  }

  #tryLater(): void {
    this.#stopWaiting?.();
    if (this.#closed) return;
    const pause = Math.min(1000 * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures++;
    this.#stopWaiting = this.#door.clock.after(pause, () => void this.sendKept());
  }
}

/** null = ask again later. */
function noOf(answer: Exclude<ActAnswer, { ok: true }>): No | null {
  switch (answer.why) {
    case 'refused':
      return answer;
    case 'no-right':
    case 'not-found':
      return { why: answer.why };
    case 'not-understood':
      return { why: answer.why, issues: answer.issues };
    default:
      return null;
  }
}
