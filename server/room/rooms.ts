/**
 * The rooms of one node: loaded once however many ask at the same time, unloaded when nobody has been there for a while,
 * forgotten when they drop. An opinion that does not exist gets no room.
 */
import { readRestrictedId, restrictedId } from '../../shared/forum/restricted.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { isInsider } from '../../shared/opinion/rights.ts';
import { register } from '../../shared/opinion/show.ts';
import type { SessionId } from '../../shared/opinion/vocabulary.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { LIMITS } from '../limits.ts';
import type { Log, Stored } from '../log/log.ts';
import { appendFounding, type Founding } from './founding/opinion.ts';
import { Ledger, SnapshotFault } from './journal/ledger.ts';
import { openSession } from './restricted/publication.ts';
import { Room, type RoomTools } from './room.ts';
import { Receipts } from './telling/receipts.ts';

export interface RoomsTools extends Omit<RoomTools, 'acted' | 'open'> {
  readonly log: Log;
  /** Milliseconds without a connection after which a room is unloaded. */
  readonly idleMs?: number;
}

const IDLE_MS = 60_000;

interface Loaded {
  readonly room: Room;
  usedAt: number;
}

export class Rooms {
  readonly #tools: RoomsTools;
  readonly #idleMs: number;
  readonly #rooms = new Map<string, Promise<Loaded | null>>();
  /** Those whose snapshot did not fold when it was needed. */
  readonly #distrusted = new Set<string>();
  readonly #receipts = new Map<string, Receipts>();
  readonly #hearers = new Set<(id: string) => void>();
  #cancelBeat: () => void;

  constructor(tools: RoomsTools) {
    this.#tools = tools;
    this.#idleMs = tools.idleMs ?? IDLE_MS;
    this.#cancelBeat = this.#planBeat();
  }

  /** Names of all opinions, sorted. */
  async ids(): Promise<readonly string[]> {
    return (await this.#tools.log.names()).filter(({ kind }) => kind === 'opinion').map(({ id }) => id);
  }

  /** The registers of all opinions at the heads of their logs. */
  async list(): Promise<readonly Register[]> {
    const looks = (await this.ids()).map(async (id) =>
      (await this.open(id))?.look(({ state, notes, name }) => register(state, notes, name.id)),
    );
    const found = await Promise.allSettled(looks);
    // A log that is halted says so when it is opened; it does not hide the others.
    return found.flatMap((one) => (one.status === 'fulfilled' && one.value !== undefined ? [one.value] : []));
  }

  /**
   * The room of an opinion, or null where there is none. Use it in the same turn of the event loop: it may be unloaded later.
   * Throws StorageFault where the log cannot be read.
   */
  async open(id: string): Promise<Room | null> {
    return readRestrictedId(id) === null ? this.#use(id) : null;
  }

  /** The same for somebody who asks: the document of a restricted session too, where there is one for them. To all others it is not there. */
  async enter(id: string, { capacity, functions }: Pick<Actor, 'capacity' | 'functions'>): Promise<Room | null> {
    if (readRestrictedId(id) === null) return this.#use(id);
    const place = this.#tools.place?.(id);
    return (place === 'inside' || place === 'over') && isInsider(capacity, functions) ? this.#use(id) : null;
  }

  /** The room of a restricted session, whose document is made of the opinion where there is none yet; null where there is no such opinion. */
  session(session: SessionId, opinion: string): Promise<Room | null> {
    return this.#use(restrictedId(session, opinion));
  }

  /** Told with each act in an opinion that is loaded here, wherever it was done; of restricted sessions nothing. Until what it gives is called. */
  onAct(hear: (id: string) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  /** Who may be where has changed: those who may not be where they are go at once. */
  expel(): void {
    for (const loading of this.#rooms.values()) {
      loading.then(
        (loaded) => loaded?.room.expel(),
        () => undefined,
      );
    }
  }

  /** How far a text that is there has come to whom, as long as the node runs: a room is unloaded over night, and a call goes on. */
  receipts(id: string): Receipts {
    const receipts = this.#receipts.get(id) ?? new Receipts();
    this.#receipts.set(id, receipts);
    return receipts;
  }

  async #use(id: string): Promise<Room | null> {
    const loading = this.#rooms.get(id) ?? this.#load(id);
    const loaded = await loading;
    if (loaded === null) return null;
    loaded.usedAt = this.#tools.clock.now();
    return loaded.room;
  }

  /** Makes an opinion with its first text in one append; false where the id is taken. */
  create(founding: Founding): Promise<boolean> {
    return appendFounding(this.#tools.log, founding, this.#tools.clock.now());
  }

  /** Meetings may have set other policies, or taken opinions up. Rooms that are not loaded look when they are. */
  follow(): void {
    for (const loading of this.#rooms.values())
      loading.then(
        (loaded) => loaded?.room.follow(),
        () => undefined,
      );
  }

  async close(): Promise<void> {
    this.#cancelBeat();
    const loaded = await Promise.allSettled(this.#rooms.values());
    const rooms = loaded.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value.room] : []));
    await Promise.allSettled(rooms.map((room) => room.close(CLOSE.restart, 'restart')));
  }

  #load(id: string): Promise<Loaded | null> {
    const forget = (): void => this.#forget(id, loading);
    const loading = this.#ledger(id, forget);
    this.#rooms.set(id, loading);
    loading.then((loaded) => loaded === null && forget(), forget);
    return loading;
  }

  /** The name may belong to the room that followed by now. */
  #forget(id: string, loading: Promise<Loaded | null>): void {
    if (this.#rooms.get(id) === loading) this.#rooms.delete(id);
  }

  async #ledger(id: string, onEnd: () => void): Promise<Loaded | null> {
    const { log, clock } = this.#tools;
    const named = readRestrictedId(id);
    const trusting = !this.#distrusted.delete(id);
    const ledger =
      named === null
        ? await Ledger.load(log, { kind: 'opinion', id }, trusting)
        : await openSession(log, named.session, named.opinion, clock.now(), (copied) => this.#seed(named.opinion, copied), trusting);
    const { name } = ledger;
    if (ledger.seq === 0) return null;
    const acted = (): void => {
      if (named === null) for (const hear of this.#hearers) hear(id);
    };
    const room: Room = new Room(ledger, this.receipts(id), { ...this.#tools, acted, open: (opinion) => this.open(opinion) }, (fault) => {
      if (fault instanceof SnapshotFault) this.#distrusted.add(id);
      unwatch();
      onEnd();
    });
    const unwatch = log.watch(name, () => room.news());
    // before whoever asked for the room can ask it for anything
    room.follow();
    return { room, usedAt: clock.now() };
  }

  /** What the room of the opinion has folded already serves a copy of its log too. */
  async #seed(opinion: string, copied: Stored): Promise<Uint8Array | null> {
    const room = await this.open(opinion);
    return room === null ? null : room.look((ledger) => ledger.snapshotFor(copied));
  }

  #planBeat(): () => void {
    return this.#tools.clock.after(LIMITS.beatMs, () => {
      this.#cancelBeat = this.#planBeat();
      for (const [id, loading] of this.#rooms) {
        loading.then(
          (loaded) => loaded !== null && this.#tend(loaded, () => this.#forget(id, loading)),
          () => undefined,
        );
      }
    });
  }

  /** Beats for those who are here; a room nobody has used for a while is forgotten and closed: who comes meanwhile gets the next one. */
  #tend({ room, usedAt }: Loaded, forget: () => void): void {
    room.beat();
    if (!room.idle || this.#tools.clock.now() - usedAt < this.#idleMs) return;
    forget();
    room.close(CLOSE.restart, 'unloaded').catch((fault: unknown) => this.#tools.logger.error({ err: fault }, 'unload failed'));
  }
}
