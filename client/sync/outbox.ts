/**
 * What this person raised on any opinion and the record does not hold yet, and what it said beside one, sent from whatever page is open (SPEC
 * N5, P31). An opinion that is open on the page sends its own (raising.ts, said.ts).
 */

import type { Clock } from '../lib/clock.ts';
import { type Readable, Store } from '../lib/store.ts';
import type { Door } from './acts.ts';
import { attempt } from './attempt.ts';
import { type KeptAct, KeptActs, keptOn } from './kept-acts.ts';
import { Raising } from './raising.ts';
import { type No, SaidWords, type Saying, saidOn } from './said.ts';

export interface Unsent extends KeptAct {
  readonly opinion: string;
}

/** Of one opinion: comments that wait for an answer, and those that were refused. */
export interface UnsaidThere {
  readonly opinion: string;
  readonly waiting: number;
  readonly refused: number;
}

interface Whose {
  readonly storage: Storage;
  readonly seat: string;
  readonly person: string;
  /** The opinion that is open on the page. */
  readonly here: string | null;
  readonly fetch: typeof fetch;
  /** One attempt to say something beside an opinion; null = no answer that says what happened. */
  readonly say: (opinion: string, envelope: Saying, patienceMs: number) => Promise<'said' | No | null>;
  readonly clock: Clock;
}

const ANSWER_MS = 15_000;

export class Outbox implements Readable<readonly Unsent[]> {
  readonly #shown = new Store<readonly Unsent[]>([]);
  readonly #raisings: ReadonlyMap<string, Raising>;
  readonly #sayings: ReadonlyMap<string, SaidWords>;
  /** Where this person has said something that is not sent, or was refused. */
  readonly unsaid = new Store<readonly UnsaidThere[]>([]);

  constructor({ storage, seat, person, here, fetch, say, clock }: Whose) {
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
    const beside = [...saidOn(storage, seat, person)].filter((opinion) => opinion !== here);
    this.#sayings = new Map(
      beside.map((opinion) => {
        const attempt = (envelope: Saying) => say(opinion, envelope, ANSWER_MS);
        return [opinion, new SaidWords({ storage, opinion, seat, person, clock, attempt })];
      }),
    );
    for (const saying of this.#sayings.values()) saying.subscribe(() => this.#tell());
    this.#tell();
  }

  readonly getSnapshot = (): readonly Unsent[] => this.#shown.getSnapshot();
  readonly subscribe: Readable<readonly Unsent[]>['subscribe'] = (listener) => this.#shown.subscribe(listener);

  /** All of it has an answer, or was tried once more. */
  async sendKept(): Promise<void> {
    await Promise.all([...this.#raisings.values(), ...this.#sayings.values()].map((one) => one.sendKept()));
  }

  /** Whoever raised it has read why it is not in the record. */
  dismiss({ opinion, envelope }: Unsent): void {
    this.#raisings.get(opinion)?.dismiss(envelope.uuid);
  }

  close(): void {
    for (const one of [...this.#raisings.values(), ...this.#sayings.values()]) one.close();
  }

  #tell(): void {
    const all = [...this.#sayings].map(([opinion, saying]): UnsaidThere => {
      const kept = saying.getSnapshot();
      const refused = kept.filter(({ no }) => no !== null).length;
      return { opinion, waiting: kept.length - refused, refused };
    });
    this.unsaid.set(all.filter(({ waiting, refused }) => waiting + refused > 0));
  }
}
