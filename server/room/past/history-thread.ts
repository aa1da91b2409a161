/**
 * The way into the thread that knows how opinions were: any position, what changed since, the story of a paragraph, whose letters are whose.
 * Entries are read here, handed over in pieces, and folded there; nobody who types waits for it. It is there from the first question
 * on, or where a long opinion is followed (follower.ts). Where whose letters are whose cannot be told, all else is told without it.
 */
import type { Worker } from 'node:worker_threads';
import type { Asking } from '../../../shared/opinion/authorship.ts';
import type { BlockId, SeatId } from '../../../shared/opinion/vocabulary.ts';
import type { WordsFault } from '../../../shared/opinion/withholding.ts';
import type { PlainView } from '../../../shared/text/plain-view.ts';
import type { ChangedText } from '../../../shared/wire/past.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { LIMITS } from '../../limits.ts';
import { type Kept, type Log, type LogFold, type LogName, StorageFault } from '../../log/log.ts';
import { logKey } from '../../log/name.ts';
import type { Logger } from '../../logger.ts';
import { RecordDamage } from '../../record/damage.ts';
import type { ChosenWords, GoneWords, ProposedWords } from '../../text/authors/own-gone.ts';
import { Thread, workerBeside } from '../../thread.ts';
import type { OwnedStory } from './authors-answers.ts';
import { FairLine } from './fair-line.ts';
import { Folding, PACE, type Pace } from './folding.ts';
import { type Growth, HistoryBusy, HistoryFolding } from './growth.ts';
import { type Place, stateBefore } from './history.ts';
import type { PastMoment, Stops } from './history-answers.ts';
import type { Asked, AskedChanges, AskedStep, Feeding, HistoryAnswer, HistoryQuestion, MomentAs, Need, Span } from './history-question.ts';
import { KEEPS, Keeping, type Keeps } from './keeping.ts';
import { ALL, type Narrowed, type Narrowing } from './narrowed.ts';
import { OwnShare } from './own-share.ts';
import type { ChosenAsked, FoundGone, GoneAsked, OwnAsked, ProposedAsked } from './own-words.ts';
import {
  type FoundStep,
  type PackedChanges,
  type PackedMeanwhile,
  type PackedStep,
  unpackedChanges,
  unpackedMeanwhile,
  unpackedStep,
} from './packed-changes.ts';
import { type PackedMoment, unpackedMoment } from './packed-moment.ts';
import type { Meanwhile } from './period.ts';

/** Questions that are in the thread: while one is answered the next is there already. */
const AT_ONCE = 2;
export const historyWorker = (): Worker =>
  workerBeside(import.meta.url, 'history-worker', { resourceLimits: { maxOldGenerationSizeMb: LIMITS.historyThreadMiB } });

/** Whose letters are whose cannot be told: the reason is the machine's or the fold's. */
class AuthorsFault extends Error {}

/** The thread is gone, for whatever log: nothing is said of what was kept of this one. */
class ThreadEnded extends Error {}

/** What came of a look at it: it is not at the end yet; it is now; or nothing was left to do. */
export type Followed = 'behind' | 'followed' | 'quiet';

/** What is neither damage nor a fault. */
type Said = Extract<HistoryAnswer, { readonly answer: unknown } | { readonly tails: unknown } | Need>;

/** Who asks; null: somebody without a seat. These are not told apart, and share one line. */
export type Asker = SeatId | null;

interface Settings extends Keeps, Pace {
  readonly start: () => Worker;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
}

export class HistoryThread {
  readonly #log: Log;
  readonly #thread: Thread<HistoryQuestion, HistoryAnswer>;
  /** Logs of which whose letters are whose could not be told: it is not tried again before the next start. */
  readonly #untold = new Set<string>();
  /** By log: what has not read this entry says nothing of it any more. */
  readonly #least = new Map<string, number>();
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #keeping: Keeping;
  readonly #folding: Folding;
  readonly #line = new FairLine(AT_ONCE);
  readonly #share: OwnShare;
  /** By asker: how many have no answer yet. */
  readonly #asked = new Map<Asker, number>();
  #ended = false;

  constructor(log: Log, logger: Pick<Logger, 'warn'>, { start = historyWorker, clock = systemClock, ...given }: Partial<Settings> = {}) {
    this.#log = log;
    this.#logger = logger;
    this.#share = new OwnShare(clock);
    this.#keeping = new Keeping(log, logger, { ...KEEPS, ...given }, (name, of) => this.#written(name, of));
    this.#folding = new Folding({ log, keeping: this.#keeping, say: (feeding) => this.#say(feeding) }, { ...PACE, ...given });
    this.#thread = new Thread(start, (cause) => new ThreadEnded('the thread that knows the past ended', { cause }));
  }

  /** Somebody waits for an answer, or a log is being folded for somebody. */
  get isBusy(): boolean {
    return this.#asked.size > 0 || this.#folding.isBusy;
  }

  /** How it stood after entry `seq`; null where the log does not reach that far. */
  async moment(by: Asker, name: LogName, seq: number): Promise<PastMoment | null> {
    return this.#counted(by, async () => {
      if (!(await this.#reaches(name, seq))) return null;
      return unpackedMoment((await this.#ask(name, seq, { what: 'moment', at: seq }, by)) as PackedMoment);
    });
  }

  /** JSON of that, or plain text; null as above, and where plain text has to be told in a language. */
  async momentAs<As extends MomentAs>(
    by: Asker,
    name: LogName,
    seq: number,
    as: As,
  ): Promise<(As extends PlainView ? string : Uint8Array) | null> {
    return this.#counted(by, async () => {
      if (!(await this.#reaches(name, seq))) return null;
      return (await this.#ask(name, seq, { what: 'moment', at: seq, as }, by)) as (As extends PlainView ? string : Uint8Array) | null;
    });
  }

  /** What has happened behind `began`, up to `end`; null where the log does not reach that far. */
  async meanwhile(by: Asker, name: LogName, began: number, end: number): Promise<Meanwhile | null> {
    return this.#counted(by, async () => {
      if (!(await this.#reaches(name, end))) return null;
      return unpackedMeanwhile((await this.#ask(name, end, { what: 'meanwhile', from: began, until: end }, by)) as PackedMeanwhile);
    });
  }

  /** Along the whole log up to `head`, and the nearest to `seq`. */
  async stops(by: Asker, name: LogName, head: number, seq: number, times: readonly number[]): Promise<Stops> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'stops', seq, times }, by)) as Stops);
  }

  /** One step of the record, and what changed at it. */
  async step(by: Asker, name: LogName, asked: AskedStep): Promise<FoundStep> {
    return this.#counted(by, async () => {
      return unpackedStep((await this.#ask(name, asked.head, { what: 'step', ...asked }, by)) as PackedStep);
    });
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
    span: Span,
    asking: Asking,
    narrowing = ALL,
    lines = true,
  ): Promise<Narrowed | null> {
    return this.#counted(by, async () => {
      const found = await this.#changes(by, name, since, span, { asking, narrowing, lines });
      return found === null ? null : unpackedChanges(found as PackedChanges);
    });
  }

  /** JSON of `ChangedText`; null as above, and 'strange' where one is chosen whom nobody knows. */
  async changesJson(
    by: Asker,
    name: LogName,
    since: number | 'declared',
    span: Span,
    asking: Asking,
    { since: json, ...narrowing }: Narrowing & Pick<ChangedText, 'since'>,
  ): Promise<Uint8Array | 'strange' | null> {
    return this.#counted(by, async () => {
      return (await this.#changes(by, name, since, span, { asking, narrowing, lines: false, json })) as Uint8Array | 'strange' | null;
    });
  }

  async #changes(
    by: Asker,
    name: LogName,
    since: number | 'declared',
    { until, head }: Span,
    asked: Omit<AskedChanges, 'from' | 'until'>,
  ): Promise<unknown> {
    const reaches = (since === 'declared' || (await this.#reaches(name, since))) && (await this.#reaches(name, until));
    return reaches ? this.#ask(name, head, { what: 'changes', from: since, until, ...asked }, by) : null;
  }

  /** null: there is no such paragraph. `waits`: however long it takes, for whoever cannot be told how far it is. */
  async story(by: Asker, name: LogName, block: BlockId, until: number, asking: Asking, waits = false): Promise<OwnedStory | null> {
    return this.#counted(by, async () => {
      if (!(await this.#reaches(name, until))) return null;
      return (await this.#ask(name, until, { what: 'story', block, until, asking }, by, waits)) as OwnedStory | null;
    });
  }

  /** JSON of `ParagraphStory`; null as above. */
  async storyJson(by: Asker, name: LogName, block: BlockId, until: number, asking: Asking): Promise<Uint8Array | null> {
    return this.#counted(by, async () => {
      if (!(await this.#reaches(name, until))) return null;
      return (await this.#ask(name, until, { what: 'story', block, until, asking, json: true }, by)) as Uint8Array | null;
    });
  }

  /** JSON of `OpinionAuthors`. The log reaches that far. */
  async authors(by: Asker, name: LogName, since: number, { until: seq, head }: Span, asking: Asking): Promise<Uint8Array> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'authors', seq, since, asking }, by)) as Uint8Array);
  }

  /**
   * One piece of what is not folded yet, up to `head`; and where nothing has come since the last look, what is folded is kept. Nobody waits
   * for it. Throws StorageFault, and where it cannot be folded.
   */
  async follow(name: LogName, head: number): Promise<Followed> {
    try {
      const history = await this.#followed(name, 'history', head);
      const tells = history.tells && history.at === head && !this.#untold.has(logKey(name));
      const all = tells ? [history, await this.#followed(name, 'authors', head)] : [history];
      await this.#keeping.settled();
      if (all.some(({ at }) => at < head)) return 'behind';
      return all.some(({ at, from }) => at > from) ? 'followed' : 'quiet';
    } catch (fault) {
      if (fault instanceof AuthorsFault && (fault.cause instanceof StorageFault || isEnd(fault))) throw fault.cause;
      await this.#mend(name, fault);
      return 'behind';
    }
  }

  /** Words of this State that it may withhold, what went last first; null: whose words are whose cannot be told. */
  async ownWords(by: Asker, name: LogName, head: number, asked: OwnAsked): Promise<readonly GoneWords[] | null> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'own-words', ...asked }, by)) as readonly GoneWords[] | null);
  }

  /** Words of anybody that chair and secretariat may withhold; null as above. */
  async goneWords(by: Asker, name: LogName, head: number, asked: GoneAsked): Promise<FoundGone | null> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'gone-words', ...asked }, by)) as FoundGone | null);
  }

  /** How the letters of a proposal read, and why it would be refused now; null as above. */
  async proposedWords(by: Asker, name: LogName, head: number, asked: ProposedAsked): Promise<ProposedWords | null> {
    return this.#counted(by, async () => (await this.#ask(name, head, { what: 'proposed-words', ...asked }, by)) as ProposedWords | null);
  }

  /** What is masked where these letters are withheld, or why they may not be; null as above. It waits however much is to be folded. */
  async chosenWords(by: Asker, name: LogName, head: number, asked: ChosenAsked): Promise<ChosenWords | WordsFault | null> {
    const ask = { what: 'chosen-words', ...asked } as const;
    return this.#counted(by, async () => (await this.#ask(name, head, ask, by, true)) as ChosenWords | WordsFault | null);
  }

  /**
   * Words of this log are withheld with entry `seq`: from now on nothing is told of it by what has not read that, whatever is on its way; what was
   * folded before is neither remembered nor kept.
   */
  async forgetBefore(name: LogName, seq: number): Promise<void> {
    if (this.#leastOf(name) >= seq) return;
    this.#least.set(logKey(name), seq);
    if (this.#folding.folded(name) === 0) return;
    await this.#say({ name, of: 'history', run: [], upTo: 0, ask: { what: 'forget' } });
    this.#folding.forget(name);
    await this.#keeping.drop(name);
  }

  #leastOf(name: LogName): number {
    return this.#least.get(logKey(name)) ?? 0;
  }

  async #followed(name: LogName, of: LogFold, head: number): Promise<Growth> {
    const folding = this.#folding.piece(name, of, head);
    const growth = await (of === 'authors' ? asAuthors(folding) : folding);
    if (growth.at === growth.from && growth.at === head) this.#keeping.folded(name, of, head, true);
    return growth;
  }

  async close(): Promise<void> {
    await this.#keeping.settled();
    this.#ended = true;
    await this.#thread.end();
  }

  /** Throws HistoryBusy, StorageFault or RecordDamage. */
  async #counted<Found>(by: Asker, find: () => Promise<Found>): Promise<Found> {
    const own = this.#asked.get(by) ?? 0;
    if (!this.#mayAsk(by, own)) return this.#share.refuse(by);
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

  async #reaches(name: LogName, seq: number): Promise<boolean> {
    return seq <= this.#folding.folded(name) || seq <= ((await this.#log.head(name))?.seq ?? 0);
  }

  /** The entries that the thread lacks for the state after each of these. */
  #tails(name: LogName, seqs: readonly number[]): Promise<readonly Place[]> {
    const tailOf = async (seq: number): Promise<Place> => {
      const from = stateBefore(seq);
      const tail = await this.#log.read(name, from, seq - from);
      if (tail.length < seq - from) throw new StorageFault(`${logKey(name)} ends before entry ${seq}`);
      return { seq, tail };
    };
    return Promise.all(seqs.map(tailOf));
  }

  async #ask(name: LogName, upTo: number, ask: Asked, by: Asker, waits = false): Promise<unknown> {
    let withoutAuthors = this.#untold.has(logKey(name));
    let tails: readonly Place[] = [];
    let tailsOf = 0;
    let hasEnded = false;
    for (;;) {
      try {
        const least = this.#leastOf(name);
        // what was read before words were withheld is not handed over any more
        if (least > tailsOf) [tails, tailsOf] = [[], least];
        const end = Math.max(upTo, least);
        if (this.#folding.folded(name) < end) await this.#folding.to(name, 'history', end, by, waits);
        const question = { name, of: 'history', run: [], upTo, least, tails, ask, withoutAuthors } as const;
        const said = await this.#share.turn(by, () => this.#line.turn(by, () => this.#say(question, by)));
        if ('answer' in said) return said.answer;
        if ('tails' in said) {
          tails = [...tails, ...(await this.#tails(name, said.tails))];
          continue;
        }
        const folding = this.#folding.to(name, said.of, end, by, waits);
        await (said.of === 'authors' ? asAuthors(folding) : folding);
      } catch (fault) {
        if (!hasEnded && isEnd(fault)) {
          hasEnded = true;
          this.#logger.warn({ err: fault, opinion: name.id }, 'the thread that knows the past ended, and is begun anew');
          continue;
        }
        if (fault instanceof AuthorsFault && withoutAuthors) throw fault;
        withoutAuthors ||= fault instanceof AuthorsFault;
        await this.#mend(name, fault);
      }
    }
  }

  /** Then it is worth trying again; what cannot be mended is thrown. */
  async #mend(name: LogName, fault: unknown): Promise<void> {
    if (this.#ended || fault instanceof StorageFault || fault instanceof ThreadEnded) throw fault;
    if (fault instanceof HistoryFolding || fault instanceof HistoryBusy) throw fault;
    if (fault instanceof AuthorsFault) this.#giveUp(name, fault);
    else {
      await this.#keeping.throwAway(name, fault);
      this.#folding.forget(name);
    }
  }

  /** What the store does not give now it may give later; a fold that throws, or needs more than there is, does so each time. */
  #giveUp(name: LogName, fault: AuthorsFault): void {
    const key = logKey(name);
    if (this.#untold.has(key)) return;
    if (!(fault.cause instanceof StorageFault)) this.#untold.add(key);
    this.#logger.warn({ err: fault, opinion: name.id }, 'whose words are whose cannot be told');
  }

  async #written(name: LogName, of: LogFold): Promise<Kept | null> {
    const said = await this.#say({ name, of, run: [], upTo: 0, ask: { what: 'kept' } });
    return 'answer' in said ? (said.answer as Kept | null) : null;
  }

  /** `by`: whose share of the thread it takes. */
  async #say(question: Feeding): Promise<Need>;
  async #say(question: HistoryQuestion, by?: Asker): Promise<Said>;
  async #say(question: HistoryQuestion, by?: Asker): Promise<Said> {
    if (this.#ended) throw new Error('nothing is asked about the past while the server stops');
    const said = await this.#share.taken(by, () => this.#thread.ask(question));
    if ('damage' in said) throw new RecordDamage(question.name, said.damage.seq, said.damage.why);
    if ('fault' in said) throw said.of === 'authors' ? new AuthorsFault(said.fault) : new Error(said.fault);
    return said;
  }
}

/** It took what it knew along: the next question begins it anew, and goes on from what is kept. */
const isEnd = (fault: unknown): boolean =>
  fault instanceof ThreadEnded || (fault instanceof AuthorsFault && fault.cause instanceof ThreadEnded);

/** What goes wrong with it is about authors alone. Throws AuthorsFault, or HistoryFolding. */
async function asAuthors<Done>(folding: Promise<Done>): Promise<Done> {
  try {
    return await folding;
  } catch (cause) {
    throw cause instanceof HistoryFolding || cause instanceof HistoryBusy
      ? cause
      : new AuthorsFault('whose letters are whose is not known', { cause });
  }
}
