/**
 * A way to a Redis on which answers are lost. To an append: the request passes, or does not, and then both ends are reset; which ones are hit
 * is for the test to say. To whoever waits for what others append: nothing comes, and the connection looks alive.
 */
import { once } from 'node:events';
import { createServer, connect as dial, type Server, type Socket } from 'node:net';
import { portOf } from './port.ts';

export class LossyWay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** Called with what a client sends that contains an append; lost before it has passed, or after. */
  lose: (request: Buffer) => 'before' | 'after' | null = () => null;
  deaf = false;

  private constructor(target: number) {
    this.#server = createServer({ noDelay: true }, (inner) => {
      const outer = dial({ port: target, host: '127.0.0.1', noDelay: true });
      let losing = false;
      let waits = false;
      for (const socket of [inner, outer]) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => {
          this.#sockets.delete(socket);
          inner.destroy();
          outer.destroy();
        });
      }
      inner.on('data', (chunk) => {
        waits ||= chunk.includes('XREAD');
        const fate = chunk.includes('XADD') ? this.lose(chunk) : null;
        if (fate === 'before') return inner.destroy();
        losing = fate === 'after';
        outer.write(chunk);
      });
      outer.on('data', (chunk) => {
        if (losing) inner.destroy();
        else if (!(waits && this.deaf)) inner.write(chunk);
      });
    });
  }

  static async to(target: number): Promise<LossyWay> {
    const way = new LossyWay(target);
    way.#server.listen(0, '127.0.0.1');
    await once(way.#server, 'listening');
    return way;
  }

  get port(): number {
    return portOf(this.#server);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
