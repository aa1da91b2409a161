/**
 * The one door for acts: a POST with an id made once. An answer that got lost is asked for again with the same id, so an act happens once
 * however often it is sent. A refusal is a normal answer. What somebody typed as a reason stays until the act is done.
 */
import { uuidv4 } from 'lib0/random';
import type { Command, Envelope } from '../../shared/opinion/command.ts';
import type { Act } from '../../shared/opinion/entry.ts';
import { REFUSAL_CODES, type Refusal } from '../../shared/opinion/refusal.ts';
import type { Clock } from './clock.ts';
import type { KeptWords } from './kept-words.ts';
import type { SyncState } from './recorded.ts';

export type ActAnswer =
  | { readonly ok: true; readonly seq: number; readonly act: Act | null }
  /** The rules say no; `refusal.code` has its sentence in the catalogues. */
  | { readonly ok: false; readonly why: 'refused'; readonly refusal: Refusal }
  /** Not sent: what is on the screen is not what the log holds. */
  | { readonly ok: false; readonly why: 'not-live' }
  /** Sent, and no answer came: it may have happened. `again` asks with the same id. */
  | { readonly ok: false; readonly why: 'unknown'; readonly again: () => Promise<ActAnswer> }
  /** The person has to show again who it is, and then to ask again. */
  | { readonly ok: false; readonly why: 'step-up' }
  | { readonly ok: false; readonly why: 'signed-out' | 'no-right' | 'not-found' | 'too-many' | 'not-understood'; readonly detail: string };

export interface ActsOptions {
  readonly opinion: string;
  readonly kept: KeptWords;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly sync: () => SyncState;
  /** Log position of the register on the screen. */
  readonly seen: () => number;
}

const PAUSES_MS = [500, 1000, 2000, 4000];
const LOST = new Set([408, 500, 502, 503, 504]);
const WHY: ReadonlyMap<number, 'signed-out' | 'no-right' | 'not-found' | 'too-many'> = new Map([
  [401, 'signed-out'],
  [403, 'no-right'],
  [404, 'not-found'],
  [429, 'too-many'],
] as const);

export class Acts {
  readonly #options: ActsOptions;

  constructor(options: ActsOptions) {
    this.#options = options;
  }

  /** `form` names where the reason was typed; its text is forgotten when the act is done, and only then. */
  async post(command: Command, form?: string): Promise<ActAnswer> {
    if (!this.#mayTry(command)) return { ok: false, why: 'not-live' };
    const envelope: Envelope = { uuid: uuidv4(), v: 1, seen: { seq: this.#options.seen() }, command };
    return this.#send(envelope, form);
  }

  /** What was typed into this form and not yet done. */
  reason(form: string): string {
    return this.#options.kept.of(form);
  }

  keepReason(form: string, text: string): void {
    this.#options.kept.keep(form, text);
  }

  /** A Member State's objection is tried on any connection that carries it. */
  #mayTry(command: Command): boolean {
    const { state } = this.#options.sync();
    return command.do === 'raise-objection' || state === 'recorded' || state === 'sending';
  }

  async #send(envelope: Envelope, form: string | undefined): Promise<ActAnswer> {
    const again = (): Promise<ActAnswer> => this.#send(envelope, form);
    for (const pause of [...PAUSES_MS, null]) {
      const answer = await this.#try(envelope);
      if (answer !== null) {
        if (answer.ok && form !== undefined) this.#options.kept.keep(form, '');
        return answer;
      }
      if (pause !== null) await new Promise<void>((resolve) => this.#options.clock.after(pause, resolve));
    }
    return { ok: false, why: 'unknown', again };
  }

  /** null = no answer that says what happened. */
  async #try(envelope: Envelope): Promise<ActAnswer | null> {
    const { opinion, fetch } = this.#options;
    try {
      const response = await fetch(`/api/opinions/${encodeURIComponent(opinion)}/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(envelope),
      });
      return LOST.has(response.status) ? null : read(response.status, await response.json());
    } catch (error) {
      // a network that failed, or an answer cut short
      if (error instanceof TypeError || error instanceof SyntaxError) return null;
      throw error;
    }
  }
}

function read(status: number, body: unknown): ActAnswer {
  if (status === 200) return { ok: true, ...(body as { readonly seq: number; readonly act: Act | null }) };
  const problem = body as Partial<Refusal> & { readonly detail?: string };
  if (body !== null && typeof body === 'object' && 'code' in body && body.code === 'step-up-needed') return { ok: false, why: 'step-up' };
  const refusal = asRefusal(problem);
  if (refusal !== null) return { ok: false, why: 'refused', refusal };
  return { ok: false, why: WHY.get(status) ?? 'not-understood', detail: problem.detail ?? '' };
}

function asRefusal({ code, blocks, entities, positions, seconds, date }: Partial<Refusal>): Refusal | null {
  if (code === undefined || !REFUSAL_CODES.includes(code)) return null;
  return {
    code,
    ...(blocks && { blocks }),
    ...(entities && { entities }),
    ...(positions && { positions }),
    ...(seconds !== undefined && { seconds }),
    ...(date !== undefined && { date }),
  };
}
