/**
 * Hears when something was done, and when other calls run than before, in whichever opinion that is loaded at any node: so that every page can
 * be told within a moment, and nobody has to ask again and again.
 */
import { createHash } from 'node:crypto';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { Logger } from '../logger.ts';
import { ACTS } from '../nodes/facts.ts';
import type { Nodes } from '../nodes/nodes.ts';
import type { Rooms } from '../room/rooms.ts';

/** Other calls run, or the same. */
export type Done = 'calls' | 'act';

export class CallNews {
  readonly #rooms: Pick<Rooms, 'open' | 'onAct'>;
  readonly #logger: Logger;
  /** Of each opinion what ran when it was last looked at. */
  readonly #known = new Map<string, string>();
  readonly #hearers = new Set<(done: Done) => void>();
  readonly #nodes: Nodes | null;
  readonly #unwatch: readonly (() => void)[];

  constructor(rooms: Pick<Rooms, 'open' | 'onAct'>, logger: Logger, nodes: Nodes | null = null) {
    this.#rooms = rooms;
    this.#logger = logger;
    this.#nodes = nodes;
    const stop = rooms.onAct((id) => {
      // whoever asks by itself hears of it too, a little later
      this.#look(id).catch((fault: unknown) => this.#logger.warn({ err: fault, opinion: id }, 'calls could not be looked at'));
    });
    const stopHearing = nodes?.onTold(ACTS.topic, (word) => {
      const read = ACTS.shape.safeParse(word);
      if (read.success) this.#run(...read.data);
    });
    this.#unwatch = stopHearing === undefined ? [stop] : [stop, stopHearing];
  }

  onChange(hear: (done: Done) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  close(): void {
    for (const unwatch of this.#unwatch) unwatch();
  }

  async #look(id: string): Promise<void> {
    const room = await this.#rooms.open(id);
    const calls = room === null ? '' : await room.look(({ state }) => running(state));
    this.#run(id, calls);
    this.#nodes?.tell(ACTS.topic, [id, calls]);
  }

  #run(id: string, calls: string): void {
    const done = (this.#known.get(id) ?? '') === calls ? 'act' : 'calls';
    this.#known.set(id, calls);
    for (const hear of this.#hearers) hear(done);
  }
}

/** Which calls run, and from when and until when, as a digest; '' where none does. */
function running({ kind, adoptionCall, blocks }: OpinionState): string {
  const calls = [adoptionCall, ...[...blocks.values()].map(({ call }) => call)].flatMap((call) => call ?? []);
  if (kind !== 'opinion' || calls.length === 0) return '';
  const all = calls.map((call) => [call.seq, call.from, 'deadline' in call ? call.deadline : null].join(' '));
  return createHash('sha256').update(all.join()).digest('base64url');
}
