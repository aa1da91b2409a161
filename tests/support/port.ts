import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';

/** The port a listening TCP server got. */
export function portOf(server: { address(): AddressInfo | string | null }): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a TCP port');
  return address.port;
}

/**
 * A port of 127.0.0.1 that nobody listens on now: for a child that has to come back on the same one after a restart. A connection that was
 * ended from its side lingers for a minute; until then the system gives the port to nobody who does not ask for it by number.
 */
export async function freePort(): Promise<number> {
  const probe = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const port = portOf(probe);
  await once(connect(port, '127.0.0.1').resume(), 'close');
  probe.close();
  await once(probe, 'close');
  return port;
}
