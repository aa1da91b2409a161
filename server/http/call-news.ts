/**
 * Hears when something was done, and when other calls run than before, in whichever opinion that is loaded here: so that every page can be
 * told within a moment, and nobody has to ask again and again.
 */
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { Logger } from '../logger.ts';
import type { Rooms } from '../room/rooms.ts';

/** Other calls run, or the same. */
export type Done = 'calls' | 'act';

export class CallNews {
  readonly #rooms: Pick<Rooms, 'open' | 'onAct'>;
  readonly #logger: Logger;
  /** Of each opinion what ran when it was last looked at. */
  readonly #known = new Map<string, string>();
  readonly #hearers = new Set<(done: Done) => void>();
  readonly #unwatch: () => void;

  constructor(rooms: Pick<Rooms, 'open' | 'onAct'>, logger: Logger) {
    this.#rooms = rooms;
    this.#logger = logger;
    this.#unwatch = rooms.onAct((id) => {
      // whoever asks by itself hears of it too, a little later
      this.#look(id).catch((fault: unknown) => this.#logger.warn({ err: fault, opinion: id }, 'calls could not be looked at'));
    });
  }

  onChange(hear: (done: Done) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  close(): void {
    this.#unwatch();
  }

  async #look(id: string): Promise<void> {
    const room = await this.#rooms.open(id);
    const calls = room === null ? '' : await room.look(({ state }) => running(state));
    const done = (this.#known.get(id) ?? '') === calls ? 'act' : 'calls';
    this.#known.set(id, calls);
    for (const hear of this.#hearers) hear(done);
  }
}

/** Which calls run, and from when and until when. */
function running({ kind, adoptionCall, blocks }: OpinionState): string {
  const calls = [adoptionCall, ...[...blocks.values()].map(({ call }) => call)].flatMap((call) => call ?? []);
  return kind === 'opinion'
    ? calls.map((call) => [call.seq, call.from, 'deadline' in call ? call.deadline : null].join(' ')).join(', ')
    : '';
}
