/**
 * Two questions that machines ask. Alive: does the loop turn? Ready: can this node record, and is what it shows what the log holds?
 * The answer to the second costs a durable write, so it is asked of the store once a second at most, however many ask us.
 */
import { statfs } from 'node:fs/promises';
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '../clock.ts';
import { type ClockWatch, wordsOf } from '../clock-watch.ts';
import type { Config } from '../config.ts';
import type { Forum } from '../forum/forum.ts';
import { LIMITS } from '../limits.ts';
import type { Log } from '../log/log.ts';
import type { Logger } from '../logger.ts';

export const CHECKS = ['storage', 'folded', 'disk', 'clock', 'open'] as const;
type Check = (typeof CHECKS)[number];
export type Readiness = Readonly<Record<Check, boolean>>;

interface HealthTools {
  readonly config: Pick<Config, 'dataDir'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly clockWatch?: ClockWatch;
  readonly logger: Logger;
  readonly forum: Forum;
  /** Part of the disk that is free, 0 to 1. */
  readonly diskFree?: () => Promise<number>;
}

const KEPT_MS = 1_000;

export class Health {
  readonly #tools: HealthTools;
  readonly #delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });
  #asked: { readonly at: number; readonly answer: Promise<Readiness> } | null = null;
  #open = true;

  constructor(tools: HealthTools) {
    this.#tools = tools;
    this.#delay.enable();
  }

  /** Has the loop stood still since this was asked last? */
  live(): boolean {
    const longestMs = this.#delay.max / 1e6;
    this.#delay.reset();
    return longestMs < LIMITS.loopLagMs;
  }

  async ready(): Promise<Readiness> {
    const now = this.#tools.clock.now();
    if (this.#asked === null || Math.abs(now - this.#asked.at) >= KEPT_MS) this.#asked = { at: now, answer: this.#look() };
    return { ...(await this.#asked.answer), open: this.#open };
  }

  /** Why the operator has to confirm the clock, in words; null: that is not asked for. */
  clockDoubt(): string | null {
    const { clockWatch, forum } = this.#tools;
    const doubt = clockWatch?.doubt(forum.state.at) ?? null;
    return doubt && wordsOf(doubt);
  }

  /** From now on this node is not ready, whatever else holds: it is about to stop. */
  close(): void {
    this.#open = false;
    this.#delay.disable();
  }

  async #look(): Promise<Readiness> {
    const { log, forum, clock } = this.#tools;
    const [storage, folded, disk] = await Promise.all([
      this.#holds('storage', async () => log.probe().then(() => true)),
      this.#holds('folded', () => forum.atHead()),
      this.#holds('disk', async () => (await this.#diskFree()) * 100 > LIMITS.diskFreePercent),
    ]);
    const isBelieved = clock.now() >= forum.state.at - LIMITS.clockOffsetMs && this.clockDoubt() === null;
    return { storage, folded, disk, clock: isBelieved, open: this.#open };
  }

  /** A check that fails, or does not answer in time, does not hold. */
  async #holds(name: Check, check: () => Promise<boolean>): Promise<boolean> {
    const { clock, logger } = this.#tools;
    let cancel = (): void => {};
    const late = new Promise<boolean>((resolve) => {
      cancel = clock.after(LIMITS.probeMs, () => resolve(false));
    });
    const answer = check().catch((fault: unknown) => {
      logger.error({ err: fault, check: name }, 'not ready');
      return false;
    });
    const held = await Promise.race([answer, late]);
    cancel();
    return held;
  }

  async #diskFree(): Promise<number> {
    const { config, diskFree } = this.#tools;
    if (diskFree !== undefined) return diskFree();
    if (config.dataDir === null) return 1;
    const { bavail, blocks } = await statfs(config.dataDir);
    return bavail / blocks;
  }
}
