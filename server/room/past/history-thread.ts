/**
 * The way into the thread that knows how opinions were: any position, what changed since, the story of a paragraph, whose letters are whose.
 * Entries are read here, handed over in pieces, and folded there; nobody who types waits for it. None before the first question. Where
 * whose letters are whose cannot be told, all else is told without it.
 */
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { BlockId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import { LIMITS } from '../../limits.ts';
import { type Kept, type Log, type LogFold, type LogName, StorageFault, type Stored } from '../../log/log.ts';
import { logKey } from '../../log/name.ts';
import type { Logger } from '../../logger.ts';
import { RecordDamage } from '../../record/damage.ts';
import { Thread, workerBeside } from '../../thread.ts';
import type { MarkedChanges, OwnedStory, SaidAuthors } from './authors-answers.ts';
import { FairLine } from './fair-line.ts';
import { stateBefore } from './history.ts';
import type { PastMoment, Place, Stops } from './history-answers.ts';
import type { Step, Stretch } from './steps.ts';

export type Asked =
  | { readonly what: 'moment'; readonly at: Place }
  | { readonly what: 'stops'; readonly seq: number; readonly times: readonly number[] }
  | { readonly what: 'step'; readonly within: Stretch; readonly at: number; readonly head: number }
  | { readonly what: 'where'; readonly before: number }
  | { readonly what: 'where'; readonly seat: SeatId }
  | { readonly what: 'changes'; readonly from: Place | 'declared'; readonly until: Place; readonly asking: Asking }
  | { readonly what: 'story'; readonly block: BlockId; readonly until: Place; readonly asking: Asking }
  | { readonly what: 'authors'; readonly seq: number; readonly since: number; readonly asking: Asking }
  /** What is to be kept of a fold. */
  | { readonly what: 'kept' };

export interface HistoryQuestion {
  readonly name: LogName;
  /** Of each log there are two: whose letters are whose, and all else. */
  readonly of: LogFold;
  /** Entries that follow those which are folded there. */
  readonly run: readonly Stored[];
  /** What was kept of it, and the entry up to which that goes, to begin with. */
  readonly begin?: { readonly bytes: Uint8Array; readonly last: Stored };
  /** As far it must be folded. */
  readonly upTo: number;
  /** Whose letters are whose cannot be told of this log. */
  readonly withoutAuthors?: boolean;
  /** null: how far is it folded? */
  readonly ask: Asked | null;
}

/** Up to where it is asked about, and how far the log has come. */
interface Span {
  readonly until: number;
  readonly head: number;
}

type Feeding = HistoryQuestion & { readonly ask: null };

interface Need {
  readonly need: number;
  readonly of: LogFold;
}

export type HistoryAnswer =
  | { readonly answer: unknown }
  | Need
  | { readonly damage: { readonly seq: number; readonly why: string } }
  | { readonly fault: string; readonly of: LogFold };

const PIECE = 100;
/** Questions that are in the thread: while one is answered the next is there already. */
const AT_ONCE = 2;
interface Keeping {
  /** Entries after which a fold is kept anew: to fold these takes half a second, to write it as long. */
  readonly every: number;
  /** A larger one is not kept. */
  readonly mostBytes: number;
}
const KEEPING: Keeping = { every: 1_000, mostBytes: LIMITS.keptFoldBytes };

/** Whose letters are whose cannot be told: the reason is the machine's or the fold's. */
class AuthorsFault extends Error {}

/** The thread is gone, for whatever log: nothing is said of what was kept of this one. */
class ThreadEnded extends Error {}

/** Who asks; null: somebody without a seat. These are not told apart, and share one line. */
export type Asker = SeatId | null;

/** Enough wait already. */
export class HistoryBusy extends Error {}

export class HistoryThread {
  readonly #log: Log;
  readonly #thread = new Thread<HistoryQuestion, HistoryAnswer>(
    () => workerBeside(import.meta.url, 'history-worker', { resourceLimits: { maxOldGenerationSizeMb: LIMITS.historyThreadMiB } }),
    (cause) => new ThreadEnded('the thread that knows the past ended', { cause }),
  );
  /** By log: entries are handed over by one at a time. */
  readonly #growing = new Map<string, Promise<void>>();
  /** By log: up to where it was folded, at the last look: whoever asks for more does not take a turn to be told so. */
  readonly #folded = new Map<string, number>();
  /** By log and fold: up to where it is kept. */
  readonly #kept = new Map<string, number>();
  /** Logs whose history was begun with what was kept, and not from the first entry. */
  readonly #begun = new Set<string>();
  /** What is being kept just now. */
  readonly #keeping = new Set<Promise<void>>();
  /** Logs of which whose letters are whose could not be told: it is not tried again before the next start. */
  readonly #untold = new Set<string>();
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #keeps: Keeping;
  readonly #line = new FairLine(AT_ONCE);
  /** By asker: how many have no answer yet. */
  readonly #asked = new Map<Asker, number>();
  #ended = false;

  constructor(log: Log, logger: Pick<Logger, 'warn'>, keeps = KEEPING) {
    this.#log = log;
    this.#keeps = keeps;
    this.#logger = logger;
  }

  /** How it stood after entry `seq`; null where the log does not reach that far. */
  async moment(by: Asker, name: LogName, seq: number): Promise<PastMoment | null> {
    return this.#counted(by, async () => {
      const at = await this.#place(name, seq);
      return at && ((await this.#ask(name, seq, { what: 'moment', at }, by)) as PastMoment);
    });
  }

  /** Along the whole log up to `head`, and the nearest to `seq`. */
  async stops(by: Asker, name: LogName, head: number, seq: number, times: readonly number[]): Promise<Stops> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'stops', seq, times }, by)) as Stops);
  }

  /** The step to `at` or behind it, no further than `head`. */
  async step(by: Asker, name: LogName, head: number, within: Stretch, at: number): Promise<Step> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'step', within, at, head }, by)) as Step);
  }

  /** The last position before a moment, ms UTC; 0 where there is none. */
  async before(by: Asker, name: LogName, head: number, moment: number): Promise<number> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'where', before: moment }, by)) as number);
  }

  /** The last position at which this seat wrote or acted; 0 where it never has. */
  async lastOf(name: LogName, head: number, seat: SeatId): Promise<number> {
    return this.#counted(seat, async () => (await this.#ask(name, head, { what: 'where', seat }, seat)) as number);
  }

  /** `head`: as far the policy is read; null where the log does not reach that far. */
  async changes(
    by: Asker,
    name: LogName,
    since: number | 'declared',
    { until, head }: Span,
    asking: Asking,
  ): Promise<MarkedChanges | null> {
    return this.#counted(by, async () => {
      const from = since === 'declared' ? since : await this.#place(name, since);
      const end = await this.#place(name, until);
      return from && end && ((await this.#ask(name, head, { what: 'changes', from, until: end, asking }, by)) as MarkedChanges);
    });
  }

  async story(by: Asker, name: LogName, block: BlockId, until: number, asking: Asking): Promise<OwnedStory | null> {
    return this.#counted(by, async () => {
      const end = await this.#place(name, until);
      return end && ((await this.#ask(name, until, { what: 'story', block, until: end, asking }, by)) as OwnedStory);
    });
  }

  /** The log reaches that far. */
  async authors(by: Asker, name: LogName, since: number, { until: seq, head }: Span, asking: Asking): Promise<SaidAuthors> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'authors', seq, since, asking }, by)) as SaidAuthors);
  }

  async close(): Promise<void> {
    await Promise.all(this.#keeping);
    this.#ended = true;
    await this.#thread.end();
  }

  /** Throws HistoryBusy, StorageFault or RecordDamage. */
  async #counted<Found>(by: Asker, find: () => Promise<Found>): Promise<Found> {
    const own = this.#asked.get(by) ?? 0;
    if (!this.#mayAsk(by, own)) throw new HistoryBusy('enough questions about the past wait');
    this.#asked.set(by, own + 1);
    try {
      return await find();
    } finally {
      const left = (this.#asked.get(by) ?? 1) - 1;
      if (left === 0) this.#asked.delete(by);
      else this.#asked.set(by, left);
    }
  }

  /** However much others ask, whoever asks nothing yet may ask one thing. */
  #mayAsk(by: Asker, own: number): boolean {
    const all = [...this.#asked.values()].reduce((sum, one) => sum + one, 0);
    const most = by === null ? LIMITS.historyQuestionsWithoutSeat : LIMITS.historyQuestionsEach;
    return own === 0 || (own < most && all < LIMITS.historyQuestions);
  }

  async #place(name: LogName, seq: number): Promise<Place | null> {
    const from = stateBefore(seq);
    const tail = seq === from ? [] : await this.#log.read(name, from, seq - from);
    if (seq === from && seq > 0 && (await this.#log.read(name, seq - 1, 1)).length === 0) return null;
    return tail.length < seq - from ? null : { seq, tail };
  }

  async #ask(name: LogName, upTo: number, ask: Asked, by: Asker): Promise<unknown> {
    let withoutAuthors = this.#untold.has(logKey(name));
    for (;;) {
      try {
        if ((this.#folded.get(logKey(name)) ?? 0) < upTo) await this.#grow(name, 'history', upTo);
        const question = { name, of: 'history', run: [], upTo, ask, withoutAuthors } as const;
        const said = await this.#line.turn(by, () => this.#say(question));
        if ('answer' in said) return said.answer;
        await (said.of === 'authors' ? this.#growAuthors(name, upTo) : this.#grow(name, 'history', upTo));
      } catch (fault) {
        if (this.#ended || fault instanceof StorageFault || fault instanceof ThreadEnded) throw fault;
        if (!(fault instanceof AuthorsFault)) await this.#beginAnew(name, fault);
        else if (withoutAuthors) throw fault;
        else {
          withoutAuthors = true;
          this.#giveUp(name, fault);
        }
      }
    }
  }

  /** What was kept is thrown away, as the fault may be in it; where the log was folded from its first entry the fault is thrown. */
  async #beginAnew(name: LogName, fault: unknown): Promise<void> {
    const key = logKey(name);
    if (!this.#begun.delete(key)) throw fault;
    this.#logger.warn(
      { err: fault, opinion: name.id },
      'what was kept of the past is thrown away, and the log is folded from its first entry',
    );
    this.#folded.delete(key);
    this.#kept.delete(keptKey(name, 'history'));
    await this.#log.putFold(name, 'history', 0, new Uint8Array(0));
  }

  /** What the store does not give now it may give later; a fold that throws, or needs more than there is, does so each time. */
  #giveUp(name: LogName, fault: AuthorsFault): void {
    const key = logKey(name);
    if (this.#untold.has(key)) return;
    if (!(fault.cause instanceof StorageFault)) this.#untold.add(key);
    this.#logger.warn({ err: fault, opinion: name.id }, 'whose words are whose cannot be told');
  }

  /** Throws AuthorsFault. */
  async #growAuthors(name: LogName, upTo: number): Promise<void> {
    try {
      await this.#grow(name, 'authors', upTo);
    } catch (cause) {
      throw new AuthorsFault('whose letters are whose is not known', { cause });
    }
  }

  #grow(name: LogName, of: LogFold, upTo: number): Promise<void> {
    const key = keptKey(name, of);
    const growing = this.#growing.get(key) ?? this.#feed(name, of, upTo).finally(() => this.#growing.delete(key));
    this.#growing.set(key, growing);
    return growing;
  }

  async #feed(name: LogName, of: LogFold, upTo: number): Promise<void> {
    const asked: Feeding = { name, of, run: [], upTo, ask: null };
    let after = (await this.#say(asked)).need;
    if (after === 0) after = await this.#begin(asked);
    while (after < upTo) {
      const run = await this.#log.read(name, after, Math.min(upTo - after, PIECE));
      if (run.length === 0) throw new StorageFault(`${logKey(name)} ends before entry ${upTo}`);
      after = (await this.#say({ ...asked, run })).need;
    }
    if (of === 'history') this.#folded.set(logKey(name), after);
    this.#keepAside(name, of, after);
  }

  /** With what is kept; returns up to where that goes, 0 where there is none of this log. */
  async #begin(asked: Feeding): Promise<number> {
    const { name, of } = asked;
    const found = await this.#log.getFold(name, of).catch((err: unknown) => this.#notKept(name, of, err));
    const [last] = found === null || found.bytes.length === 0 ? [] : await this.#log.read(name, found.seq - 1, 1);
    if (found === null || last === undefined) return 0;
    const { need } = await this.#say({ ...asked, begin: { bytes: found.bytes, last } });
    if (need !== found.seq) return need;
    this.#kept.set(keptKey(name, of), need);
    if (of === 'history') this.#begun.add(logKey(name));
    return need;
  }

  #notKept(name: LogName, of: LogFold, err: unknown): null {
    const what = of === 'authors' ? 'whose words are whose' : 'the past';
    this.#logger.warn({ err, opinion: name.id }, `${what} could not be kept, or not be read again`);
    return null;
  }

  /** Nobody who asks waits for that. */
  #keepAside(name: LogName, of: LogFold, seq: number): void {
    const keeping = this.#keep(name, of, seq)
      .catch((err: unknown) => void this.#notKept(name, of, err))
      .finally(() => this.#keeping.delete(keeping));
    this.#keeping.add(keeping);
  }

  async #keep(name: LogName, of: LogFold, seq: number): Promise<void> {
    const key = keptKey(name, of);
    if (seq - (this.#kept.get(key) ?? 0) < this.#keeps.every) return;
    this.#kept.set(key, seq);
    const said = await this.#say({ name, of, run: [], upTo: seq, ask: { what: 'kept' } });
    const found = 'answer' in said ? (said.answer as Kept | null) : null;
    if (found === null) return;
    if (found.bytes.length > this.#keeps.mostBytes) throw new Error(`it has ${found.bytes.length} bytes`);
    await this.#log.putFold(name, of, found.seq, found.bytes);
  }

  async #say(question: Feeding): Promise<Need>;
  async #say(question: HistoryQuestion): Promise<Need | { readonly answer: unknown }>;
  async #say(question: HistoryQuestion): Promise<Need | { readonly answer: unknown }> {
    if (this.#ended) throw new Error('nothing is asked about the past while the server stops');
    const said = await this.#thread.ask(question);
    if ('damage' in said) throw new RecordDamage(question.name, said.damage.seq, said.damage.why);
    if ('fault' in said) throw said.of === 'authors' ? new AuthorsFault(said.fault) : new Error(said.fault);
    return said;
  }
}

const keptKey = (name: LogName, of: LogFold): string => `${of} ${logKey(name)}`;
