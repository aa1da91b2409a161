/** An entry in the making: parts of its authors in order, and what they did to the text together. */
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Echo, Flow, PartFacts, TextFacts } from '../../shared/opinion/entry.ts';
import type { LateFact } from '../../shared/opinion/late-fact.ts';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import type { Before, BlockIndex, BlockRecord } from './block-index.ts';
import { addBefore, changesOf, flowsBetween, orderOf, touchedBy } from './effect.ts';
import { mergeUpdates } from './merge.ts';
import type { HealNotice, PreparedText } from './outcome.ts';

export interface DraftPart {
  readonly by: Actor | 'server';
  readonly clients: readonly number[];
  readonly voices?: readonly EntityId[];
  readonly own: Uint8Array;
  /** Cleanup and heals that it caused, and the client id they were written under where they put in anything. */
  readonly server: readonly Uint8Array[];
  readonly serverClients: readonly number[];
  readonly notices: readonly HealNotice[];
  readonly before: Before;
  readonly late?: readonly Late[];
}

/** Letters that came late, or `out` that are taken out again; `at`: where in the last words of their paragraph, null where they do not return. */
export interface Late {
  readonly block: BlockId | null;
  readonly words: string;
  readonly out: number;
  readonly at: number | null;
}

export class Draft {
  readonly #index: BlockIndex;
  readonly #recordsBefore: readonly BlockRecord[];
  readonly #parts: PartFacts[] = [];
  readonly #updates: Uint8Array[] = [];
  readonly #flows: Flow[] = [];
  readonly #healed: { part: number; block: BlockId | null; why: HealNotice['why'] }[] = [];
  readonly #late: { readonly connection: string | null; readonly part: number; readonly late: Late }[] = [];
  readonly #notices = new Map<string, readonly HealNotice[]>();
  readonly #before = new Map<BlockId, BlockRecord | null>();

  constructor(index: BlockIndex) {
    this.#index = index;
    this.#recordsBefore = index.records;
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }
  get before(): Before {
    return this.#before;
  }
  /** The text before the entry. */
  get recordsBefore(): readonly BlockRecord[] {
    return this.#recordsBefore;
  }

  /** `connection`: whom to hand lost wording back to. */
  add(part: DraftPart, connection: string | null = null): void {
    const number = this.#parts.length;
    const { by, clients, voices } = part;
    this.#parts.push({ blocks: touchedBy(part.before, this.#index), by, clients, ...(voices === undefined ? {} : { voices }) });
    this.#updates.push(part.own);
    if (part.server.length > 0) {
      this.#parts.push({ blocks: [], by: 'server', clients: part.serverClients });
      this.#updates.push(mergeUpdates(part.server));
    }
    for (const { block, why } of part.notices) this.#healed.push({ part: number, block, why });
    if (connection !== null && part.notices.length > 0) this.#notices.set(connection, part.notices);
    for (const late of part.late ?? []) this.#late.push({ connection, part: number, late });
    this.#flows.push(...flowsBetween(part.before, this.#index));
    addBefore(this.#before, part.before);
  }

  finish(echoes: readonly Echo[], carriesOut?: TextFacts['carriesOut']): PreparedText {
    const { docHash, textHash } = this.#index;
    const facts: TextFacts = {
      ...(carriesOut === undefined ? {} : { carriesOut }),
      changes: changesOf(this.#before, this.#index),
      docHash,
      ...(echoes.length === 0 ? {} : { echoes }),
      flows: this.#flows,
      healed: this.#healed,
      ...(this.#late.length === 0 ? {} : { late: this.#late.map(({ part, late }) => lateFact(part, late)) }),
      ...(sameOrder(this.#index.records, this.#recordsBefore) ? {} : { order: orderOf(this.#index) }),
      parts: this.#parts,
      textHash,
      type: 'text',
    };
    const late = this.#late.map(({ connection, late: { block, words } }) => ({ connection, block, words }));
    return { facts, updates: this.#updates, healed: this.#notices, late, textHash };
  }
}

const lateFact = (part: number, { block, words, at, out }: Late): LateFact => ({
  part,
  block,
  letters: out > 0 ? out : words.length,
  ...(at === null ? {} : { at }),
  ...(out > 0 ? { out: true } : {}),
});

const sameOrder = (one: readonly BlockRecord[], other: readonly BlockRecord[]): boolean =>
  one.length === other.length && one.every((record, place) => record === other[place] || record.block.id === other[place]?.block.id);
