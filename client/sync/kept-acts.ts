/**
 * What this person raised and the record does not hold yet: on the device from before it is sent until there is an answer, so that neither
 * a lost line nor a closed page loses it. By opinion, seat and person: nobody sends what another one at this device has left.
 */
import type { Envelope } from '../../shared/opinion/command.ts';
import type { Refusal } from '../../shared/opinion/refusal.ts';
import type { Issue } from '../../shared/wire/problem.ts';
import { type Readable, Store } from '../lib/store.ts';
import { RAISING } from './acts.ts';

/** Why it will not come into the record, or not with all that was asked for. */
export type No =
  /** The objection stands, and not under the condition that it was given (SPEC 1.7). */
  | { readonly why: 'without-end' }
  | { readonly why: 'refused'; readonly refusal: Refusal }
  | { readonly why: 'no-right' | 'not-found' }
  | { readonly why: 'not-understood'; readonly issues?: readonly Issue[] };

export interface KeptAct {
  readonly envelope: Envelope;
  /** When it was made, ms UTC. */
  readonly at: number;
  /** null = it has no answer yet. */
  readonly no: No | null;
}

const START = 'nemcon.act.';

export class KeptActs implements Readable<readonly KeptAct[]> {
  readonly #storage: Storage;
  readonly #prefix: string;
  readonly #all = new Map<string, KeptAct>();
  /** Being sent for the first time: whoever raised it is waiting for the answer. */
  readonly #fresh = new Set<string>();
  readonly #shown: Store<readonly KeptAct[]>;

  constructor(storage: Storage, opinion: string, seat: string, person: string, shown = new Store<readonly KeptAct[]>([])) {
    this.#shown = shown;
    this.#storage = storage;
    const seats = `${START}${opinion}.${seat}.`;
    this.#prefix = seats + personal(person);
    for (const name of namesIn(storage, seats)) {
      const act = name.startsWith(this.#prefix) ? read(storage.getItem(name)) : null;
      if (act === null) storage.removeItem(name);
      else this.#all.set(act.envelope.uuid, act);
    }
    this.#show();
  }

  /** In the order in which they were made. */
  readonly getSnapshot = (): readonly KeptAct[] => this.#shown.getSnapshot();
  readonly subscribe: Readable<readonly KeptAct[]>['subscribe'] = (listener) => this.#shown.subscribe(listener);

  /** Before it is sent for the first time. */
  add(envelope: Envelope, at: number): void {
    this.#fresh.add(envelope.uuid);
    this.#put({ envelope, at, no: null });
  }

  /** It waits for an answer, or has one that is no. */
  wait(uuid: string, no: No | null = null): void {
    this.#fresh.delete(uuid);
    const act = this.#all.get(uuid);
    if (act !== undefined) this.#put({ ...act, no });
  }

  /** It is in the record as it was asked for, or its author has read why it is not. */
  forget(uuid: string): void {
    this.#fresh.delete(uuid);
    this.#all.delete(uuid);
    this.#storage.removeItem(this.#prefix + uuid);
    this.#show();
  }

  #put(act: KeptAct): void {
    const { uuid } = act.envelope;
    this.#all.set(uuid, act);
    // it is in the record, and a page of an earlier build would not know what to say of it
    if (act.no?.why === 'without-end') this.#storage.removeItem(this.#prefix + uuid);
    else this.#store(act);
    this.#show();
  }

  #store(act: KeptAct): void {
    const { uuid } = act.envelope;
    try {
      this.#storage.setItem(this.#prefix + uuid, JSON.stringify(act));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error; // no room: it stays on this page, just not over a reload
    }
  }

  #show(): void {
    const shown = [...this.#all.values()].filter(({ envelope }) => !this.#fresh.has(envelope.uuid));
    this.#shown.set(shown.sort((one, other) => one.at - other.at));
  }
}

/** The opinions on which this person has something kept. */
export const keptOn = (storage: Storage, seat: string, person: string): ReadonlySet<string> =>
  new Set(ownNames(storage, seat, person).map(([opinion]) => opinion));

/** Whoever signs out leaves nothing behind that is sent later. */
export function forgetKeptActs(storage: Storage, seat: string, person: string): void {
  for (const [, name] of ownNames(storage, seat, person)) storage.removeItem(name);
}

const personal = (person: string): string => `${encodeURIComponent(person)}.`;

function ownNames(storage: Storage, seat: string, person: string): readonly (readonly [opinion: string, name: string])[] {
  return namesIn(storage, START).flatMap((name) => {
    const [opinion = ''] = name.slice(START.length).split('.');
    return name.startsWith(`${START}${opinion}.${seat}.${personal(person)}`) ? [[opinion, name] as const] : [];
  });
}

const namesIn = (storage: Storage, start: string): readonly string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((name) => name.startsWith(start));

function read(text: string | null): KeptAct | null {
  const act = JSON.parse(text ?? 'null') as KeptAct | null;
  return act === null || !RAISING.has(act.envelope.command.do) ? null : act;
}
