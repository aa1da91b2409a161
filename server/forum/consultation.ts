/** One consultation on its own log, and what was said in it. */
import {
  type Comment,
  type ConsultationAct,
  type ConsultationCommand,
  type ConsultationId,
  type ConsultationState,
  decideConsultation,
  dueInConsultation,
  emptyConsultation,
  evolveConsultation,
  nextDueInConsultation,
  VISITOR,
} from '../../shared/forum/consultation.ts';
import type { ForumRefusal } from '../../shared/forum/refusal.ts';
import type { Json } from '../../shared/lib/canonical-json.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { SeatId } from '../../shared/opinion/vocabulary.ts';
import { ActJournal, type ActJournalTools, type Recorded } from '../journal/act-journal.ts';
import { readConsultationEntry } from '../record/read.ts';
import type { Forum } from './forum.ts';

export interface ConsultationAsk {
  readonly command: ConsultationCommand;
  /** null: a visitor. */
  readonly seat: SeatId | null;
  readonly uuid: string;
  readonly note: ActNote;
  /** As the sender asked for it, where the command says something else. */
  readonly asked?: object;
}

export class Consultation {
  readonly id: ConsultationId;
  readonly #forum: Forum;
  readonly #journal: ActJournal<ConsultationState, ConsultationAct>;
  /** By log position. */
  readonly #notes: ReadonlyMap<number, ActNote>;

  private constructor(
    id: ConsultationId,
    forum: Forum,
    journal: ActJournal<ConsultationState, ConsultationAct>,
    notes: ReadonlyMap<number, ActNote>,
  ) {
    this.id = id;
    this.#forum = forum;
    this.#journal = journal;
    this.#notes = notes;
  }

  /** Throws StorageFault, or RecordDamage where the log is not sound. */
  static async load(tools: ActJournalTools, forum: Forum, id: ConsultationId): Promise<Consultation> {
    const notes = new Map<number, ActNote>();
    const journal = await ActJournal.open<ConsultationState, ConsultationAct>(tools, {
      name: { kind: 'consultation', id },
      empty: emptyConsultation,
      read: readConsultationEntry,
      evolve: evolveConsultation,
      due: dueInConsultation,
      nextDue: nextDueInConsultation,
      hear({ entry: { seq, fact }, note }) {
        if (fact.type === 'comment.received' && note !== null) notes.set(seq, note);
      },
    });
    return new Consultation(id, forum, journal, notes);
  }

  get state(): ConsultationState {
    return this.#journal.state;
  }

  /** The same on every node and after every start, and known to nobody outside: its hash commits to a random salt. */
  get secret(): Uint8Array {
    return this.#journal.first?.header ?? new Uint8Array(0);
  }

  /** null where it was erased. */
  said({ seq }: Comment): ActNote | null {
    return this.#notes.get(seq) ?? null;
  }

  /** The comment that entry `seq` of the log brought. */
  at(seq: number): Comment | null {
    return this.state.comments.findLast((comment) => comment.seq === seq) ?? null;
  }

  /** Throws StorageFault where the outcome is unknown. */
  act({ command, seat, uuid, note, asked = command }: ConsultationAsk): Promise<Result<Recorded<ConsultationAct>, ForumRefusal>> {
    return this.#journal.act<ForumRefusal>({ seat: seat ?? VISITOR.seat, uuid, asked: asked as Json, note }, (state, now) => {
      const actor = seat === null ? VISITOR : this.#forum.actor(seat);
      if (actor === null) return no({ code: 'not-secretariat' });
      const decision = decideConsultation({ state, forum: this.#forum.state, actor, now }, command);
      return decision.ok ? ok({ by: actor, fact: decision.value }) : decision;
    });
  }

  close(): Promise<void> {
    return this.#journal.close();
  }
}
