/**
 * A TCP proxy on loopback that misbehaves like networks do: goes silent without a FIN (a laptop that sleeps, a firewall that
 * forgets), cuts, delays, throttles, lets no WebSocket through. What was swallowed while silent is gone, as on a path that died.
 * It holds nothing back that it is not told to: for the 40 ms of a delayed acknowledgement a test that turns the clock waits half a minute.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { portOf } from './port.ts';

export interface TcpProxy {
  readonly port: number;
  /** From now on no byte passes in either direction and nobody is told; new connections are accepted and stay mute. */
  silence(): void;
  /** New connections pass again; those that were silenced stay dead. */
  heal(): void;
  /** Resets every open connection. */
  cut(): void;
  /** Holds every chunk back by so many milliseconds. */
  delay(ms: number): void;
  /** At most so many bytes a second in each direction of each connection; Infinity lifts it. */
  throttle(bytesPerSecond: number): void;
  /** Answers 403 to whoever asks for a WebSocket, and does not pass it on. */
  refuseUpgrades(refuse: boolean): void;
  close(): Promise<void>;
}

/** A browser asks on a connection of its own, in one piece. */
const UPGRADE = /^GET .*\r\nupgrade: websocket\r\n/is;
const FORBIDDEN = 'HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

interface Pair {
  readonly inner: Socket;
  readonly outer: Socket;
  dead: boolean;
}

/** `port`: a free one by default; a page that is to be loaded through the proxy needs one that the server has been told of. */
export async function startProxy(targetPort: number, port = 0): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let silent = false;
  let delayMs = 0;
  let rate = Number.POSITIVE_INFINITY;
  let refusing = false;

  /** Each chunk leaves at its own moment: latency holds all back alike, the rate lines them up. */
  function pump(pair: Pair, from: Socket, to: Socket): void {
    let free = 0;
    let last: Promise<unknown> = Promise.resolve();
    const pass = (waitMs: number, deliver: () => void): void => {
      last = last.then(() => (waitMs > 0 ? pause(waitMs) : undefined)).then(() => (pair.dead || to.destroyed ? undefined : deliver()));
    };
    from.on('data', (chunk: Buffer) => {
      if (refusing && from === pair.inner && UPGRADE.test(chunk.toString('latin1'))) return from.end(FORBIDDEN);
      const now = performance.now();
      free = Math.max(free, now) + (chunk.length / rate) * 1000;
      const leaves = free + delayMs;
      pass(leaves - now, () => {
        if (to.write(chunk)) return;
        from.pause();
        to.once('drain', () => from.resume());
      });
    });
    from.on('end', () => pass(0, () => to.end()));
  }

  const server = createServer({ allowHalfOpen: true, noDelay: true }, (inner) => {
    const outer = connect({ port: targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const pair: Pair = { inner, outer, dead: silent };
    pairs.add(pair);
    const drop = (): void => {
      // A dead path tells neither side that the other one is gone.
      if (pair.dead) return;
      inner.destroy();
      outer.destroy();
      pairs.delete(pair);
    };
    for (const [from, to] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      from.on('error', drop);
      pump(pair, from, to);
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');

  const cut = (): void => {
    for (const { inner, outer } of pairs) {
      inner.resetAndDestroy();
      outer.resetAndDestroy();
    }
    pairs.clear();
  };

  return {
    port: portOf(server),
    silence() {
      silent = true;
      for (const pair of pairs) pair.dead = true;
    },
    heal() {
      silent = false;
    },
    cut,
    delay(ms) {
      delayMs = ms;
    },
    throttle(bytesPerSecond) {
      rate = bytesPerSecond;
    },
    refuseUpgrades(refuse) {
      refusing = refuse;
    },
    async close() {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
