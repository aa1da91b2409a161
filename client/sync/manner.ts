/** How the person at this page writes and reads: changing the text or suggesting, with everything marked or clean. */
import type { Register } from '../../shared/opinion/register.ts';
import { writing } from '../../shared/opinion/writing.ts';
import { Store } from '../lib/store.ts';
import type { OwnSeat } from './open-options.ts';

/** Marked: with all suggestions. Clean: as it stands, none of them decided. Accepted: as if all were. Original: as it was first recorded. */
export const READINGS = ['marked', 'clean', 'accepted', 'original'] as const;
export type Reading = (typeof READINGS)[number];

export class Manner {
  /** Are edits made as suggestions? Where the policy leaves it free, as was asked for. */
  readonly suggesting = new Store(false);
  readonly reading = new Store<Reading>('marked');
  readonly #seat: OwnSeat;
  #register: Register | null = null;
  #wantsToSuggest = false;

  constructor(seat: OwnSeat) {
    this.#seat = seat;
  }

  /** Has no effect now where the policy leaves no choice. */
  suggest(on: boolean): void {
    this.#wantsToSuggest = on;
    this.#derive();
  }

  /** Only the marked text can be written into. */
  read(how: Reading): void {
    this.reading.set(how);
  }

  registerChanged(register: Register): void {
    this.#register = register;
    this.#derive();
  }

  #derive(): void {
    const how = writing(this.#register, this.#seat);
    this.suggesting.set(how === 'must' || (how === 'may' && this.#wantsToSuggest));
  }
}
