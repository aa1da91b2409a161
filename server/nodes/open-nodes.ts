import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { LIMITS } from '../limits.ts';
import { isRedis } from '../log/open.ts';
import type { Logger } from '../logger.ts';
import type { Counts } from './counts.ts';
import type { Nodes } from './nodes.ts';

export interface Beside {
  readonly nodes: Nodes;
  readonly counts: Counts;
}

/** What this node shares with the others on its store, beside its logs; nothing where the store is of one node alone. */
export async function openNodes(store: string, clock: Clock, logger: Logger): Promise<Partial<Beside>> {
  if (!isRedis(store)) return {};
  const url = withoutSettings(store);
  const [{ LinkedNodes }, { RedisChannel }, { RedisCounts }, { RedisLine }] = await Promise.all([
    import('./linked-nodes.ts'),
    import('./redis-channel.ts'),
    import('./counts.ts'),
    import('../log/redis-session.ts'),
  ]);
  const id = randomUUID();
  return {
    nodes: new LinkedNodes({ id, channel: new RedisChannel(url, id, logger), clock, logger }),
    counts: new RedisCounts(new RedisLine(url, LIMITS.keysMs), clock, logger),
  };
}

function withoutSettings(store: string): string {
  const url = new URL(store);
  url.search = '';
  return url.href;
}
