/** One address before several servers, as a proxy is: each new connection goes to the next of them that answers. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { portOf } from './port.ts';

export class Door {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #ports: readonly number[] = [];
  #turn = 0;

  private constructor() {
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (inner) => {
      this.#keep(inner);
      const first = this.#turn++ % Math.max(1, this.#ports.length);
      this.#pass(inner, [...this.#ports.slice(first), ...this.#ports.slice(0, first)]);
    });
  }

  static async open(): Promise<Door> {
    const door = new Door();
    door.#server.listen(0, '127.0.0.1');
    await once(door.#server, 'listening');
    return door;
  }

  get origin(): string {
    return `http://127.0.0.1:${portOf(this.#server)}`;
  }

  leadsTo(ports: readonly number[]): void {
    this.#ports = ports;
  }

  /** Ends every connection: whoever comes back goes where it leads now. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #pass(inner: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined || inner.destroyed) return void inner.destroy();
    const outer = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    this.#keep(outer);
    let open = false;
    outer.once('connect', () => {
      open = true;
      inner.pipe(outer).pipe(inner);
    });
    outer.on('close', () => (open ? inner.destroy() : this.#pass(inner, others)));
    inner.on('close', () => outer.destroy());
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
  }
}
