/**
 * Carries what happens to one address, each message until it is accepted or has been tried too often. Each log goes in its order, and none
 * waits for another. How far it has come is kept beside the sessions: after a crash a message may go once more, with the id that it had.
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

interface Step {
  readonly seq: number;
  readonly event: Event | null;
}

/** By log, up to where all was told. */
type Cursor = Record<string, number>;

export class Courier {
  readonly #hook: Hook;
  readonly #tools: CourierTools;
  /** No secret, and the same on every node. */
  readonly #key: string;
  readonly #stop = new AbortController();
  /** As this node knows it: what it has told, and what was kept. */
  #cursor: Cursor = {};
  /** Logs that are being told. */
  readonly #telling = new Map<string, Promise<void>>();
  /** By such a log, when what is being told of it happened. */
  readonly #since = new Map<string, number>();
  /** By opinion, to how many paragraphs somebody objected when that was told last. */
  readonly #objected = new Map<string, number>();
  /** Each ends a pause. */
  readonly #wakes = new Set<() => void>();
  /** Logs that wait to be told: those of which nothing was refused go first. */
  readonly #line: { readonly first: (() => void)[]; readonly again: (() => void)[] } = { first: [], again: [] };
  #busy = 0;

  constructor(hook: Hook, tools: CourierTools) {
    this.#hook = hook;
    this.#tools = tools;
    this.#key = createHash('sha256').update(hook.url).digest('base64url');
  }

  /** What may be said of it where people look: the rest of an address may be a secret. */
  get host(): string {
    return new URL(this.#hook.url).host;
  }

  /** How long ago the oldest that is being told now happened, ms. */
  get behindMs(): number {
    const now = this.#tools.clock.now();
    return Math.max(0, ...[...this.#since.values()].map((since) => now - since));
  }

  /** Of how many logs something is being told, or tried again. */
  get waiting(): number {
    return this.#since.size;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    for (const wake of this.#wakes) wake();
    await Promise.all(this.#telling.values());
  }

  /** Begins to tell all that there is by now, of each log that is not being told already. Throws StorageFault. */
  async round(): Promise<void> {
    const { log, keys } = this.#tools;
    const ends = (await log.heads()).filter((head) => isTold(head.log));
    const kept = await keys.get('webhook', this.#key);
    if (kept === null) {
      this.#cursor = Object.fromEntries(ends.map((head) => [logKey(head.log), seqOf(head.header)]));
      return this.#keep();
    }
    this.#further(kept);
    for (const { log: name, header } of ends) {
      const key = logKey(name);
      if (this.#stop.signal.aborted || this.#telling.has(key) || this.#cameTo(key) >= seqOf(header)) continue;
      const told = this.#inTurn(() => this.#tell(name, seqOf(header)))
        .catch((fault: unknown) => this.#failed(fault))
        .finally(() => this.#telling.delete(key));
      this.#telling.set(key, told);
    }
  }

  /** Until the end that was seen, or another time, or by another. */
  async #tell(name: LogName, end: number): Promise<void> {
    const key = logKey(name);
    while (this.#cameTo(key) < end && !this.#stop.signal.aborted) {
      const steps = await this.#steps(name, this.#cameTo(key));
      if (steps.length === 0) return;
      for (const { seq, event } of steps) {
        // another node may have told it meanwhile
        if (seq <= this.#cameTo(key)) continue;
        if (event !== null && !(await this.#deliver(event, key))) return;
        this.#cursor[key] = Math.max(seq, this.#cameTo(key));
        if (event !== null) await this.#keep();
      }
      await this.#keep();
    }
  }

  /** What there is to tell of the entries that come next; of the entries themselves nothing is held while an address is away for days. */
  async #steps(name: LogName, after: number): Promise<readonly Step[]> {
    const entries = await this.#tools.log.read(name, after, LIMITS.webhookPage);
    return entries.map((entry) => ({ seq: entry.seq, event: eventOf(name, entry) }));
  }

  #failed(fault: unknown): void {
    // its opinion is halted, which says so; the other logs go on
    if (fault instanceof Malformed || fault instanceof RecordDamage) return;
    this.#tools.logger.error({ err: fault }, 'webhooks could not be sent');
  }

  #cameTo(key: string): number {
    return this.#cursor[key] ?? 0;
  }

  /** Another node may have come further. */
  #further(kept: string): void {
    for (const [log, seq] of Object.entries(JSON.parse(kept) as Cursor)) this.#cursor[log] = Math.max(seq, this.#cameTo(log));
  }

  async #keep(): Promise<void> {
    const { keys } = this.#tools;
    this.#further((await keys.get('webhook', this.#key)) ?? '{}');
    await keys.put('webhook', this.#key, JSON.stringify(this.#cursor));
  }

  /** False where it was not told. Throws StorageFault, and RecordDamage where its opinion is halted. */
  async #deliver(event: Event, key: string): Promise<boolean> {
    const more = event.counts ? await this.#counted(String(event.data.id)) : {};
    // another position than an objection was withdrawn, or one of several
    if (more === null) return true;
    const { logger, mine } = this.#tools;
    const body = JSON.stringify({ type: event.type, timestamp: new Date(event.at).toISOString(), data: { ...event.data, ...more } });
    this.#since.set(key, event.at);
    try {
      for (let tries = 1; ; tries += 1) {
        if (this.#stop.signal.aborted || !mine()) return false;
        const why = await this.#post(event.id, body);
        if (this.#stop.signal.aborted) return false;
        told.webhook.tell(why === null ? 'sent' : 'failed');
        if (why === null) return this.#done(event, more);
        logger.warn({ webhook: this.host, id: event.id, tries, why }, 'a webhook was not accepted');
        if (tries === (REFUSED.test(why) ? LIMITS.webhookRefusedTries : LIMITS.webhookTries)) {
          told.webhook.tell('given-up');
          return this.#done(event, more);
        }
        await this.#waits(pauseMs(tries, this.#tools.random()));
      }
    } finally {
      this.#since.delete(key);
    }
  }

  /** It was accepted, or is given up. */
  #done({ data }: Event, { objected }: { readonly objected?: number }): true {
    if (objected !== undefined) this.#objected.set(String(data.id), objected);
    return true;
  }

  /** To how many paragraphs somebody objects now; null: to as many as was told last. */
  async #counted(opinion: string): Promise<Awaited<ReturnType<CourierTools['objections']>>> {
    const now = await this.#tools.objections(opinion);
    return now === null || this.#objected.get(opinion) === now.objected ? null : now;
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

  /** However many logs have something to tell, a few are read and told at once. */
  async #inTurn(tell: () => Promise<void>): Promise<void> {
    await this.#comesUp(this.#line.first);
    try {
      await tell();
    } finally {
      this.#stepsBack();
    }
  }

  async #comesUp(line: (() => void)[]): Promise<void> {
    if (this.#busy >= LIMITS.webhookAtOnce) await new Promise<void>((resolve) => line.push(resolve));
    else this.#busy += 1;
  }

  #stepsBack(): void {
    const next = this.#line.first.shift() ?? this.#line.again.shift();
    if (next === undefined) this.#busy -= 1;
    else next();
  }

  /** Others have their turn meanwhile. */
  async #waits(ms: number): Promise<void> {
    this.#stepsBack();
    await this.#pause(ms);
    await this.#comesUp(this.#line.again);
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#wakes.delete(wake);
        cancel();
        resolve();
      };
      const cancel = this.#tools.clock.after(ms, wake);
      this.#wakes.add(wake);
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
