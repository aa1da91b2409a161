/**
 * Carries what happens to one address, in the order of each log, each message until it is accepted or has been tried too often. How far it
 * has come is kept beside the sessions: after a crash a message may go once more, with the id that it had.
 */
import { createHash } from 'node:crypto';
import type { Keys } from '../auth/keys.ts';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import type { Log, LogName } from '../log/log.ts';
import { logKey } from '../log/name.ts';
import type { Logger } from '../logger.ts';
import { Malformed, RecordDamage } from '../record/damage.ts';
import { readHeader } from '../record/header.ts';
import { told } from '../told.ts';
import { type Event, eventOf, isTold } from './events.ts';
import { signed } from './signature.ts';
import type { Hook } from './webhooks-config.ts';

export interface CourierTools {
  readonly log: Pick<Log, 'heads' | 'read'>;
  readonly keys: Pick<Keys, 'get' | 'put'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 <= x < 1: so that many who failed together do not come back together. */
  readonly random: () => number;
  /** Is it for this node to send? */
  readonly mine: () => boolean;
  /** To how many paragraphs of an opinion somebody objects, and at which log position that is so. */
  readonly objections: (opinion: string) => Promise<{ readonly objected: number; readonly asOf: number } | null>;
}

/** By log, up to where all was told. */
type Cursor = Record<string, number>;

export class Courier {
  readonly #hook: Hook;
  readonly #tools: CourierTools;
  /** No secret, and the same on every node. */
  readonly #key: string;
  readonly #stop = new AbortController();
  /** When what is being told now happened. */
  #since: number | null = null;
  /** By opinion, to how many paragraphs somebody objected when that was told last. */
  readonly #objected = new Map<string, number>();
  /** Ends a pause. */
  #wake: () => void = () => {};

  constructor(hook: Hook, tools: CourierTools) {
    this.#hook = hook;
    this.#tools = tools;
    this.#key = createHash('sha256').update(hook.url).digest('base64url');
  }

  /** How long ago what is being told now happened, ms. */
  get behindMs(): number {
    return this.#since === null ? 0 : Math.max(0, this.#tools.clock.now() - this.#since);
  }

  close(): void {
    this.#stop.abort();
    this.#wake();
  }

  /** Tells all that there is by now. Throws StorageFault. */
  async round(): Promise<void> {
    const { log, keys } = this.#tools;
    const ends = (await log.heads()).filter((head) => isTold(head.log));
    const kept = await keys.get('webhook', this.#key);
    if (kept === null) return this.#keep(Object.fromEntries(ends.map((head) => [logKey(head.log), seqOf(head.header)])));
    const cursor = JSON.parse(kept) as Cursor;
    for (const { log: name, header } of ends) {
      try {
        if (!(await this.#tell(name, seqOf(header), cursor))) return;
      } catch (fault) {
        // its opinion is halted, which says so; the other logs go on
        if (!(fault instanceof Malformed || fault instanceof RecordDamage)) throw fault;
      }
    }
  }

  /** False where it is to be gone on with another time, or by another. */
  async #tell(name: LogName, end: number, cursor: Cursor): Promise<boolean> {
    const key = logKey(name);
    while ((cursor[key] ?? 0) < end) {
      const entries = await this.#tools.log.read(name, cursor[key] ?? 0, LIMITS.webhookPage);
      if (entries.length === 0) return true;
      for (const entry of entries) {
        const event = eventOf(name, entry);
        if (event !== null && !(await this.#deliver(event))) return false;
        cursor[key] = entry.seq;
        if (event !== null) await this.#keep(cursor);
      }
      await this.#keep(cursor);
    }
    return true;
  }

  /** Another node may have come further meanwhile. */
  async #keep(cursor: Cursor): Promise<void> {
    const { keys } = this.#tools;
    const kept = JSON.parse((await keys.get('webhook', this.#key)) ?? '{}') as Cursor;
    for (const [log, seq] of Object.entries(kept)) cursor[log] = Math.max(seq, cursor[log] ?? 0);
    await keys.put('webhook', this.#key, JSON.stringify(cursor));
  }

  /** Throws StorageFault, and RecordDamage where its opinion is halted. */
  async #deliver(event: Event): Promise<boolean> {
    const more = event.counts ? await this.#counted(String(event.data.id)) : {};
    // another position than an objection was withdrawn, or one of several
    if (more === null) return true;
    const { logger, mine } = this.#tools;
    const body = JSON.stringify({ type: event.type, timestamp: new Date(event.at).toISOString(), data: { ...event.data, ...more } });
    this.#since = event.at;
    try {
      for (let tries = 1; ; tries += 1) {
        if (this.#stop.signal.aborted || !mine()) return false;
        const why = await this.#post(event.id, body);
        if (this.#stop.signal.aborted) return false;
        told.webhook.tell(why === null ? 'sent' : 'failed');
        if (why === null) return true;
        logger.warn({ webhook: new URL(this.#hook.url).host, id: event.id, tries, why }, 'a webhook was not accepted');
        if (tries === (REFUSED.test(why) ? LIMITS.webhookRefusedTries : LIMITS.webhookTries)) {
          told.webhook.tell('given-up');
          return true;
        }
        await this.#pause(pauseMs(tries, this.#tools.random()));
      }
    } finally {
      this.#since = null;
    }
  }

  /** To how many paragraphs somebody objects now; null: to as many as was told last. */
  async #counted(opinion: string): Promise<Awaited<ReturnType<CourierTools['objections']>>> {
    const now = await this.#tools.objections(opinion);
    if (now === null || this.#objected.get(opinion) === now.objected) return null;
    this.#objected.set(opinion, now.objected);
    return now;
  }

  /** Why it was not accepted; null where it was. A redirect is no acceptance: it would lead to where nobody has configured. */
  async #post(id: string, body: string): Promise<string | null> {
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'nemcon',
      ...signed(id, body, this.#tools.clock.now(), this.#hook.secrets),
    };
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(LIMITS.webhookMs)]);
      const answer = await fetch(this.#hook.url, { method: 'POST', redirect: 'manual', headers, body, signal });
      // nobody reads it
      answer.body?.cancel().catch(() => undefined);
      return answer.ok ? null : String(answer.status);
    } catch (fault) {
      return codeOf(fault);
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#tools.clock.after(ms, resolve);
      this.#wake = () => {
        cancel();
        resolve();
      };
    });
  }
}

/** The receiver has understood, and does not want it. Not: come later (408, 425, 429). */
const REFUSED = /^4(?!08|25|29)\d\d$/;

/** Where a log ends; 0 where that cannot be read. */
function seqOf(header: Uint8Array | null): number {
  try {
    return header === null ? 0 : readHeader(header).seq;
  } catch {
    return 0;
  }
}

/** Twice as long each time, up to an hour, and half of that more or less. */
const pauseMs = (tries: number, random: number): number =>
  Math.min(LIMITS.webhookPauseMs * 2 ** (tries - 1), LIMITS.webhookMostPauseMs) * (0.5 + random);

/** Of what the network says, without an address. */
function codeOf(fault: unknown): string {
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return cause instanceof Error ? cause.name : 'fault';
}
