/**
 * How all opinions stand, without a room for each. What is known of one is held against the end of its log, and derived anew where the log
 * has gone on: one log after the other, and none of them stays in memory. An opinion whose room is loaded speaks for itself.
 *
 * What comes to pass by itself is recorded by rooms: one where something is due gets its room, also when the hour comes and nobody is there.
 */
import type { BroughtPolicy } from '../../../shared/opinion/follow.ts';
import { type Clock, LONGEST_TIMER_MS } from '../../clock.ts';
import { type Log, type LogName, StorageFault } from '../../log/log.ts';
import type { Logger } from '../../logger.ts';
import { RecordDamage } from '../../record/damage.ts';
import { headerHash } from '../../record/header.ts';
import { Ledger } from '../journal/ledger.ts';
import type { Room } from '../room.ts';
import { isWaiting, readSummary, type Source, type Summary, summaryOf, writeSummary } from './summary.ts';

interface SummariesTools {
  readonly log: Log;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly policyOf: (opinion: string) => BroughtPolicy | null;
  /** The room of an opinion where it is loaded, or being loaded. */
  readonly loaded: (id: string) => Promise<Room | null> | null;
  readonly open: (id: string) => Promise<Room | null>;
}

export interface Summarised {
  readonly id: string;
  readonly summary: Summary;
}

/** Nothing can be said of one whose record is not sound, but that. */
interface Halted {
  readonly id: string;
  readonly why: string;
}

/** Where the logs of opinions end, by id: the last header, null where it is damaged. */
type Ends = ReadonlyMap<string, Uint8Array | null>;

const nameOf = (id: string): LogName => ({ kind: 'opinion', id });

export class Summaries {
  readonly #tools: SummariesTools;
  readonly #kept = new Map<string, Summary>();
  /** Where those ended on which conditions count, when the opinion last heard of them. */
  readonly #heard = new Map<string, string>();
  readonly #unwatch = new Map<string, () => void>();
  #begun: Promise<void> | null = null;
  #work: Promise<unknown> = Promise.resolve();
  #cancelDue: () => void = () => {};
  #closed = false;

  constructor(tools: SummariesTools) {
    this.#tools = tools;
  }

  /** By id. One that is halted takes none of the others with it. Throws StorageFault. */
  async all(): Promise<{ readonly sound: readonly Summarised[]; readonly halted: readonly Halted[] }> {
    const ends = await this.#ends();
    const halted: Halted[] = [];
    const found = await Promise.all(
      [...ends.keys()].map(async (id) => {
        try {
          return { id, summary: await this.#at(id, ends) };
        } catch (fault) {
          if (fault instanceof StorageFault) throw fault;
          this.#tools.logger.error({ err: fault, opinion: id }, 'an opinion is halted');
          halted.push({ id, why: fault instanceof RecordDamage ? fault.message : '' });
          return null;
        }
      }),
    );
    return { sound: found.filter((one): one is Summarised => one !== null && one.summary !== null), halted };
  }

  /** null where there is no such opinion. Throws StorageFault or RecordDamage. */
  async of(id: string): Promise<Summary | null> {
    const ends = await this.#ends();
    return ends.has(id) ? this.#at(id, ends) : null;
  }

  /** The room of this opinion ends. */
  async left(id: string, source: Source): Promise<void> {
    await this.#keep(id, summaryOf(source));
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelDue();
    for (const unwatch of this.#unwatch.values()) unwatch();
    await this.#work;
  }

  async #ends(): Promise<Ends> {
    this.#begun ??= this.#begin();
    await this.#begun;
    const heads = (await this.#tools.log.heads()).filter(({ log }) => log.kind === 'opinion');
    for (const { log } of heads) this.#watch(log);
    return new Map(heads.map(({ log, header }) => [log.id, header]));
  }

  /** A cache that cannot be read is none. */
  async #begin(): Promise<void> {
    const { log, logger } = this.#tools;
    try {
      for (const { log: name, bytes } of await log.summaries()) {
        const summary = name.kind === 'opinion' ? readSummary(bytes) : null;
        if (summary !== null) this.#kept.set(name.id, summary);
      }
      this.#plan();
    } catch (fault) {
      logger.warn({ err: fault }, 'summaries could not be read');
    }
  }

  async #at(id: string, ends: Ends): Promise<Summary | null> {
    const loaded = this.#tools.loaded(id);
    if (loaded !== null) {
      // the room that follows one that was dropped reads the log again
      const looked = await this.#look(loaded).catch((fault: unknown) => (fault instanceof StorageFault ? null : Promise.reject(fault)));
      if (looked !== null) return looked;
    }
    return this.#ready(id, ends) ?? this.#turn(async () => this.#ready(id, ends) ?? this.#find(id, ends));
  }

  /** What is known already, where it is all that there is to say. */
  #ready(id: string, ends: Ends): Summary | null {
    const kept = this.#current(id, ends);
    return kept === null || this.#waits(id, kept, ends) ? null : kept;
  }

  async #find(id: string, ends: Ends): Promise<Summary | null> {
    if (this.#closed) throw new StorageFault('the server stops; ask again');
    const summary = this.#current(id, ends) ?? (await this.#derive(id));
    if (summary === null || !this.#waits(id, summary, ends)) return summary;
    this.#heard.set(id, endsOf(summary, ends));
    return this.#look(this.#tools.open(id));
  }

  /** From the log, which is let go of at once. */
  async #derive(id: string): Promise<Summary | null> {
    const ledger = await Ledger.load(this.#tools.log, nameOf(id));
    if (ledger.seq === 0) return null;
    const summary = summaryOf(ledger);
    await this.#keep(id, summary);
    return summary;
  }

  #current(id: string, ends: Ends): Summary | null {
    const [kept, header] = [this.#kept.get(id), ends.get(id)];
    return kept !== undefined && header != null && kept.head === headerHash(header) ? kept : null;
  }

  #waits(id: string, summary: Summary, ends: Ends): boolean {
    const { clock, policyOf } = this.#tools;
    return isWaiting(summary, clock.now(), policyOf(id)) || (this.#heard.get(id) ?? '') !== endsOf(summary, ends);
  }

  async #look(opened: Promise<Room | null>): Promise<Summary | null> {
    const room = await opened;
    return room === null ? null : room.look(summaryOf);
  }

  async #keep(id: string, summary: Summary): Promise<void> {
    if (this.#kept.get(id)?.head === summary.head) return;
    this.#kept.set(id, summary);
    this.#plan();
    const { log, logger } = this.#tools;
    await log
      .putSummary(nameOf(id), writeSummary(summary))
      .catch((fault: unknown) => logger.warn({ err: fault, opinion: id }, 'no summary'));
  }

  /** Where another node works on an opinion, those who look on here hear of it as if somebody did so here. */
  #watch(name: LogName): void {
    if (this.#closed || this.#unwatch.has(name.id)) return;
    const news = async (): Promise<void> => {
      const head = await this.#tools.log.head(name);
      if (this.#current(name.id, new Map([[name.id, head?.header ?? null]])) === null) await this.#open(name.id);
    };
    this.#unwatch.set(
      name.id,
      this.#tools.log.watch(name, () => this.#later(name.id, news)),
    );
  }

  #plan(): void {
    this.#cancelDue();
    const now = this.#tools.clock.now();
    const ahead = [...this.#kept.values()].flatMap(({ dueAt }) => (dueAt !== null && dueAt > now ? dueAt : []));
    if (ahead.length === 0 || this.#closed) return;
    const leftMs = ahead.reduce((next, at) => Math.min(next, at)) - now;
    this.#cancelDue = this.#tools.clock.after(Math.min(leftMs, LONGEST_TIMER_MS), () => {
      const due = [...this.#kept].filter(([, { dueAt }]) => dueAt !== null && dueAt <= this.#tools.clock.now());
      for (const [id] of due) this.#later(id, () => this.#open(id));
      this.#plan();
    });
  }

  async #open(id: string): Promise<void> {
    if (this.#tools.loaded(id) === null) await this.#tools.open(id);
  }

  #later(id: string, work: () => Promise<void>): void {
    if (this.#closed) return;
    this.#turn(work).catch((fault: unknown) => this.#tools.logger.warn({ err: fault, opinion: id }, 'an opinion could not be looked at'));
  }

  /** One after the other, so that one log at a time is in memory. */
  #turn<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }
}

/** Where those end on which conditions count. */
const endsOf = ({ countsOn }: Summary, ends: Ends): string =>
  countsOn.map((id) => `${id} ${headerHash(ends.get(id) ?? new Uint8Array())}`).join(', ');
