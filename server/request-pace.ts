/**
 * How often one may ask. Beyond that a request waits at the door, before anything is done for it, and its connection with it: nothing more is
 * read there until its turn has come (SPEC.md Y10). Nobody is refused here, as no limit may stop an objection (1.1). A session waits for
 * itself alone, and whoever shows none for those of the same address who show none either.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { LatestMap } from '../shared/lib/latest-map.ts';
import type { Authenticator } from './auth/authenticator.ts';
import type { Clock } from './clock.ts';
import type { Limits } from './limits.ts';
import { Budget } from './room/budget.ts';

/** Of whoever asked last, by session and by address. Whoever is forgotten begins anew. */
const REMEMBERED = 10_000;

interface PaceTools {
  readonly authenticator: Pick<Authenticator, 'lastShown'>;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly limits: Limits;
  /** They come on top: whoever may act more may ask more. */
  readonly actsPerMinute: number;
}

export class RequestPace {
  readonly #tools: PaceTools;
  readonly #bySession = new LatestMap<string, Budget>(REMEMBERED);
  readonly #byAddress = new LatestMap<string, Budget>(REMEMBERED);
  /** Connections of which a request waits. */
  readonly #waiting = new WeakSet<Duplex>();

  constructor(tools: PaceTools) {
    this.#tools = tools;
  }

  /** Calls back when the request has its turn; never where its connection ends before. `address`: null where nothing is done without a session. */
  turn(req: IncomingMessage, socket: Duplex, address: string | null, then: () => void): void {
    const { clock, limits } = this.#tools;
    // no browser and no proxy asks on where it has no answer yet
    if (this.#waiting.has(socket)) return void socket.destroy();
    const waitMs = this.#budgetOf(req, address)?.owe(1, clock.monotonic(), limits.requestWaitMs) ?? 0;
    if (waitMs === 0) return then();
    const forget = (): void => cancel();
    const cancel = clock.after(waitMs, () => {
      this.#waiting.delete(socket);
      socket.off('close', forget);
      then();
    });
    this.#waiting.add(socket);
    socket.once('close', forget);
  }

  #budgetOf(req: IncomingMessage, address: string | null): Budget | null {
    const { authenticator, limits, actsPerMinute } = this.#tools;
    const session = authenticator.lastShown(req);
    if (session !== null) {
      const { requestsBurst, requestsPerSecond } = limits;
      return this.#kept(this.#bySession, session, requestsBurst + actsPerMinute, requestsPerSecond + actsPerMinute / 60);
    }
    if (address === null) return null;
    return this.#kept(this.#byAddress, address, limits.addressRequestsBurst, limits.addressRequestsPerSecond);
  }

  #kept(all: Map<string, Budget>, key: string, burst: number, perSecond: number): Budget {
    const budget = all.get(key) ?? new Budget(burst, perSecond, this.#tools.clock.monotonic());
    all.set(key, budget);
    return budget;
  }
}
