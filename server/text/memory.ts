/**
 * What later judgement needs from the log besides the text itself, and a garbage-collected document no longer tells: whose client ids
 * are whose, whose suggestions count, how deleted blocks last read. Folded from the facts of entries, carried in snapshots.
 */
import { assert } from '../../shared/lib/assert.ts';
import type { TextFacts } from '../../shared/opinion/entry.ts';
import { suggestionsCount } from '../../shared/opinion/rights.ts';
import type { BlockId, EntityId, SeatId } from '../../shared/opinion/vocabulary.ts';
import { baseText, type TextBlock } from '../../shared/text/block.ts';

/** A deleted block: its last wording, and what it stood behind. */
export interface GoneBlock {
  readonly block: TextBlock;
  readonly behind: BlockId | null;
}

/** The words it had; whether the whole of it was a suggestion does not matter any more. */
export const lastWords = (gone: GoneBlock | undefined): string | null => (gone ? baseText({ ...gone.block, sug: null }) : null);

export interface Former {
  readonly client: number;
  readonly clock: number;
}

/** The plain form that a snapshot carries. */
export interface MemoryData {
  readonly owners: readonly (readonly [number, SeatId])[];
  /** The server's own client ids: those that repaired or restored. */
  readonly servers: readonly number[];
  readonly entities: readonly (readonly [EntityId, boolean])[];
  readonly gone: readonly GoneBlock[];
  readonly former: readonly (readonly [BlockId, readonly Former[]])[];
}

/** Of one block: enough to know a second move for what it is. */
const MOST_FORMER = 8;

export class Memory {
  readonly #owners: Map<number, SeatId>;
  readonly #servers: Set<number>;
  readonly #entities: Map<EntityId, boolean>;
  readonly #gone: Map<BlockId, GoneBlock>;
  readonly #former: Map<BlockId, readonly Former[]>;

  constructor(data?: MemoryData) {
    this.#owners = new Map(data?.owners);
    this.#servers = new Set(data?.servers);
    this.#entities = new Map(data?.entities);
    this.#gone = new Map(data?.gone.map((gone) => [gone.block.id, gone]));
    this.#former = new Map(data?.former);
  }

  data(): MemoryData {
    return {
      owners: [...this.#owners],
      servers: [...this.#servers],
      entities: [...this.#entities],
      gone: [...this.#gone.values()],
      former: [...this.#former],
    };
  }

  /** Learns who wrote. Returns the entities whose suggestions have only now begun to count. */
  learn(parts: TextFacts['parts']): readonly EntityId[] {
    const risen: EntityId[] = [];
    for (const { by, clients, voices = [] } of parts) {
      for (const entity of voices) {
        if (!this.counts(entity)) risen.push(entity);
        this.#entities.set(entity, true);
      }
      if (by === 'server') {
        for (const client of clients) this.#servers.add(client);
        continue;
      }
      for (const client of clients) {
        assert(this.mayUse(client, by.seat), 'a client id belongs to one seat');
        this.#owners.set(client, by.seat);
      }
      const counts = suggestionsCount(by.capacity);
      if (counts && !this.counts(by.entity)) risen.push(by.entity);
      this.#entities.set(by.entity, counts || this.counts(by.entity));
    }
    return risen;
  }

  /** Undecided suggestions of Member States, chair and secretariat count; those of others wait beside the text. */
  counts(entity: EntityId): boolean {
    return this.#entities.get(entity) ?? false;
  }

  /** May this seat write under this client id: its own, or one that nobody has used? */
  mayUse(client: number, seat: SeatId): boolean {
    return !this.#servers.has(client) && (this.#owners.get(client) ?? seat) === seat;
  }

  isUsed(client: number): boolean {
    return this.#servers.has(client) || this.#owners.has(client);
  }

  hasHealed(client: number): boolean {
    return this.#servers.has(client);
  }

  clientIdsOf(seat: SeatId): readonly number[] {
    return [...this.#owners].flatMap(([client, owner]) => (owner === seat ? [client] : []));
  }

  gone(id: BlockId): GoneBlock | undefined {
    return this.#gone.get(id);
  }

  bury(gone: GoneBlock): void {
    this.#gone.set(gone.block.id, gone);
  }

  revive(id: BlockId): void {
    this.#gone.delete(id);
  }

  formerHolders(id: BlockId): readonly Former[] {
    return this.#former.get(id) ?? [];
  }

  /** An element was deleted while it held this id. */
  leave(id: BlockId, { client, clock }: Former): void {
    const known = this.formerHolders(id);
    if (known.some((former) => former.client === client && former.clock === clock)) return;
    this.#former.set(id, [...known, { client, clock }].slice(-MOST_FORMER));
  }
}
