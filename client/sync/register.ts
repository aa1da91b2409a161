/**
 * The register as the server tells it: one snapshot, then patches, each with its log position. A patch that does not follow on what is
 * held means that something was missed; then the whole register is asked for again, and patches wait for nothing: the answer is newer.
 */
import type { Register, RegisterPatch } from '../../shared/opinion/register.ts';
import { applyPatch } from '../../shared/opinion/show.ts';
import { type Readable, Store } from '../lib/store.ts';

export class RegisterStore implements Readable<Register | null> {
  readonly #store = new Store<Register | null>(null);
  readonly #askAgain: () => void;

  /** `askAgain` fetches the register and gives it to `snapshot`; called once for each gap. */
  constructor(askAgain: () => void) {
    this.#askAgain = askAgain;
  }

  readonly subscribe: Readable<Register | null>['subscribe'] = (listener) => this.#store.subscribe(listener);
  readonly getSnapshot: Readable<Register | null>['getSnapshot'] = () => this.#store.getSnapshot();

  snapshot(register: Register): void {
    const held = this.#store.getSnapshot();
    if (held === null || register.seq >= held.seq) this.#store.set(register);
  }

  patch(patch: RegisterPatch): void {
    const held = this.#store.getSnapshot();
    if (held !== null && patch.seq <= held.seq) return;
    if (held === null || patch.from !== held.seq) return this.#askAgain();
    this.#store.set(applyPatch(held, patch));
  }
}
