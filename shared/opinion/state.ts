/**
 * What the rules remember of an opinion: the fold of its log (evolve.ts). Plain data, so that it can be kept as a snapshot.
 *
 * Nothing in here says whether a paragraph is agreed, objected to or closed. That is derived (paragraph.ts) from what has
 * happened: which words stand, who holds what, what the chair declared on which words. One changed letter is then no longer
 * the declared text, and nobody has to remember to clear a mark.
 *
 * A block keeps its record for ever, also when its text is gone: an objection may still be on its way to it.
 */
import type { Adoption, AdoptionCall, Crossing, LateObjection, OpenAdoption } from './adoption.ts';
import type { Appeal, Ruling } from './appeals.ts';
import type { Block } from './blocks.ts';
import type { Ended } from './ended.ts';
import { DEFAULT_POLICY, type Elsewhere, type Policy, type PolicySource } from './entry.ts';
import type { Edge, Layout } from './layout.ts';
import type { Disowned, Position } from './positions.ts';
import type { PublicNames } from './public-names.ts';
import type { Referral } from './referrals.ts';
import type { Focus, OpinionPhase } from './register.ts';
import type { Finish } from './report.ts';
import type { Dissociation, Statement } from './said.ts';
import type { BlockId, EntityId, Hash, Language, Outcome, PositionId, SessionId, TextKind, Venue } from './vocabulary.ts';
import type { HowOver, ProposedWithholding, Withholding } from './withholding.ts';

export interface OpinionState {
  /** Log position and time of the last entry; 0 before the first. */
  readonly seq: number;
  readonly at: number;
  /** The rules by which it is judged and shown: those of its first entry, until `rules.upgraded` says otherwise. */
  readonly rules: number;
  readonly kind: TextKind;
  readonly number: string;
  readonly title: string;
  readonly language: Language;
  readonly venue: Venue;
  readonly sponsor: EntityId;
  /** The opinions of which it was made. */
  readonly ancestry: readonly string[];
  readonly phase: OpinionPhase;
  readonly outcome: Outcome | null;
  readonly policy: Policy;
  /** The last policy of a meeting that was brought here. */
  readonly policyFrom: PolicySource | null;
  /** null: the public is told no names. */
  readonly names: PublicNames | null;
  /** Has anybody written in it since its first text? */
  readonly written: boolean;
  readonly docHash: Hash | null;
  readonly textHash: Hash | null;
  readonly blocks: ReadonlyMap<BlockId, Block>;
  readonly layout: Layout;
  readonly flows: readonly Edge[];
  /** As it was set last, though that paragraph may be gone. */
  readonly focus: Focus;
  readonly positions: ReadonlyMap<PositionId, Position>;
  readonly disowned: readonly Disowned[];
  /** The newest of each State on each paragraph, and no more than ended last. */
  readonly ended: readonly Ended[];
  /** By opinion, as it was brought here last. */
  readonly elsewhere: ReadonlyMap<string, Elsewhere>;
  /** As they were made last, though the paragraph may have been declared since. */
  readonly referrals: ReadonlyMap<BlockId, Referral>;
  readonly dissociations: readonly Dissociation[];
  readonly statements: readonly Statement[];
  readonly adoptionCall: AdoptionCall | null;
  readonly adopting: OpenAdoption | null;
  readonly adopted: Adoption | null;
  /** Closed without adoption, from which phase; null: it is not. */
  readonly closed: { readonly seq: number; readonly from: OpinionPhase } | null;
  /** Decisions against which an appeal may still be made, oldest first. */
  readonly rulings: readonly Ruling[];
  readonly appeals: readonly Appeal[];
  /** What cancelled the last adoption, until there is a new call for one. */
  readonly crossed: Crossing | null;
  /** In log order. */
  readonly late: readonly LateObjection[];
  /** Of the report, the last of these; null: neither has happened. */
  readonly finish: Finish | null;
  /** Acts by which words were withheld, in log order. */
  readonly withheld: readonly Withholding[];
  /** What waits for the chair, in log order. */
  readonly withholdings: readonly ProposedWithholding[];
  /** By log position of the proposal: how those ended that wait no more. */
  readonly withholdingsOver: ReadonlyMap<number, HowOver>;
  /** In the log of a restricted session: where it began, and whether it is over. */
  readonly restricted: { readonly opened: number; readonly closed: boolean } | null;
  /** Sessions whose results are in this log. */
  readonly published: readonly SessionId[];
}

const EMPTY_LAYOUT: Layout = { order: [], all: [], heading: new Map(), governed: new Map(), alone: new Set() };

/** Before the first entry. */
export const emptyState: OpinionState = {
  seq: 0,
  at: 0,
  rules: 1,
  kind: 'opinion',
  number: '',
  title: '',
  language: 'en',
  venue: 'ieg',
  sponsor: '',
  ancestry: [],
  phase: 'tabled',
  outcome: null,
  policy: DEFAULT_POLICY,
  policyFrom: null,
  names: null,
  written: false,
  docHash: null,
  textHash: null,
  blocks: new Map(),
  layout: EMPTY_LAYOUT,
  flows: [],
  focus: { block: null, view: 'marked' },
  positions: new Map(),
  disowned: [],
  ended: [],
  elsewhere: new Map(),
  referrals: new Map(),
  dissociations: [],
  statements: [],
  adoptionCall: null,
  adopting: null,
  adopted: null,
  closed: null,
  rulings: [],
  appeals: [],
  crossed: null,
  late: [],
  finish: null,
  withheld: [],
  withholdings: [],
  withholdingsOver: new Map(),
  restricted: null,
  published: [],
};
