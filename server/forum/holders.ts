/** Who sits where: names of people and how to reach them, from the erasable payloads alone. */
import type { ForumAct } from '../../shared/forum/entry.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';

export interface Holder {
  readonly name: string | null;
  /** An e-mail address. */
  readonly contact: string | null;
}

const NOBODY: Holder = { name: null, contact: null };

export class Holders {
  readonly #held = new Map<SeatId, Holder>();

  of(seat: SeatId): Holder {
    return this.#held.get(seat) ?? NOBODY;
  }

  /** The next entry of the log; `note` is null where it was erased. */
  hear(fact: ForumAct, note: ActNote | null): void {
    switch (fact.type) {
      case 'seat.opened':
      case 'seat.handed-over':
        this.#held.set(fact.seat, { name: note?.name ?? null, contact: note?.contact ?? null });
        return;
      case 'seat.changed': {
        const before = this.of(fact.seat);
        this.#held.set(fact.seat, { name: note?.name ?? before.name, contact: note?.contact ?? before.contact });
        return;
      }
    }
  }
}
