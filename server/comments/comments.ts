/**
 * All that is said in the margins of texts: which audience somebody speaks to, what each seat is shown, and who is told that there is more.
 * Every answer is made of what is for that one seat; nothing in here counts, names or tells of anything else.
 */
import { type AskedAudience, type Audience, audienceKey, audienceOf } from '../../shared/comments/audience.ts';
import { audiencesOf, type Sitter } from '../../shared/comments/belonging.ts';
import type { CommentsCommand } from '../../shared/comments/command.ts';
import { decideComments, type TextThere } from '../../shared/comments/decide.ts';
import type { CommentsAct } from '../../shared/comments/entry.ts';
import type { CommentsRefusal } from '../../shared/comments/refusal.ts';
import { isFor, type Look } from '../../shared/comments/seen.ts';
import { type Message, marginOf } from '../../shared/comments/state.ts';
import { type Call, callsIn, concerned, toldFirst } from '../../shared/comments/unanswered.ts';
import { placeOf } from '../../shared/forum/restricted.ts';
import { no, ok, type Result } from '../../shared/lib/result.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { ActNote } from '../../shared/opinion/entry.ts';
import type { BlockId, EntityId, SeatId } from '../../shared/opinion/vocabulary.ts';
import type { ThreadList, ThreadsToAnswer } from '../../shared/wire/comments.ts';
import type { Forum } from '../forum/forum.ts';
import type { ActJournalTools } from '../journal/act-journal.ts';
import { StorageFault } from '../log/log.ts';
import { RecordDamage } from '../record/damage.ts';
import { suggestedAt } from '../room/journal/reading.ts';
import type { Rooms } from '../room/rooms.ts';
import { AudienceLog } from './audience-log.ts';
import { listOf, type Since } from './list.ts';
import { showAnchor, showAudience } from './show.ts';
import { waitingFor } from './waiting.ts';

/** As long as who asks still sits there; null from then on. */
interface Asker {
  readonly seat: SeatId;
  readonly person: string;
  actor(): Actor | null;
}

interface Asking {
  readonly opinion: string;
  readonly who: Asker;
  readonly uuid: string;
  readonly audience: AskedAudience;
  readonly command: CommentsCommand & { readonly text?: string; readonly anchor?: { readonly quote?: string | null } };
}

/** Of a text: how many things are told to whoever sits there; null: nothing of these is. */
export type PositionFor = (seat: SeatId) => Promise<number | null>;

export class Comments {
  readonly #tools: ActJournalTools;
  readonly #forum: Forum;
  readonly #rooms: Rooms;
  readonly #loaded = new Map<string, Promise<AudienceLog>>();
  readonly #hearers = new Set<(opinion: string, positionFor: PositionFor) => void>();
  readonly #callHearers = new Set<(entities: ReadonlySet<EntityId>) => void>();
  /** Facts that a position of the forum's log judges which this node does not know so far. */
  #waiting: { readonly log: AudienceLog; readonly fact: CommentsAct }[] = [];
  readonly #unhear: () => void;

  constructor(tools: ActJournalTools, forum: Forum, rooms: Rooms) {
    this.#tools = tools;
    this.#forum = forum;
    this.#rooms = rooms;
    this.#unhear = forum.onChange(() => {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const { log, fact } of waiting) this.#tell(log, [fact]);
    });
  }

  /** Opens what is recorded: words whose erasure was broken off go, and news from other nodes is heard. */
  async begin(): Promise<void> {
    const { capacities, groups } = this.#forum.belonging;
    const audiences: readonly Audience[] = [
      ...[...capacities.keys()].map((entity) => ({ of: 'delegation', entity }) as const),
      ...[...groups.keys()].map((group) => ({ of: 'group', group }) as const),
      { of: 'member-states' },
      { of: 'seats' },
    ];
    for (const audience of audiences) {
      try {
        await this.#sound(audience);
      } catch (err) {
        this.#tools.logger.error({ err }, 'comments could not be opened; they are when somebody asks for them');
      }
    }
  }

  /** Hears that there is more beside a text, until the returned function is called. */
  onNews(hear: (opinion: string, positionFor: PositionFor) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  /** Null where there is no such text for who asks. Throws StorageFault where the outcome is unknown. */
  async act({ opinion, who, uuid, ...asked }: Asking): Promise<Result<{ readonly position: number }, CommentsRefusal> | null> {
    // another node may have seen somebody off that this one has not heard of: nothing is said to who had left before it was sent
    await this.#forum.toHead();
    const actor = who.actor();
    if (actor === null || (await this.#rooms.enter(opinion, actor)) === null) return null;
    const { seat } = actor;
    const audience = audienceOf(asked.audience, actor.entity);
    // nobody makes a log of an audience that is not theirs
    if (!this.#audiences(this.#sitter(seat)).some((one) => audienceKey(one) === audienceKey(audience)))
      return no({ code: 'not-in-audience' });
    const log = await this.#on(audience);
    const { command } = asked;
    const text = await this.#text(opinion, actor, 'asks' in command ? command.asks?.block : undefined);
    if (text === null) return null;
    const said = { ...command, opinion, audience };
    const done = await log.act({ seat, uuid, asked: said, note: noteOf(command, who.person) }, (state) => {
      // the right is judged now, not when the request arrived; whoever holds the seat next is not who asks
      const by = who.actor();
      const { belonging } = this.#forum;
      if (by === null) return no({ code: 'not-in-audience' });
      if (state.forum > belonging.seq) throw new StorageFault('this node is behind the log of the forum; ask again');
      const there = { ...text, restricted: text.restricted || this.#isClosedOff(opinion) };
      const ground = { state, actor: by, text: there, belonging, sitter: this.#sitter(seat), audience };
      const decision = decideComments(ground, { uuid, command });
      return decision.ok ? ok({ by, fact: decision.value }) : decision;
    });
    return done.ok ? ok({ position: await this.#position(seat, opinion) }) : done;
  }

  /** Null where there is no such text for who asks. `since` null: from the beginning. `most`: how much is told; not said: all of it. */
  async list(opinion: string, who: Asker, since: Since | null, most?: number): Promise<ThreadList | null> {
    const text = await this.#text(opinion, who.actor());
    const sitter = this.#sitter(who.seat);
    const looks = await this.#looks(sitter);
    const actor = who.actor();
    if (text === null || actor === null) return null;
    return listOf(looks, { actor, text, sitter }, since, most);
  }

  /** What waits for the State of whoever asks, in texts that are not over. */
  async toAnswer({ seat, entity }: Actor): Promise<ThreadsToAnswer> {
    const found = (await this.#waitingFor(seat, entity)).map(
      ({ look, opinion, view, why, message: { id: message, by, at, entity: from } }) => {
        const anchor = showAnchor(view, (seq) => look.log.said(seq));
        const audience = showAudience(look.audience);
        return { opinion, thread: view.id, audience, anchor, why, message, by, entity: from, at };
      },
    );
    const { told, more } = toldFirst(found);
    return told.map((one, i) => (more > 0 && i === told.length - 1 ? { ...one, more } : one));
  }

  /**
   * The messages that call upon the body of this seat, or ask it, and wait. `since`: those from that position of the forum's log on, and `after`
   * that position of their own log.
   */
  async callsOn({ seat, entity }: Actor, since: number, after: (log: string) => number): Promise<readonly Call[]> {
    const isNew = (log: string, { seq, forum }: Message): boolean => forum >= since && seq > after(log);
    const waiting = await this.#waitingFor(seat, entity, ({ audience }, last) => isNew(audienceKey(audience), last));
    return waiting.flatMap(({ look, view, why }) => {
      const log = audienceKey(look.audience);
      return callsIn(view, entity, why === 'question').flatMap((one) => (isNew(log, one) ? { log, seq: one.seq, at: one.at } : []));
    });
  }

  /** Hears of which bodies more may wait now than before, until the returned function is called. */
  onCalls(hear: (entities: ReadonlySet<EntityId>) => void): () => void {
    this.#callHearers.add(hear);
    return () => void this.#callHearers.delete(hear);
  }

  /** To which audiences this seat belongs: in another one something else may wait for it. */
  audiencesOf(seat: SeatId): string {
    return this.#audiences(this.#sitter(seat)).map(audienceKey).join(' ');
  }

  async close(): Promise<void> {
    this.#unhear();
    const loaded = await Promise.allSettled(this.#loaded.values());
    await Promise.all(loaded.map((one) => (one.status === 'fulfilled' ? one.value.close() : undefined)));
  }

  /** `about`: the paragraph that is asked about. */
  async #text(id: string, actor: Actor | null, about?: BlockId): Promise<TextThere | null> {
    const room = actor && (await this.#rooms.enter(id, actor));
    if (room === null) return null;
    const restricted = room.name.kind === 'restricted' || this.#isClosedOff(id);
    const state = await room.look((ledger) => ledger.state);
    // the document is built for a question that can be asked
    if (about === undefined || restricted || OVER.has(state.phase) || !state.blocks.has(about))
      return { id, restricted, state, suggested: [] };
    return { id, restricted, ...(await room.read((ledger) => ({ state: ledger.state, suggested: suggestedAt(ledger, about) }))) };
  }

  #isClosedOff(opinion: string): boolean {
    return placeOf(this.#forum.state.restricted.sessions, opinion) !== 'open';
  }

  #sitter(seat: SeatId): Sitter {
    return { seat, tenure: this.#forum.tenure(seat) };
  }

  #audiences(sitter: Sitter): readonly Audience[] {
    return audiencesOf(this.#forum.belonging, sitter);
  }

  #on(audience: Audience): Promise<AudienceLog> {
    const key = audienceKey(audience);
    const known = this.#loaded.get(key);
    if (known !== undefined) return known;
    const loading = AudienceLog.load(this.#tools, audience).then((log) => {
      log.onChange((facts) => this.#tell(log, facts));
      return log;
    });
    this.#loaded.set(key, loading);
    loading.catch(() => this.#loaded.delete(key));
    return loading;
  }

  /** Null where its record is not sound: it takes none of the others with it. Throws StorageFault. */
  async #sound(audience: Audience): Promise<AudienceLog | null> {
    try {
      return await this.#on(audience);
    } catch (err) {
      if (!(err instanceof RecordDamage)) throw err;
      this.#tools.logger.error({ err }, 'a log of comments is not sound');
      return null;
    }
  }

  async #looks(sitter: Sitter): Promise<readonly (Look & { readonly log: AudienceLog })[]> {
    const { belonging } = this.#forum;
    const opened = await Promise.all(this.#audiences(sitter).map((audience) => this.#sound(audience)));
    return opened.flatMap((log) => (log === null ? [] : [{ log, belonging, sitter, audience: log.audience }]));
  }

  async #position(seat: SeatId, opinion: string): Promise<number> {
    const looks = await this.#looks(this.#sitter(seat));
    return looks.reduce((sum, look) => sum + look.log.count(look, opinion), 0);
  }

  #tell(log: AudienceLog, facts: readonly CommentsAct[]): void {
    const { belonging } = this.#forum;
    for (const fact of facts) {
      if (fact.forum > belonging.seq) {
        this.#waiting.push({ log, fact });
        continue;
      }
      const { opinion } = fact;
      const margin = marginOf(log.state, opinion);
      const positionFor: PositionFor = async (seat) => {
        const look = { belonging, sitter: this.#sitter(seat), audience: log.audience };
        return isFor(look, margin, { fact }) ? this.#position(seat, opinion) : null;
      };
      for (const hear of this.#hearers) hear(opinion, positionFor);
      for (const hear of this.#callHearers) hear(concerned(margin, fact));
    }
  }

  async #waitingFor(seat: SeatId, entity: EntityId, matters?: (look: Look, last: Message) => boolean) {
    const looks = await this.#looks(this.#sitter(seat));
    const stands = async (opinion: string, position: string): Promise<boolean> => {
      try {
        return (await (await this.#rooms.open(opinion))?.look(({ state }) => state.positions.has(position))) ?? false;
      } catch (fault) {
        // nobody can say of a text whose record is not sound; it takes none of the others with it
        if (fault instanceof RecordDamage) return true;
        throw fault;
      }
    };
    return waitingFor(entity, looks, { open: await this.#open(), stands }, matters);
  }

  /** The texts that are not adopted or closed; one whose record is not sound takes none of the others with it. */
  async #open(): Promise<ReadonlySet<string>> {
    const { sound } = await this.#rooms.summaries.all();
    return new Set(sound.flatMap(({ id, summary }) => (OVER.has(summary.phase) ? [] : [id])));
  }
}

const OVER: ReadonlySet<string> = new Set(['adopted', 'not-adopted']);

function noteOf({ do: what, text, anchor }: Asking['command'], person: string): ActNote {
  const quote = what === 'open-thread' ? anchor?.quote : null;
  return { person, ...(text !== undefined && { text }), ...(typeof quote === 'string' && { words: quote }) };
}
