/**
 * What is raised is tried on any connection that carries it, kept from before it is sent, and sent until there is an answer (SPEC N5).
 * Loaded when the text is here, before it is asked for: it must be here when the line is not.
 */
import type { Envelope } from '../../shared/opinion/command.ts';
import type { ActAnswer, Door } from './acts.ts';
import type { KeptActs, No } from './kept-acts.ts';
import { Resend } from './resend.ts';

export class Raising {
  readonly #door: Door;
  readonly #kept: KeptActs;
  readonly #resend: Resend<Envelope>;

  constructor(door: Door, kept: KeptActs) {
    this.#door = door;
    this.#kept = kept;
    this.#resend = new Resend({
      clock: door.clock,
      next: () => kept.getSnapshot().find(({ no }) => no === null)?.envelope,
      send: async (envelope) => this.#settle(envelope.uuid, await door.attempt(envelope)),
    });
    if (kept.getSnapshot().length > 0) void this.sendKept();
  }

  async raise(envelope: Envelope): Promise<ActAnswer> {
    const { clock, live, send, attempt } = this.#door;
    this.#kept.add(envelope, clock.now());
    const answer = await (live() ? send(envelope) : attempt(envelope));
    if (answer?.ok) {
      this.#recorded(envelope.uuid, answer);
      return answer;
    }
    if (answer !== null && noOf(answer) !== null) {
      this.#kept.forget(envelope.uuid);
      return answer;
    }
    this.#kept.wait(envelope.uuid);
    this.#resend.tryLater();
    return { ok: false, why: 'kept' };
  }

  sendKept(): Promise<void> {
    return this.#resend.sendKept();
  }

  /** Whoever raised it has read why it is not in the record. */
  dismiss(uuid: string): void {
    this.#kept.forget(uuid);
  }

  close(): void {
    this.#resend.close();
  }

  #recorded(uuid: string, { unsaid }: Extract<ActAnswer, { ok: true }>): void {
    if (unsaid?.includes('endsIf')) this.#kept.wait(uuid, { why: 'without-end' });
    else this.#kept.forget(uuid);
  }

  /** True = this one is over, whatever came of it. */
  #settle(uuid: string, answer: ActAnswer | null): boolean {
    if (answer === null) return false;
    if (answer.ok) this.#recorded(uuid, answer);
    else {
      const no = noOf(answer);
      if (no === null) return false;
      this.#kept.wait(uuid, no);
    }
    return true;
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
