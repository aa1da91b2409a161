/** A log of acts without text, folded in memory. */
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { Bare, Log, LogName, Stored } from '../log/log.ts';
import { readRun } from '../record/chain.ts';
import type { ReadAct } from '../record/read.ts';
import { assertReadable } from '../record/readable.ts';
import { sealEntry } from '../record/seal.ts';
import { Turns } from '../turns.ts';
import type { Done, Line, NewEntry, Stamped } from './journal.ts';

/** How such a log is read and folded; all of it pure but `hear`. */
export interface Folding<State extends Stamped, Fact> {
  readonly name: LogName;
  readonly empty: State;
  /** Throws Malformed. */
  read(stored: Stored): ReadAct<Fact>;
  evolve(state: State, entry: ReadAct<Fact>['entry']): State;
  /** Hears each entry once it is folded, with what was said; null where that was erased. */
  hear(read: ReadAct<Fact>): void;
  /** Whose words this entry takes away: what is kept of what they asked for goes too. Left out: nobody's. */
  erased?(entry: ReadAct<Fact>['entry']): readonly Asked[];
}

/** A command of a seat. */
export interface Asked {
  readonly seat: string;
  readonly uuid: string;
}

/** What a command has become. */
export interface DoneAct<Fact> extends Done {
  readonly act: Fact;
}

export class ActLine<State extends Stamped, Fact extends { readonly type: string }>
  implements Line<State, Fact, ReadAct<Fact>, DoneAct<Fact>>
{
  readonly #log: Log;
  readonly #folding: Folding<State, Fact>;
  readonly #done = new Map<string, DoneAct<Fact>>();
  #state: State;
  // what is kept of entries holds no words: those that are erased would stay here
  #first: Bare | null = null;
  #head: Bare | null = null;

  /** Before its first entry: `catchUp` reads what there is. */
  constructor(log: Log, folding: Folding<State, Fact>) {
    this.#log = log;
    this.#folding = folding;
    this.#state = folding.empty;
  }

  get state(): State {
    return this.#state;
  }

  /** The first entry, null while there is none. */
  get first(): Bare | null {
    return this.#first;
  }

  done(seat: string, uuid: string): DoneAct<Fact> | undefined {
    return this.#done.get(keyOf({ seat, uuid }));
  }

  /** At most so many entries after that `seq`, in order, with what was said; others are served meanwhile. Throws StorageFault or RecordDamage. */
  async entries(after: number, limit: number): Promise<readonly ReadAct<Fact>[]> {
    const { name, read } = this.#folding;
    const turns = new Turns();
    const found: ReadAct<Fact>[] = [];
    for (const stored of await this.#log.read(name, after, limit)) {
      await turns.breathe();
      found.push(read(stored));
    }
    return found;
  }

  async append(entry: NewEntry<Fact>, note: ActNote): Promise<readonly ReadAct<Fact>[] | null> {
    const { name } = this.#folding;
    const sealed = sealEntry({ log: name, prev: this.#head, entry, textHash: null, payload: { kind: 'act', note } });
    assertReadable(() => this.#folding.read(sealed));
    return (await this.#log.append(name, [sealed])) === 'ok' ? this.#fold([sealed]) : null;
  }

  async catchUp(): Promise<readonly ReadAct<Fact>[]> {
    return this.#fold(await this.#log.read(this.#folding.name, this.#state.seq));
  }

  /** Is everything folded that the log holds? */
  async isAtHead(): Promise<boolean> {
    const head = await this.#log.head(this.#folding.name);
    return (head?.seq ?? 0) <= this.#state.seq;
  }

  #fold(stored: readonly Stored[]): readonly ReadAct<Fact>[] {
    const { name, read, evolve, hear, erased } = this.#folding;
    const news = readRun(name, this.#head, stored, read);
    for (const one of news) {
      const { entry, note } = one;
      this.#state = evolve(this.#state, entry);
      hear(one);
      this.#done.set(keyOf({ seat: entry.by.seat, uuid: entry.uuid }), { seq: entry.seq, act: entry.fact, asked: note?.asked ?? null });
      for (const one of erased?.(entry) ?? []) this.#forget(keyOf(one));
    }
    this.#first ??= bare(stored[0]);
    this.#head = bare(stored.at(-1)) ?? this.#head;
    return news;
  }

  /** Whoever guesses words must not find here that they were these. */
  #forget(key: string): void {
    const done = this.#done.get(key);
    if (done !== undefined) this.#done.set(key, { ...done, asked: null });
  }
}

const keyOf = ({ seat, uuid }: Asked): string => `${seat} ${uuid}`;

const bare = (one: Stored | undefined): Bare | null => (one === undefined ? null : { seq: one.seq, header: one.header });
