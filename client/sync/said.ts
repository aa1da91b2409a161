/**
 * What this person said in threads and no log holds yet: on the device from before it is sent until there is an answer, so that neither a
 * lost line nor a closed page loses it (SPEC P31). By opinion, seat and person, as what is raised (kept-acts.ts). One after the other: an
 * answer to a thread that waits itself comes after it.
 */
import type { AskedAudience } from '../../shared/comments/audience.ts';
import type { Api } from '../../shared/wire/api.ts';
import type { Clock } from '../lib/clock.ts';
import { type Readable, Store } from '../lib/store.ts';
import { Resend } from './resend.ts';

export type Saying = Api['POST /api/opinions/:id/threads/commands']['body'] & { readonly audience: AskedAudience };

/** Why it will not be said. */
export interface No {
  readonly status: number;
  readonly code: string;
}

export interface KeptSaying {
  readonly envelope: Saying;
  /** When it was made, ms UTC. */
  readonly at: number;
  /** null = it has no answer yet. */
  readonly no: No | null;
}

/** `kept`: no answer yet, and it is sent until there is one. */
export type Said = 'said' | 'kept' | No;

const START = 'nemcon.said.';

interface Whose {
  readonly storage: Storage;
  readonly opinion: string;
  readonly seat: string;
  readonly person: string;
  readonly clock: Clock;
  /** null = no answer that says what happened. */
  readonly attempt: (envelope: Saying) => Promise<'said' | No | null>;
}

export class SaidWords implements Readable<readonly KeptSaying[]> {
  readonly #whose: Whose;
  readonly #start: string;
  readonly #all = new Map<string, KeptSaying>();
  /** Being sent for the first time: whoever says it waits for the answer. */
  readonly #fresh = new Set<string>();
  readonly #shown = new Store<readonly KeptSaying[]>([]);
  readonly #resend: Resend<KeptSaying>;

  constructor(whose: Whose) {
    this.#whose = whose;
    const { storage, opinion, seat, person } = whose;
    const seats = `${START}${opinion}.${seat}.`;
    this.#start = seats + personal(person);
    for (const name of namesIn(storage, seats)) {
      // nobody sends what another one at this device has left
      if (!name.startsWith(this.#start)) storage.removeItem(name);
      else {
        const kept = JSON.parse(storage.getItem(name) ?? 'null') as KeptSaying | null;
        if (kept !== null) this.#all.set(kept.envelope.uuid, kept);
      }
    }
    this.#show();
    this.#resend = new Resend({
      clock: whose.clock,
      next: () => this.#shown.getSnapshot().find(({ no }) => no === null),
      send: (kept) => this.#settle(kept),
    });
    if (this.#all.size > 0) void this.sendKept();
  }

  /** In the order in which they were said. */
  readonly getSnapshot = (): readonly KeptSaying[] => this.#shown.getSnapshot();
  readonly subscribe: Readable<readonly KeptSaying[]>['subscribe'] = (listener) => this.#shown.subscribe(listener);

  async say(envelope: Saying): Promise<Said> {
    const { uuid } = envelope;
    this.#fresh.add(uuid);
    this.#put({ envelope, at: this.#whose.clock.now(), no: null });
    const isFirst = [...this.#all.values()].every((one) => one.no !== null || one.envelope.uuid === uuid);
    const answer = isFirst ? await this.#whose.attempt(envelope) : null;
    this.#fresh.delete(uuid);
    if (answer !== null) {
      this.forget(uuid);
      return answer;
    }
    this.#show();
    this.#resend.tryLater();
    return 'kept';
  }

  sendKept(): Promise<void> {
    return this.#resend.sendKept();
  }

  /** It is said, or its author has read why it is not. */
  forget(uuid: string): void {
    this.#all.delete(uuid);
    this.#whose.storage.removeItem(this.#start + uuid);
    this.#show();
  }

  close(): void {
    this.#resend.close();
  }

  /** True = this one is over, whatever came of it. */
  async #settle(kept: KeptSaying): Promise<boolean> {
    const answer = await this.#whose.attempt(kept.envelope);
    if (answer === null) return false;
    if (answer === 'said') this.forget(kept.envelope.uuid);
    else this.#put({ ...kept, no: answer });
    return true;
  }

  #put(kept: KeptSaying): void {
    this.#all.set(kept.envelope.uuid, kept);
    try {
      this.#whose.storage.setItem(this.#start + kept.envelope.uuid, JSON.stringify(kept));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // no room: it stays on this page, just not over a reload
    }
    this.#show();
  }

  #show(): void {
    const shown = [...this.#all.values()].filter(({ envelope }) => !this.#fresh.has(envelope.uuid));
    this.#shown.set(shown.sort((one, other) => one.at - other.at));
  }
}

/** The opinions beside which this person has something kept. */
export const saidOn = (storage: Storage, seat: string, person: string): ReadonlySet<string> =>
  new Set(ownNames(storage, seat, person).map(([opinion]) => opinion));

/** Whoever signs out leaves nothing behind that is sent later. */
export function forgetSaid(storage: Storage, seat: string, person: string): void {
  for (const [, name] of ownNames(storage, seat, person)) storage.removeItem(name);
}

const ownNames = (storage: Storage, seat: string, person: string): readonly (readonly [opinion: string, name: string])[] =>
  namesIn(storage, START).flatMap((name) => {
    const [opinion = ''] = name.slice(START.length).split('.');
    return name.startsWith(`${START}${opinion}.${seat}.${personal(person)}`) ? [[opinion, name] as const] : [];
  });

const personal = (person: string): string => `${encodeURIComponent(person)}.`;

const namesIn = (storage: Storage, start: string): readonly string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((name) => name.startsWith(start));
