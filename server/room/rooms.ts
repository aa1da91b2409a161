/**
 * The rooms of one node: loaded once however many ask at the same time, unloaded when nobody has been there for a while,
 * forgotten when they drop. An opinion that does not exist gets no room.
 */
import { readRestrictedId, restrictedId } from '../../shared/forum/restricted.ts';
import type { Actor } from '../../shared/opinion/actor.ts';
import { isInsider } from '../../shared/opinion/rights.ts';
import type { SessionId } from '../../shared/opinion/vocabulary.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { LIMITS } from '../limits.ts';
import type { Log, LogName, Stored } from '../log/log.ts';
import { RECEIPTS } from '../nodes/facts.ts';
import type { Grow } from '../text/grown.ts';
import { appendFounding, type Founding } from './founding/opinion.ts';
import { Ledger, SnapshotFault } from './journal/ledger.ts';
import { Summaries } from './listing/summaries.ts';
import type { Attended } from './past/follower.ts';
import { openSession } from './restricted/publication.ts';
import { Room, type RoomTools } from './room.ts';
import { Receipts } from './telling/receipts.ts';

export interface RoomsTools extends Omit<RoomTools, 'acted' | 'ending' | 'open'> {
  readonly log: Log;
  /** Who makes the text of snapshots; by default whoever asks, at once. */
  readonly grow?: Grow;
  /** Milliseconds without a connection after which a room is unloaded. */
  readonly idleMs?: number;
}

const IDLE_MS = 60_000;

interface Loaded {
  readonly room: Room;
  usedAt: number;
  /** From now on who comes gets the next one. */
  readonly forget: () => void;
}

export class Rooms {
  /** How all opinions stand. */
  readonly summaries: Summaries;
  readonly #tools: RoomsTools;
  readonly #idleMs: number;
  readonly #rooms = new Map<string, Promise<Loaded | null>>();
  /** Those of them that have come. */
  readonly #loaded = new Set<Loaded>();
  /** Those whose snapshot did not fold when it was needed. */
  readonly #distrusted = new Set<string>();
  readonly #receipts = new Map<string, Receipts>();
  readonly #hearers = new Set<(id: string) => void>();
  readonly #stopHearing: () => void;
  #cancelBeat: () => void;

  constructor(tools: RoomsTools) {
    this.#tools = tools;
    this.#stopHearing = tools.nodes?.watch(RECEIPTS.topic, (id, value, node) => this.receipts(id).heardAt(node, value)) ?? (() => {});
    this.#idleMs = tools.idleMs ?? IDLE_MS;
    this.#cancelBeat = this.#planBeat();
    const { log, clock, logger, policyOf = () => null } = tools;
    const loaded = (id: string) => this.#rooms.get(id)?.then((found) => found?.room ?? null) ?? null;
    this.summaries = new Summaries({ log, clock, logger, policyOf, loaded, open: (id) => this.open(id) });
  }

  /** Names of all opinions, sorted. */
  async ids(): Promise<readonly string[]> {
    return (await this.#tools.log.names()).filter(({ kind }) => kind === 'opinion').map(({ id }) => id);
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

  /** How many opinions are loaded, and how much waits there; of restricted sessions nothing (O7). */
  census() {
    const open = [...this.#loaded].filter(({ room }) => room.name.kind !== 'restricted');
    return { rooms: open.length, waiting: open.reduce((sum, { room }) => sum + room.waiting, 0) } as const;
  }

  /** Opinions in which somebody is, in the order in which they were loaded, and how far their logs have come; of restricted sessions nothing. */
  attended(): readonly Attended[] {
    const open = [...this.#loaded].filter(({ room }) => room.name.kind === 'opinion' && !room.idle);
    return open.map(({ room: { name, seq } }) => ({ name, seq }));
  }

  /** Told with each act in an opinion that is loaded here, wherever it was done; of restricted sessions nothing. Until what it gives is called. */
  onAct(hear: (id: string) => void): () => void {
    this.#hearers.add(hear);
    return () => void this.#hearers.delete(hear);
  }

  /** Who may be where has changed: those who may not be where they are go at once. */
  expel(): void {
    for (const { room } of this.#loaded) room.expel();
  }

  /** How far a text that is there has come to whom, as long as the node runs: a room is unloaded over night, and a call goes on. */
  receipts(id: string): Receipts {
    const known = this.#receipts.get(id);
    if (known !== undefined) return known;
    const receipts: Receipts = new Receipts(() => this.#tools.nodes?.state(RECEIPTS.topic, id, () => receipts.told()));
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
    for (const { room } of this.#loaded) room.follow();
  }

  async close(): Promise<void> {
    this.#cancelBeat();
    this.#stopHearing();
    await this.summaries.close();
    const loaded = await Promise.allSettled(this.#rooms.values());
    const rooms = loaded.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value.room] : []));
    await Promise.allSettled(rooms.map((room) => room.close(CLOSE.restart, 'restart')));
  }

  #load(id: string): Promise<Loaded | null> {
    // the name may belong to the room that followed by then
    const forget = (): void => {
      if (this.#rooms.get(id) === loading) this.#rooms.delete(id);
    };
    const loading = this.#ledger(id, forget);
    this.#rooms.set(id, loading);
    loading.then((loaded) => loaded === null && forget(), forget);
    return loading;
  }

  async #ledger(id: string, onEnd: () => void): Promise<Loaded | null> {
    const { log, clock, grow } = this.#tools;
    const named = readRestrictedId(id);
    const trusting = !this.#distrusted.delete(id);
    const load = (name: LogName): Promise<Ledger> => Ledger.load(log, name, trusting, grow);
    const ledger =
      named === null
        ? await load({ kind: 'opinion', id })
        : await openSession(log, named.session, named.opinion, clock.now(), (copied) => this.#seed(named.opinion, copied), load);
    const { name } = ledger;
    if (ledger.seq === 0) return null;
    await this.#tools.withholding?.loaded(name, ledger.state.withheld);
    const acted = (): void => {
      if (named === null) for (const hear of this.#hearers) hear(id);
    };
    const ending = async (left: Ledger): Promise<void> => {
      if (named === null) await this.summaries.left(id, left);
    };
    const tools = { ...this.#tools, acted, ending, open: (opinion: string) => this.open(opinion) };
    const room: Room = new Room(ledger, this.receipts(id), tools, (fault) => {
      if (fault instanceof SnapshotFault) this.#distrusted.add(id);
      unwatch();
      loaded.forget();
    });
    const unwatch = log.watch(name, () => room.news());
    const forget = (): void => {
      this.#loaded.delete(loaded);
      onEnd();
    };
    const loaded: Loaded = { room, usedAt: clock.now(), forget };
    this.#loaded.add(loaded);
    // when those who asked for rooms have had their turn
    clock.after(0, () => this.#unloadBeyond());
    // before whoever asked for the room can ask it for anything
    room.follow();
    return loaded;
  }

  /** What the room of the opinion has folded already serves a copy of its log too. */
  async #seed(opinion: string, copied: Stored): Promise<Uint8Array | null> {
    const room = await this.open(opinion);
    return room === null ? null : room.read((ledger) => ledger.snapshotFor(copied));
  }

  #planBeat(): () => void {
    return this.#tools.clock.after(LIMITS.beatMs, () => {
      this.#cancelBeat = this.#planBeat();
      const now = this.#tools.clock.now();
      for (const loaded of this.#loaded) {
        loaded.room.beat();
        if (loaded.room.idle && now - loaded.usedAt >= this.#idleMs) this.#unload(loaded);
      }
    });
  }

  /** However many are looked at one after the other, few stay that nobody is in. */
  #unloadBeyond(): void {
    if (this.#loaded.size <= LIMITS.idleRooms) return;
    const idle = [...this.#loaded].filter(({ room }) => room.idle).sort((one, other) => one.usedAt - other.usedAt);
    for (const loaded of idle.slice(0, -LIMITS.idleRooms)) this.#unload(loaded);
  }

  /** Forgotten and then closed: who comes meanwhile gets the next one. */
  #unload({ room, forget }: Loaded): void {
    forget();
    room.close(CLOSE.restart, 'unloaded').catch((fault: unknown) => this.#tools.logger.error({ err: fault }, 'unload failed'));
  }
}
