/** The forum: who takes part, when it meets, who presides. */
import { type Belonging, belongingAfter, nobodyBelongs } from '../../shared/comments/belonging.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { decide } from '../../shared/forum/decide.ts';
import type { ForumAct } from '../../shared/forum/entry.ts';
import { evolve } from '../../shared/forum/evolve.ts';
import { due, nextDue } from '../../shared/forum/lapse.ts';
import type { ForumRefusal } from '../../shared/forum/refusal.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { actorOf, tenureOf } from '../../shared/forum/who.ts';
import type { Json } from '../../shared/lib/canonical-json.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { ActJournal, type ActJournalTools, type Recorded } from '../journal/act-journal.ts';
import { type ReadAct, readForumEntry } from '../record/read.ts';
import { Holders } from './holders.ts';

/** What somebody asks of the forum. Without a `uuid` it is asked once and never again. */
export interface ForumAsk {
  readonly command: ForumCommand;
  readonly person: string | null;
  readonly uuid?: string;
  /** Of who takes the seat that the command is about. */
  readonly name?: string;
  readonly contact?: string;
  /** Of a document that is handed in, a circular letter, or a reply. */
  readonly text?: string;
  /** As the sender asked for it, where the command says more than that. */
  readonly asked?: object;
}

interface ForumTools extends ActJournalTools {
  /** Does this server send mail? Only then are there notices that go out by themselves. */
  readonly mails?: boolean;
}

interface Past {
  belonging: Belonging;
}

export class Forum {
  readonly #journal: ActJournal<ForumState, ForumAct>;
  readonly #holders: Holders;
  readonly #past: Past;

  private constructor(journal: ActJournal<ForumState, ForumAct>, holders: Holders, past: Past) {
    this.#journal = journal;
    this.#holders = holders;
    this.#past = past;
  }

  /** The forum at the head of its log; throws StorageFault, or RecordDamage where the log is not sound. */
  static async open({ mails = false, ...tools }: ForumTools): Promise<Forum> {
    const holders = new Holders();
    const past: Past = { belonging: nobodyBelongs };
    const journal = await ActJournal.open<ForumState, ForumAct>(tools, {
      name: { kind: 'forum', id: 'forum' },
      empty: emptyForum,
      read: readForumEntry,
      evolve,
      due: (state, now) => due(state, now, mails),
      nextDue: (state, now) => nextDue(state, now, mails),
      hear({ entry, note }) {
        holders.hear(entry.fact, note);
        past.belonging = belongingAfter(past.belonging, entry.seq, entry.fact);
      },
    });
    return new Forum(journal, holders, past);
  }

  get state(): ForumState {
    return this.#journal.state;
  }

  /** Names of the people in the seats and how to reach them, as far as somebody wrote them down and nobody erased them. */
  get holders(): Holders {
    return this.#holders;
  }

  /** Who belonged where, at every position up to the state's. */
  get belonging(): Belonging {
    return this.#past.belonging;
  }

  /** Who acts from this seat now; null where it is not (or no longer) open. */
  actor(seat: SeatId): Actor | null {
    return actorOf(this.state, seat);
  }

  /** What was said with entry `seq`; null where it was erased, or there is no such entry. Throws StorageFault or RecordDamage. */
  note(seq: number): Promise<ActNote | null> {
    return this.#journal.note(seq);
  }

  /** At most so many entries after that `seq`, in order. Throws StorageFault or RecordDamage. */
  entries(after: number, limit: number): Promise<readonly ReadAct<ForumAct>[]> {
    return this.#journal.entries(after, limit);
  }

  /** How many held this seat before the one who holds it now. */
  tenure(seat: SeatId): number {
    return tenureOf(this.state, seat);
  }

  /** Is the seat open, and does who came to it in this tenure still hold it? null: whoever holds it. */
  holds(seat: SeatId, tenure: number | null = 0): boolean {
    return this.actor(seat) !== null && (tenure === null || this.tenure(seat) === tenure);
  }

  /** Calls back with what has happened once it is folded, until the returned function is called. */
  onChange(listener: (facts: readonly ForumAct[]) => void): () => void {
    return this.#journal.onChange(listener);
  }

  /** Decides, appends, folds, answers: in that order, one at a time. Throws StorageFault where the outcome is unknown. */
  act({ seat }: Actor, { command, person, uuid, asked, ...said }: ForumAsk): Promise<Result<Recorded<ForumAct>, ForumRefusal>> {
    const note = { ...(person !== null && { person }), ...said };
    return this.#journal.act<ForumRefusal>({ seat, uuid, asked: (asked ?? { command, ...said }) as Json, note }, (state, now) => {
      // the right is judged now, not when the request arrived
      const by = seat === SERVER.seat ? SERVER : actorOf(state, seat);
      if (by === null) return no({ code: 'not-secretariat' });
      const decision = decide(state, command, by, now);
      return decision.ok ? ok({ by, fact: decision.value }) : decision;
    });
  }

  /** Folds all that the log holds as this is asked, whatever this node has heard of so far. Throws StorageFault or RecordDamage. */
  toHead(): Promise<void> {
    return this.#journal.toHead();
  }

  /** Is everything folded that the log holds? Where not, it is caught up with. */
  atHead(): Promise<boolean> {
    return this.#journal.atHead();
  }

  close(): Promise<void> {
    return this.#journal.close();
  }
}
