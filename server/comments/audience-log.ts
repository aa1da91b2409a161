/**
 * The threads of one audience on their own log, and the words that were said. Words that are to go are taken out of the store before
 * whoever asked is told, and again at the next start where that did not come to its end.
 */
import type { Audience } from '../../shared/comments/audience.ts';
import type { CommentsAct, CommentsEntry } from '../../shared/comments/entry.ts';
import { evolveComments } from '../../shared/comments/evolve.ts';
import type { CommentsRefusal } from '../../shared/comments/refusal.ts';
import { isFor, type Look } from '../../shared/comments/seen.ts';
import { type CommentsState, emptyComments, marginOf } from '../../shared/comments/state.ts';
import type { Json } from '../../shared/lib/canonical-json.ts';
import { LatestMap } from '../../shared/lib/latest-map.ts';
import type { Result } from '../../shared/lib/result.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import { ActJournal, type ActJournalTools, type Recorded } from '../journal/act-journal.ts';
import type { Log, LogName } from '../log/log.ts';
import { commentsLog } from '../record/comments-facts.ts';
import { type ReadAct, readCommentsEntry } from '../record/read.ts';
import { isJudgeable } from './judgeable.ts';

/** Seats of whom it is remembered how much is for them: all that are connected, and a few more. */
const COUNTED = 10_000;

export interface Saying {
  readonly seat: string;
  readonly uuid: string;
  readonly asked: object;
  readonly note: ActNote;
}

export class AudienceLog {
  readonly audience: Audience;
  readonly #journal: ActJournal<CommentsState, CommentsAct>;
  readonly #words: Words;
  readonly #counted = new LatestMap<string, { readonly upTo: number; readonly count: number }>(COUNTED);

  private constructor(audience: Audience, journal: ActJournal<CommentsState, CommentsAct>, words: Words) {
    this.audience = audience;
    this.#journal = journal;
    this.#words = words;
  }

  /** Throws StorageFault, or RecordDamage where the log is not sound. */
  static async load(tools: ActJournalTools, audience: Audience): Promise<AudienceLog> {
    const name = commentsLog(audience);
    const words = new Words(tools.log, name);
    const journal = await ActJournal.open<CommentsState, CommentsAct>(tools, {
      name,
      empty: emptyComments,
      read: readCommentsEntry,
      evolve: evolveComments,
      due: () => [],
      nextDue: () => null,
      hear: (read) => words.hear(read),
      erased: (entry) => words.erasedBy(entry),
    });
    // those of before as well: a copy of this server's own may still have them
    try {
      await words.erased();
    } catch (fault) {
      await journal.close();
      throw fault;
    }
    journal.onChange(() => {
      words.erased().catch((err: unknown) => tools.logger.error({ err }, 'erased words are still in the store'));
    });
    return new AudienceLog(audience, journal, words);
  }

  get state(): CommentsState {
    return this.#journal.state;
  }

  /** What was said with entry `seq`; null where it was erased. */
  said(seq: number): ActNote | null {
    return this.#words.of(seq);
  }

  /** How many entries beside this text are for whoever looks; one that is judged by what is not known here so far is for nobody. */
  count(look: Look, opinion: string): number {
    const key = `${look.sitter.seat} ${look.sitter.tenure} ${opinion}`;
    const margin = marginOf(this.state, opinion);
    let { upTo, count } = this.#counted.get(key) ?? { upTo: 0, count: 0 };
    const next = () => margin.entries.at(upTo);
    for (let entry = next(); entry !== undefined && isJudgeable(entry, look.belonging); entry = next()) {
      upTo++;
      if (isFor(look, margin, entry)) count++;
    }
    this.#counted.set(key, { upTo, count });
    return count;
  }

  onChange(listener: (facts: readonly CommentsAct[]) => void): () => void {
    return this.#journal.onChange(listener);
  }

  /** Throws StorageFault where the outcome is unknown, or words are to go and are still there: ask again with the same uuid. */
  async act(
    { asked, ...saying }: Saying,
    rule: (state: CommentsState) => Result<{ readonly by: Actor; readonly fact: CommentsAct }, CommentsRefusal>,
  ): Promise<Result<Recorded<CommentsAct>, CommentsRefusal>> {
    const done = await this.#journal.act<CommentsRefusal>({ ...saying, asked: asked as Json }, rule);
    if (done.ok && done.value.act.type === 'words.erased') await this.#words.erased();
    return done;
  }

  async close(): Promise<void> {
    await this.#journal.close();
  }
}

interface Place {
  readonly seq: number;
  readonly seat: string;
  readonly uuid: string;
}

const placeOf = (opinion: string, thread: string, message: string): string => `${opinion} ${thread} ${message}`;

/** By log position. */
class Words {
  readonly #log: Log;
  readonly #name: LogName;
  readonly #said = new Map<number, ActNote>();
  /** Where each message was said, and by whom: its uuid is its id. */
  readonly #places = new Map<string, Place>();
  /** To be taken out of the store. */
  readonly #leaving = new Set<number>();

  constructor(log: Log, name: LogName) {
    this.#log = log;
    this.#name = name;
  }

  of(seq: number): ActNote | null {
    return this.#said.get(seq) ?? null;
  }

  hear({ entry, note }: ReadAct<CommentsAct>): void {
    const { seq, uuid, by, fact } = entry;
    const place = { seq, seat: by.seat, uuid };
    if (fact.type === 'thread.opened') this.#places.set(placeOf(fact.opinion, uuid, uuid), place);
    if (fact.type === 'message.added') this.#places.set(placeOf(fact.opinion, fact.thread, uuid), place);
    if ((fact.type === 'thread.opened' || fact.type === 'message.added') && note !== null) this.#said.set(seq, note);
    for (const said of this.erasedBy(entry)) {
      this.#said.delete(said.seq);
      this.#leaving.add(said.seq);
    }
  }

  /** Where the words were said that this entry takes away. */
  erasedBy({ fact }: CommentsEntry): readonly Place[] {
    if (fact.type !== 'words.erased') return [];
    return fact.messages.flatMap((message) => this.#places.get(placeOf(fact.opinion, fact.thread, message)) ?? []);
  }

  /** Resolves when nothing that is to go is in the store any more. Throws StorageFault. */
  async erased(): Promise<void> {
    const leaving = [...this.#leaving];
    if (leaving.length === 0) return;
    await this.#log.erase(this.#name, leaving);
    for (const seq of leaving) this.#leaving.delete(seq);
  }
}
