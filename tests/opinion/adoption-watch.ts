/** The watcher's own account of an adoption that has not closed: what has crossed it, and what was too late for it. */
import type { Act } from '../../shared/opinion/entry.ts';
import type { Standing } from '../../shared/opinion/standing.ts';
import type { OpinionState } from '../../shared/opinion/state.ts';
import type { BlockId, EntityId } from '../../shared/opinion/vocabulary.ts';
import type { Telling } from './beside.ts';

export interface Held {
  readonly id: string;
  readonly entity: EntityId;
  readonly block: BlockId | null;
  readonly kind: 'objection' | 'time';
  readonly deleted: boolean;
  readonly reads: string | null;
  readonly until: number | null;
}

/** Would the second of these end where the first would not? */
export const isWeaker = (one: Held, other: Held): boolean =>
  (other.deleted && !one.deleted) || (other.reads !== null && other.reads !== one.reads) || (other.until ?? 0) < (one.until ?? 0);

export interface Late extends Held {
  readonly seen: number;
  /** For its State, by another. */
  readonly entered: boolean;
}

export const AFTER_ADOPTION = [
  'dissociated',
  'statement.made',
  'position.confirmed',
  'position.disowned',
  'appeal.contradicted',
  'position.withdrawn',
];
export const WHILE_ADOPTING = [
  ...AFTER_ADOPTION,
  'adoption.undone',
  'adoption.closed',
  'objection.late',
  'position.raised',
  'appeal.made',
  'appeal.ended',
  'appeal.withdrawn',
];

const LEAST_SECONDS = 10;

export class AdoptionWatch {
  readonly #telling: Telling;
  /** Where in the log, and from when on it may close. */
  #open: { readonly seq: number; readonly closesAt: number } | null = null;
  #late: readonly Late[] = [];

  constructor(telling: Telling) {
    this.#telling = telling;
  }

  take(other: AdoptionWatch): void {
    this.#open = other.#open;
    this.#late = other.#late;
  }

  /** One act; what was too late for an adoption and stands now. */
  hear(before: OpinionState, act: Act, seq: number, at: number): readonly Late[] {
    const { saw, fail } = this.#telling;
    switch (act.type) {
      case 'position.raised':
        if (act.kind !== 'objection' || this.#open === null) return [];
        if (act.seen >= this.#open.seq) fail('an adoption was cancelled by what was too late for it');
        saw('crossed the adoption');
        return this.#gone();
      case 'objection.late':
        if (this.#open === null || act.seen < this.#open.seq) fail('an objection that crossed the adoption was called late');
        this.#late = [...this.#late, { ...heldOf(seq, act, 'objection'), seen: act.seen, entered: act.via !== 'screen' }];
        saw('late for an adoption');
        return [];
      case 'opinion.adopted': {
        const { openSeconds = 0 } = act;
        if (openSeconds < Math.max(LEAST_SECONDS, before.policy.undoSeconds)) fail('an adoption that cannot be crossed');
        this.#open = { seq, closesAt: at + openSeconds * 1000 };
        return [];
      }
      case 'adoption.closed':
        if (this.#open?.seq !== act.of || at < this.#open.closesAt) fail('an adoption closed early');
        this.#open = null;
        this.#late = [];
        return [];
      case 'adoption.undone':
        if (this.#open?.seq !== act.of) fail('an adoption that was closed was undone');
        return this.#gone();
      default:
        return [];
    }
  }

  /** Nothing is adopted before its adoption has closed, and what is being adopted is shown so. */
  compare({ phase }: OpinionState, shown: Standing): void {
    const { fail } = this.#telling;
    const isOpen = this.#open !== null;
    if (isOpen !== (phase === 'adopting') || isOpen !== (shown.adopting !== null)) fail('adopted before that has closed, or never');
    if ((phase === 'adopted') !== (shown.adopted !== null)) fail('shown as adopted and is not');
    if (isOpen && shown.paragraphs.some(({ removed, closed }) => !removed && !closed)) fail('text is open while it is being adopted');
  }

  /** It never was. */
  #gone(): readonly Late[] {
    const stands = this.#late;
    this.#open = null;
    this.#late = [];
    if (stands.length > 0) this.#telling.saw('what was late for an adoption stands');
    return stands;
  }
}

export const heldOf = (
  seq: number,
  {
    entity,
    block,
    endsIf,
    until = null,
  }: Pick<Extract<Act, { type: 'position.raised' }>, 'entity' | 'block'> &
    Partial<Pick<Extract<Act, { type: 'position.raised' }>, 'endsIf' | 'until'>>,
  kind: Held['kind'],
): Held => ({ id: `p${seq}`, entity, block, kind, deleted: endsIf?.deleted === true, reads: endsIf?.reads ?? null, until });
