/**
 * What this person raised on any opinion and the record does not hold yet, sent from whatever page is open (SPEC N5). An opinion that is
 * open on the page sends its own (raising.ts).
 */

import type { Clock } from '../lib/clock.ts';
import { type Readable, Store } from '../lib/store.ts';
import type { Door } from './acts.ts';
import { attempt } from './attempt.ts';
import { type KeptAct, KeptActs, keptOn } from './kept-acts.ts';
import { Raising } from './raising.ts';

export interface Unsent extends KeptAct {
  readonly opinion: string;
}

interface Whose {
  readonly storage: Storage;
  readonly seat: string;
  readonly person: string;
  /** The opinion that is open on the page. */
  readonly here: string | null;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
}

const ANSWER_MS = 15_000;

export class Outbox implements Readable<readonly Unsent[]> {
  readonly #shown = new Store<readonly Unsent[]>([]);
  readonly #raisings: ReadonlyMap<string, Raising>;

  constructor({ storage, seat, person, here, fetch, clock }: Whose) {
    const boxes = new Map<string, Store<readonly KeptAct[]>>();
    const gather = (): void =>
      this.#shown.set([...boxes].flatMap(([opinion, box]) => box.getSnapshot().map((act) => ({ ...act, opinion }))));
    const opinions = [...keptOn(storage, seat, person)].filter((opinion) => opinion !== here);
    this.#raisings = new Map(
      opinions.map((opinion) => {
        const shown = new Store<readonly KeptAct[]>([]);
        boxes.set(opinion, shown);
        shown.subscribe(gather);
        const once: Door['attempt'] = (envelope) => attempt(envelope, { opinion, seat, fetch, clock }, ANSWER_MS);
        return [
          opinion,
          new Raising({ clock, shown, live: () => false, send: once, attempt: once }, new KeptActs(storage, opinion, seat, person, shown)),
        ];
      }),
    );
    gather();
  }

  readonly getSnapshot = (): readonly Unsent[] => this.#shown.getSnapshot();
  readonly subscribe: Readable<readonly Unsent[]>['subscribe'] = (listener) => this.#shown.subscribe(listener);

  /** All of it has an answer, or was tried once more. */
  async sendKept(): Promise<void> {
    await Promise.all([...this.#raisings.values()].map((raising) => raising.sendKept()));
  }

  /** Whoever raised it has read why it is not in the record. */
  dismiss({ opinion, envelope }: Unsent): void {
    this.#raisings.get(opinion)?.dismiss(envelope.uuid);
  }

  close(): void {
    for (const raising of this.#raisings.values()) raising.close();
  }
}
