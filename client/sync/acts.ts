/**
 * The one door for acts: a POST with an id made once. An answer that got lost is asked for again with the same id, so an act happens once
 * however often it is sent. A refusal is a normal answer. What somebody typed as a reason stays until the act is done.
 * What is raised is kept from before it is sent, and sent until there is an answer (raising.ts).
 */

import { uuidv4 } from 'lib0/random';
import type { Command, Envelope } from '../../shared/opinion/command.ts';
import type { Act } from '../../shared/opinion/entry.ts';
import { KINDS } from '../../shared/opinion/kinds.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { Issue } from '../../shared/wire/problem.ts';
import type { Clock } from '../lib/clock.ts';
import { Store } from '../lib/store.ts';
import { attempt } from './attempt.ts';
import { isFault } from './fault.ts';
import type { KeptAct } from './kept-acts.ts';
import type { KeptWords } from './kept-words.ts';
import type { Raising } from './raising.ts';
import type { SyncState } from './recorded.ts';

export type ActAnswer =
  /** `unsaid`: what is not in the record though the objection is. */
  | { readonly ok: true; readonly seq: number; readonly act: Act | null; readonly unsaid?: readonly string[] }
  /** The rules say no; `refusal.code` has its sentence in the catalogues. */
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal }
  /** Not sent: what is on the screen is not what the log holds. */
  | { readonly ok: false; readonly why: 'not-live' }
  /** Sent, and no answer came: it may have happened. `again` asks with the same id. */
  | { readonly ok: false; readonly why: 'unknown'; readonly again: () => Promise<ActAnswer> }
  /** No answer yet, and it is sent until there is one. */
  | { readonly ok: false; readonly why: 'kept' }
  /** The person has to show again who it is, and then to ask again. */
  | { readonly ok: false; readonly why: 'step-up' }
  | { readonly ok: false; readonly why: 'signed-out' | 'no-right' | 'not-found' | 'too-many' }
  | { readonly ok: false; readonly why: 'not-understood'; readonly issues: readonly Issue[] };

/** What raising needs of us. */
export interface Door {
  readonly clock: Clock;
  /** What is kept, for those who show it. */
  readonly shown: Store<readonly KeptAct[]>;
  readonly live: () => boolean;
  /** Several times, if need be. */
  readonly send: (envelope: Envelope) => Promise<ActAnswer | null>;
  /** Once; null = no answer that says what happened. */
  readonly attempt: (envelope: Envelope) => Promise<ActAnswer | null>;
}

/** To raise is never lost; what lifts or decides is done before one's eyes or not at all (SPEC N6). */
export const RAISING: ReadonlySet<string> = new Set(Object.values(KINDS).map(({ raisedBy }) => raisedBy));

export interface ActsOptions {
  readonly opinion: string;
  readonly seat: string;
  /** What was typed into forms. */
  readonly kept: KeptWords;
  /** Its code comes after the first letter. */
  readonly raising: (door: Door) => Promise<Raising>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly sync: () => SyncState;
  /** Log position of the register on the screen. */
  readonly seen: () => number;
}

const PAUSES_MS = [500, 1000, 2000, 4000];
/** Whoever raises something while the page is not live is not kept waiting: it is kept, and sent again. */
const NOT_LIVE_MS = 3_000;
const ANSWER_MS = 15_000;

export class Acts {
  readonly #options: ActsOptions;
  /** What this person raised and has no answer yet, and what was refused meanwhile. */
  readonly raised = new Store<readonly KeptAct[]>([]);
  #raising: Promise<Raising | null> | null = null;

  constructor(options: ActsOptions) {
    this.#options = options;
  }

  /** `form` names where the reason was typed; its text is forgotten when the act is done, and only then. */
  async post(command: Command, form?: string): Promise<ActAnswer> {
    const envelope: Envelope = { uuid: uuidv4(), v: 1, seen: { seq: this.#options.seen() }, command };
    if (RAISING.has(command.do)) return this.#raise(envelope, form);
    return this.live ? this.#send(envelope, form) : { ok: false, why: 'not-live' };
  }

  /** Is what the page shows what the log holds, and does it hear of changes? */
  get live(): boolean {
    const { state } = this.#options.sync();
    return state === 'recorded' || state === 'sending';
  }

  /** Loads what keeps and sends what is raised; null where it could not be had. */
  prepare(): Promise<Raising | null> {
    this.#raising ??= this.#load();
    return this.#raising;
  }

  /** What is kept has an answer, or is tried now. */
  async sendKept(): Promise<void> {
    await (await this.#raising)?.sendKept();
  }

  async dismiss(uuid: string): Promise<void> {
    (await this.#raising)?.dismiss(uuid);
  }

  async close(): Promise<void> {
    (await this.#raising)?.close();
  }

  /** What was typed into this form and not yet done. */
  reason(form: string): string {
    return this.#options.kept.of(form);
  }

  keepReason(form: string, text: string): void {
    this.#options.kept.keep(form, text);
  }

  async #raise(envelope: Envelope, form: string | undefined): Promise<ActAnswer> {
    const raising = await this.prepare();
    if (raising === null) return this.#send(envelope, form);
    const answer = await raising.raise(envelope);
    if (answer.ok || answer.why === 'kept') this.#forget(form);
    return answer;
  }

  async #load(): Promise<Raising | null> {
    const { clock, raising } = this.#options;
    const door: Door = {
      clock,
      shown: this.raised,
      live: () => this.live,
      send: (envelope) => this.#send(envelope, undefined),
      attempt: (envelope) => this.#try(envelope),
    };
    try {
      return await raising(door);
    } catch (error) {
      if (!isFault(error)) throw error;
      this.#raising = null; // the line is away: once more when it is wanted
      return null;
    }
  }

  #forget(form: string | undefined): void {
    if (form !== undefined) this.#options.kept.keep(form, '');
  }

  async #send(envelope: Envelope, form: string | undefined): Promise<ActAnswer> {
    const again = (): Promise<ActAnswer> => this.#send(envelope, form);
    for (const pause of [...PAUSES_MS, null]) {
      const answer = await this.#try(envelope);
      if (answer !== null) {
        if (answer.ok) this.#forget(form);
        return answer;
      }
      if (pause !== null) await new Promise<void>((resolve) => this.#options.clock.after(pause, resolve));
    }
    return { ok: false, why: 'unknown', again };
  }

  /** null = no answer that says what happened. */
  #try(envelope: Envelope): Promise<ActAnswer | null> {
    return attempt(envelope, this.#options, this.live ? ANSWER_MS : NOT_LIVE_MS);
  }
}
