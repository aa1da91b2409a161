/**
 * The journal of a log of acts without text: it has its own queue, and follows what other nodes append. Reading is immediate: rights are
 * judged against what was read.
 */
import { randomUUID } from 'node:crypto';
import type { Json } from '../../shared/lib/canonical-json.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { type Bare, type Log, StorageFault } from '../log/log.ts';
import type { Logger } from '../logger.ts';
import { digestOf } from '../record/asked.ts';
import type { ReadAct } from '../record/read.ts';
import { ActLine, type DoneAct, type Folding } from './act-line.ts';
import { Journal, type JournalTools, REUSED, type Stamped, type Timing } from './journal.ts';

export interface ActJournalTools extends JournalTools {
  readonly log: Log;
  readonly logger: Logger;
}

export interface ActRules<State extends Stamped, Fact> extends Folding<State, Fact>, Timing<State, Fact> {}

export interface Recorded<Fact> {
  readonly seq: number;
  readonly act: Fact;
}

/** What somebody asks of a log. Without a `uuid` it is asked once and never again. */
interface Ask {
  readonly seat: string;
  readonly uuid?: string | undefined;
  /** As the sender asked for it: what the server finds out for itself may be another thing when it is sent again. */
  readonly asked: Json;
  readonly note: ActNote;
}

/** The actor as of now, and what the rules say. */
interface Ruling<Fact> {
  readonly by: Actor;
  readonly fact: Fact;
}

interface Reused {
  readonly code: typeof REUSED;
}

export class ActJournal<State extends Stamped, Fact extends { readonly type: string }> {
  readonly #tools: ActJournalTools;
  readonly #rules: ActRules<State, Fact>;
  readonly #line: ActLine<State, Fact>;
  readonly #journal: Journal<State, Fact, ReadAct<Fact>, DoneAct<Fact>>;
  readonly #listeners = new Set<(facts: readonly Fact[]) => void>();
  #queue: Promise<unknown> = Promise.resolve();
  #unwatch: () => void = () => {};
  #closed = false;
  /** How often storage failed. */
  #faults = 0;

  private constructor(tools: ActJournalTools, rules: ActRules<State, Fact>) {
    this.#tools = tools;
    this.#rules = rules;
    this.#line = new ActLine(tools.log, rules);
    this.#journal = new Journal({
      name: rules.name,
      line: this.#line,
      timing: rules,
      clock: tools.clock,
      clockWatch: tools.clockWatch,
      tell: (news) => this.#tell(news),
      onDue: () => this.#later(() => this.#journal.lapse()),
    });
  }

  /** At the head of its log; throws StorageFault, or RecordDamage where the log is not sound. */
  static async open<State extends Stamped, Fact extends { readonly type: string }>(
    tools: ActJournalTools,
    rules: ActRules<State, Fact>,
  ): Promise<ActJournal<State, Fact>> {
    const opened = new ActJournal(tools, rules);
    await opened.#journal.catchUp();
    opened.#unwatch = tools.log.watch(rules.name, () => opened.#later(() => opened.#journal.catchUp()));
    return opened;
  }

  get state(): State {
    return this.#line.state;
  }

  /** The first entry, null while there is none. */
  get first(): Bare | null {
    return this.#line.first;
  }

  /** What was said with entry `seq`; null where it was erased, or there is no such entry. Throws StorageFault or RecordDamage. */
  async note(seq: number): Promise<ActNote | null> {
    const [one] = await this.entries(seq - 1, 1);
    return one?.note ?? null;
  }

  /** At most so many entries after that `seq`, in order, with what was said. Throws StorageFault or RecordDamage. */
  entries(after: number, limit: number): Promise<readonly ReadAct<Fact>[]> {
    return this.#line.entries(after, limit);
  }

  /** Calls back with what has happened once it is folded, until the returned function is called. */
  onChange(listener: (facts: readonly Fact[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `rule` is asked when its turn comes, and again where another node was first. Throws StorageFault where the outcome is unknown. */
  act<Refusal>(
    { seat, uuid, asked: wish, note: said }: Ask,
    rule: (state: State, now: number) => Result<Ruling<Fact>, Refusal>,
  ): Promise<Result<Recorded<Fact>, Refusal | Reused>> {
    const asked = uuid === undefined ? null : digestOf(wish);
    const note = asked === null ? said : { ...said, asked };
    const id = uuid ?? randomUUID();
    return this.#turn(async () => {
      const done = await this.#journal.once({ seat, uuid: id, asked }, async (): Promise<Result<Recorded<Fact>, Refusal> | null> => {
        const ruling = rule(this.state, this.#journal.now());
        if (!ruling.ok) return (await this.#journal.hasGoneOn()) ? null : ruling;
        const { by, fact } = ruling.value;
        const seq = await this.#journal.record(by, id, fact, note);
        return seq === null ? null : ok({ seq, act: fact });
      });
      if (done === REUSED) return no({ code: REUSED });
      return 'known' in done ? ok(done.known) : done.value;
    });
  }

  /** Folds all that the log holds as this is asked, whatever this node has heard of so far. Throws StorageFault or RecordDamage. */
  async toHead(): Promise<void> {
    if (!(await this.#line.isAtHead())) await this.#turn(() => this.#journal.catchUp());
  }

  /** Is everything folded that the log holds? Where not, it is caught up with. */
  async atHead(): Promise<boolean> {
    const level = await this.#line.isAtHead();
    if (!level) this.#later(() => this.#journal.catchUp());
    return level;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#unwatch();
    this.#journal.close();
    await this.#queue;
  }

  #tell(news: readonly ReadAct<Fact>[]): void {
    const facts = news.map(({ entry }) => entry.fact);
    for (const listener of this.#listeners) listener(facts);
  }

  /** Whoever waited while storage failed does not wait for that once more. */
  #turn<Value>(work: () => Promise<Value>): Promise<Value> {
    const faults = this.#faults;
    const done = this.#queue.then(() => {
      if (faults !== this.#faults) throw new StorageFault('the log failed; ask again');
      return work();
    });
    this.#queue = done.catch((fault: unknown) => this.#failed(fault));
    return done;
  }

  /** In its turn. A fault here shows in readiness (`atHead`) and in the next act. */
  #later(work: () => Promise<void>): void {
    const { kind, id } = this.#rules.name;
    this.#queue = this.#queue
      .then(() => (this.#closed ? undefined : work()))
      .catch((fault: unknown) => {
        this.#failed(fault);
        this.#tools.logger.error({ err: fault, log: `${kind}/${id}` }, 'a log could not be followed');
      });
  }

  #failed(fault: unknown): void {
    if (fault instanceof StorageFault) this.#faults++;
  }
}
