/**
 * Several servers on one Redis, each with a way of its own to it that can be cut, slowed, silenced, or made to lose answers. The demo forum,
 * as in stage.ts; whoever has signed in at one of them is known to all.
 */
import { HttpClient } from '../support/http-client.ts';
import { LossyWay } from '../support/lossy-way.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { type RedisServer, redisUrl, startRedis } from '../support/redis.ts';
import { ServerProcess } from '../support/server-process.ts';
import { Stage } from './stage.ts';

export interface Node {
  readonly server: ServerProcess;
  /** Between it and Redis. */
  readonly way: TcpProxy;
  readonly lossy: LossyWay;
}

export class Nodes {
  readonly redis: RedisServer;
  readonly stage: Stage;
  readonly all: readonly Node[];

  private constructor(redis: RedisServer, stage: Stage, all: readonly Node[]) {
    this.redis = redis;
    this.stage = stage;
    this.all = all;
  }

  static async start(size: number): Promise<Nodes> {
    const redis = await startRedis();
    const all: Node[] = [];
    try {
      // the first makes the forum
      for (let at = 0; at < size; at++) all.push(await startNode(redis));
      const [first] = all;
      if (first === undefined) throw new Error('no nodes');
      return new Nodes(redis, await Stage.at(first.server.origin), all);
    } catch (fault) {
      await closeAll(redis, all);
      throw fault;
    }
  }

  at(index: number): Node {
    const node = this.all[index % this.all.length];
    if (node === undefined) throw new Error('no nodes');
    return node;
  }

  /** The same session at another node. */
  over(index: number, who: HttpClient): HttpClient {
    return new HttpClient(this.at(index).server.origin, who.cookie);
  }

  close(): Promise<void> {
    return closeAll(this.redis, this.all);
  }
}

async function startNode(redis: RedisServer): Promise<Node> {
  const lossy = await LossyWay.to(redis.port);
  const way = await startProxy(lossy.port);
  // tests act faster than people: the budget of acts has a test of its own
  const server = await ServerProcess.start({ env: { NEMCON_STORE: redisUrl(way.port), NEMCON_ACTS_PER_MINUTE: '100000' } });
  return { server, way, lossy };
}

async function closeAll(redis: RedisServer, all: readonly Node[]): Promise<void> {
  // one that was stopped for a while would not be ended by a signal that it can catch
  redis.child().kill('SIGCONT');
  await Promise.all(all.map(({ server }) => server.close()));
  await Promise.all(all.flatMap(({ way, lossy }) => [way.close(), lossy.close()]));
  await redis.stop();
}
