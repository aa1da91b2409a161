/** A channel between nodes in one process. It can be cut for one node, lose words, and let a node end without a word. */
import { setImmediate as turn } from 'node:timers/promises';
import { pino } from 'pino';
import type { Clock } from '../../server/clock.ts';
import { StorageFault } from '../../server/log/log.ts';
import type { Channel, ChannelHearer } from '../../server/nodes/channel.ts';
import { LinkedNodes } from '../../server/nodes/linked-nodes.ts';

export interface Bus {
  readonly node: (id: string, clock: Clock) => LinkedNodes;
  /** So that it neither hears nor is heard, and knows it. */
  readonly cut: (id: string) => void;
  readonly mend: (id: string) => void;
  /** Its process is gone. */
  readonly kill: (id: string) => void;
  /** What is said, and whether it gets lost for this hearer. */
  loses: (hearer: string, words: string) => boolean;
  /** All that was said. */
  readonly said: string[];
  /** Those who gave their ear up for another. */
  readonly reopened: string[];
}

export function makeBus(): Bus {
  const hearers = new Map<string, ChannelHearer>();
  const ears = new Map<string, ChannelHearer>();
  const dead = new Set<string>();
  const bus: Bus = {
    said: [],
    reopened: [],
    loses: () => false,
    node: (id, clock) => new LinkedNodes({ id, channel: channel(id), clock, logger: pino({ level: 'silent' }) }),
    cut(id) {
      ears.delete(id);
      hearers.get(id)?.lost();
    },
    mend(id) {
      const hearer = hearers.get(id);
      if (hearer === undefined) return;
      ears.set(id, hearer);
      hearer.opened();
    },
    kill(id) {
      dead.add(id);
      ears.delete(id);
    },
  };
  const say = async (id: string, to: string | null, words: string): Promise<number> => {
    await Promise.resolve();
    if (dead.has(id)) return 1;
    if (!ears.has(id)) throw new StorageFault('cut off');
    bus.said.push(words);
    const heardBy = to === null ? [...ears.keys()] : [to].filter((one) => ears.has(one));
    for (const one of heardBy) if (!bus.loses(one, words)) ears.get(one)?.heard(words);
    return heardBy.length;
  };
  const channel = (id: string): Channel => ({
    hear(hearer) {
      hearers.set(id, hearer);
      ears.set(id, hearer);
      queueMicrotask(() => hearer.opened());
    },
    say: (to, words) => say(id, to, words),
    carry: (to, words) => say(id, to, words),
    reopen() {
      bus.reopened.push(id);
      if (ears.has(id)) queueMicrotask(() => ears.get(id)?.opened());
    },
    async close() {
      ears.delete(id);
    },
  });
  return bus;
}

/** Until nothing more is on its way at this moment of the clock. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await turn();
}
