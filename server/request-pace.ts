/**
 * How often one may ask. Beyond that a request waits at the door, before anything is done for it, and its connection with it: nothing more is
 * read there until its turn has come (SPEC.md Y10). What comes in a volley goes through one by one, in turns of the loop between which others
 * are served. Nobody is refused here, as no limit may stop an objection (1.1). A session waits for itself alone, and whoever shows none for
 * those of the same address who show none either.
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
  readonly authenticator: Pick<Authenticator, 'lastShown' | 'mayBeNew' | 'identify'>;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  readonly limits: Limits;
  /** They come on top: whoever may act more may ask more. */
  readonly actsPerMinute: number;
}

interface Waiting {
  readonly socket: Duplex;
  readonly then: () => void;
}

export class RequestPace {
  readonly #tools: PaceTools;
  readonly #bySession = new LatestMap<string, Budget>(REMEMBERED);
  readonly #byAddress = new LatestMap<string, Budget>(REMEMBERED);
  /** By session or address: what waits for the next turn of the loop. */
  readonly #lines = new Map<string, Waiting[]>();
  /** Connections of which a request has not had its turn yet. */
  readonly #waiting = new WeakSet<Duplex>();

  constructor(tools: PaceTools) {
    this.#tools = tools;
  }

  /** Calls back when the request has its turn; never where its connection ends before. `address`: null where nothing is done without a session. */
  turn(req: IncomingMessage, socket: Duplex, address: string | null, then: () => void): void {
    const { authenticator } = this.#tools;
    // no browser and no proxy asks on where it has no answer yet
    if (this.#waiting.has(socket)) return void socket.destroy();
    this.#waiting.add(socket);
    const pass = (): void => this.#pass(authenticator.lastShown(req), address, { socket, then });
    if (authenticator.mayBeNew(req)) void authenticator.identify(req).then(pass, pass);
    else pass();
  }

  #pass(session: string | null, address: string | null, waiting: Waiting): void {
    const { clock, limits } = this.#tools;
    const asker = session ?? address;
    if (asker === null) return this.#through(waiting);
    const budget = session === null ? this.#ofAddress(asker) : this.#ofSession(asker);
    const waitMs = budget.owe(1, clock.monotonic(), limits.requestWaitMs);
    if (waitMs === 0) return this.#inLine(asker, waiting);
    const forget = (): void => cancel();
    const cancel = clock.after(waitMs, () => {
      waiting.socket.off('close', forget);
      this.#inLine(asker, waiting);
    });
    waiting.socket.once('close', forget);
  }

  /** One in each turn of the loop, the first at once. */
  #inLine(asker: string, waiting: Waiting): void {
    const line = this.#lines.get(asker);
    if (line !== undefined) return void line.push(waiting);
    this.#lines.set(asker, []);
    setImmediate(() => this.#goOn(asker));
    this.#through(waiting);
  }

  #goOn(asker: string): void {
    const line = this.#lines.get(asker);
    // whose connection has ended takes nobody's turn
    while (line?.[0]?.socket.destroyed === true) line.shift();
    const next = line?.shift();
    if (next === undefined) return void this.#lines.delete(asker);
    setImmediate(() => this.#goOn(asker));
    this.#through(next);
  }

  #through({ socket, then }: Waiting): void {
    this.#waiting.delete(socket);
    if (!socket.destroyed) then();
  }

  #ofSession(session: string): Budget {
    const { limits, actsPerMinute } = this.#tools;
    const { requestsBurst, requestsPerSecond } = limits;
    return this.#kept(this.#bySession, session, requestsBurst + actsPerMinute, requestsPerSecond + actsPerMinute / 60);
  }

  #ofAddress(address: string): Budget {
    const { addressRequestsBurst, addressRequestsPerSecond } = this.#tools.limits;
    return this.#kept(this.#byAddress, address, addressRequestsBurst, addressRequestsPerSecond);
  }

  #kept(all: Map<string, Budget>, key: string, burst: number, perSecond: number): Budget {
    const budget = all.get(key) ?? new Budget(burst, perSecond, this.#tools.clock.monotonic());
    all.set(key, budget);
    return budget;
  }
}
