/**
 * What later judgement needs from the log besides the text itself, and a garbage-collected document no longer tells: whose client ids
 * are whose, whose suggestions count, how deleted blocks last read. Folded from the facts of entries, carried in snapshots.
 */
import { assert } from '../../shared/lib/assert.ts';
import type { Change, TextFacts } from '../../shared/opinion/entry.ts';
import { suggestionsCount } from '../../shared/opinion/rights.ts';
import type { BlockId, EntityId, SeatId } from '../../shared/opinion/vocabulary.ts';
import { baseText, runsBetween, shownText, type TextBlock, withRuns } from '../../shared/text/block.ts';
import { Earlier, type EarlierText } from './earlier.ts';
import { isEmptied } from './emptied.ts';
import { authorOf, Fading, type FadingData, type Loss, type When } from './fading.ts';
import { MASK } from './masking.ts';
import type { TextEntry } from './replay.ts';

/** A block as it was read in its place: what it stood behind. */
export interface PlacedBlock {
  readonly block: TextBlock;
  readonly behind: BlockId | null;
}

/** A deleted block: how it read before its words were taken out, and what it stood behind. */
export interface GoneBlock extends PlacedBlock, Loss {}

/** The words with which it returns: whether the whole of it was a suggestion does not matter any more, and what was withheld does not return (K22). */
export function lastWords(gone: PlacedBlock | undefined, isMasked: boolean): string | null {
  if (gone === undefined) return null;
  const words = baseText({ ...gone.block, sug: null });
  return isMasked ? words.replaceAll(MASK, '') : words;
}

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
  readonly fading: FadingData;
  readonly fresh: readonly (readonly [BlockId, Fresh])[];
  readonly earlier: readonly EarlierText[];
  readonly masked?: true;
}

/** Who brought a block in, and when. */
interface Fresh {
  readonly seat: SeatId;
  readonly at: number;
}

/** What one seat takes out of the text within this time is one deletion, however many updates it comes in. */
const BURST_MS = 60_000;

/** Of one block: enough to know a second move for what it is. */
const MOST_FORMER = 8;

export class Memory {
  readonly #owners: Map<number, SeatId>;
  readonly #servers: Set<number>;
  readonly #entities: Map<EntityId, boolean>;
  readonly #gone: Map<BlockId, GoneBlock>;
  readonly #former: Map<BlockId, readonly Former[]>;
  readonly #fading: Fading;
  readonly #fresh: Map<BlockId, Fresh>;
  readonly #earlier: Earlier;
  #masked: boolean;

  constructor(data?: MemoryData) {
    this.#owners = new Map(data?.owners);
    this.#servers = new Set(data?.servers);
    this.#entities = new Map(data?.entities);
    this.#gone = new Map(data?.gone.map((gone) => [gone.block.id, gone]));
    this.#former = new Map(data?.former);
    this.#fading = new Fading(data?.fading);
    this.#fresh = new Map(data?.fresh);
    this.#earlier = new Earlier(data?.earlier);
    this.#masked = data?.masked ?? false;
  }

  data(): MemoryData {
    return {
      owners: [...this.#owners],
      servers: [...this.#servers],
      entities: [...this.#entities],
      gone: [...this.#gone.values()],
      former: [...this.#former],
      fading: this.#fading.data(),
      fresh: [...this.#fresh],
      earlier: this.#earlier.data(),
      ...(this.#masked && { masked: true }),
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

  /** Are there words in the log that were withheld, and stand here masked or stood? */
  get isMasked(): boolean {
    return this.#masked;
  }
  noteMasked(): void {
    this.#masked = true;
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

  gone(id: BlockId): GoneBlock | undefined {
    return this.#gone.get(id);
  }

  /** The blocks whose words are needed before this entry is applied: it deletes them, or takes letters out of them. */
  doomed({ facts, updates }: Pick<TextEntry, 'facts' | 'updates'>, at: number): readonly BlockId[] {
    const takes = takesOut(updates);
    return facts.changes.flatMap((change) =>
      (takes && change.was !== null) || this.#ends(change, authorOf(facts, change.id), at) ? change.id : [],
    );
  }

  /** Are its last words needed: does it go, or do words begin to go out of it? */
  #ends(change: Change, seat: SeatId | null, at: number): boolean {
    return change.hash === null || this.#fading.begins(change, seat, at);
  }

  /** How a block read at a log position, where letters have gone out of it since; null where none have, or nobody knows. */
  wordsAt(block: BlockId, seq: number): string | null {
    return this.#earlier.wordsAt(block, seq);
  }

  /** The entry is history; `read`: its doomed as they read before it. */
  pass(facts: TextFacts, when: When, read: ReadonlyMap<BlockId, PlacedBlock>): void {
    const { seq, at, rules } = when;
    for (const [id, fresh] of this.#fresh) if (at - fresh.at > BURST_MS) this.#fresh.delete(id);
    const flowed = new Set(facts.flows.map(({ from }) => from));
    for (const change of facts.changes) {
      const { id, was, hash } = change;
      const seat = authorOf(facts, id);
      const before = read.get(id);
      if (before !== undefined) this.#earlier.keep(id, seq, baseText(before.block));
      const placed = before !== undefined && this.#ends(change, seat, at) ? before : undefined;
      const meant = facts.carriesOut !== undefined || flowed.has(id);
      const loss = this.#fading.note(change, { seq, at, rules, seat, meant }, placed?.block);
      if (hash !== null) this.#gone.delete(id);
      else if (loss !== null) this.#gone.set(id, { ...loss, behind: placed?.behind ?? null });
      if (was === null && seat !== null) this.#fresh.set(id, { seat, at });
    }
  }

  /** Letters that came late go into the last words of their paragraph, in no formatting. Of those that were erased nothing is known any more. */
  bring({ late = [] }: TextFacts, words: readonly string[]): void {
    late.forEach(({ block, at, letters, out }, place) => {
      const said = words[place];
      const gone = block === null ? undefined : this.#gone.get(block);
      if (gone === undefined || at === undefined || said === undefined) return;
      const left = out ? withoutLetters(gone.block, at, letters) : withRuns(gone.block, at, [{ text: said, marks: [] }]);
      this.#gone.set(gone.block.id, { ...gone, block: left });
    });
  }

  /** What this seat has taken out by hand within a minute before `at`, or from what it has taken words, as that read before. */
  lostBy(seat: SeatId, at: number): readonly GoneBlock[] {
    const since = at - BURST_MS;
    const gone = [...this.#gone.values()].filter((one) => one.seat === seat && one.at > since);
    return [...gone, ...this.#fading.shortenedBy(seat, since).map((loss) => ({ ...loss, behind: null }))];
  }

  /** How a block that is there read before this seat took words from it within a minute before `at`; null where it did not. */
  unshortened(id: BlockId, seat: SeatId, at: number): TextBlock | null {
    const loss = this.#fading.lossOf(id);
    return loss !== null && loss.seat === seat && loss.at > at - BURST_MS ? loss.block : null;
  }

  /** Might a block that reads so, and goes now, have other last words? */
  isEmptied(id: BlockId, words: string): boolean {
    const loss = this.#fading.lossOf(id);
    return loss !== null && isEmptied(baseText(loss.block), words);
  }

  /** Has this seat brought the block in within a minute before `at`? */
  isFresh(id: BlockId, seat: SeatId, at: number): boolean {
    const fresh = this.#fresh.get(id);
    return fresh !== undefined && fresh.seat === seat && at - fresh.at <= BURST_MS;
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

/** As it was where that would cut a character in half. */
function withoutLetters(block: TextBlock, at: number, letters: number): TextBlock {
  const left = withRuns({ ...block, runs: runsBetween(block, 0, at) }, at, runsBetween(block, at + letters, Infinity));
  return /\p{Surrogate}/u.test(shownText(left)) ? block : left;
}

/** Does an entry take letters out? The list of what an update deletes stands at its end; it ends with 0 where that is empty. */
const takesOut = (updates: readonly Uint8Array[]): boolean => updates.some((update) => update.at(-1) !== 0);
