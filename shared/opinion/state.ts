/**
 * What the rules remember of an opinion: the fold of its log (evolve.ts). Plain data, so that it can be kept as a snapshot.
 *
 * Nothing in here says whether a paragraph is agreed, objected to or closed. That is derived (paragraph.ts) from what has
 * happened: which words stand, who holds what, what the chair declared on which words. One changed letter is then no longer
 * the declared text, and nobody has to remember to clear a mark.
 *
 * A block keeps its record for ever, also when its text is gone: an objection may still be on its way to it.
 */
import type { Actor } from './actor.ts';
import type { Ended } from './ended.ts';
import {
  DEFAULT_POLICY,
  type Elsewhere,
  type EndsIf,
  type Flow,
  type Inheritance,
  type Link,
  type Policy,
  type PolicySource,
  type Target,
} from './entry.ts';
import type { PublicNames } from './public-names.ts';
import type { Focus, OpinionPhase } from './register.ts';
import type {
  AppealEnd,
  BlockId,
  BlockKind,
  Channel,
  EntityId,
  Hash,
  Language,
  Outcome,
  PositionId,
  PositionKind,
  ReopenCause,
  RulingKind,
  SessionId,
  StatementKind,
  TextKind,
  Venue,
  Verdict,
} from './vocabulary.ts';

/** A call for objections on one paragraph; the calls of one batch share their log position. */
export interface Call {
  readonly seq: number;
  readonly openedAt: number;
  /** The words it is about; null for the paragraph as deleted. */
  readonly hash: Hash | null;
  readonly minSeconds: number;
  /** Ms UTC from which the minimum time runs: the opening, or the last lifting of a hold since. */
  readonly from: number;
  /** Ms UTC of a silence procedure; null for a live call. */
  readonly deadline: number | null;
  /** Has the log recorded that its time has passed? */
  readonly ripe: boolean;
}

export interface Declaration {
  readonly seq: number;
  readonly at: number;
  readonly hash: Hash | null;
  /** False once cancelled, which is for good. */
  readonly stands: boolean;
  /** Seconds in which it may be undone, as the policy said at the gavel; null under the first rules, which ask the policy of the day. */
  readonly undoSeconds: number | null;
  /** What an undoing in time puts back: a declaration undone in time never existed. */
  readonly call: Call | null;
  readonly before: Declaration | null;
}

/** How often agreed text was opened again by an act, and by what last. */
export interface Reopenings {
  readonly count: number;
  readonly cause: ReopenCause | 'objection' | 'time' | 'governs';
  readonly entity: EntityId | null;
  /** Log position of the last act that did it. */
  readonly seq: number;
}

export interface Block {
  readonly id: BlockId;
  readonly kind: BlockKind;
  readonly level: number;
  /** null = not in the text. */
  readonly hash: Hash | null;
  readonly exact: Hash | null;
  /** Since which log position it is not in the text; 0 while it is. */
  readonly gone: number;
  /** Whose doing that was, and when, ms UTC, and who typed letters there that came late and return with it; null while it is in the text. */
  readonly goneBy: { readonly entity: EntityId; readonly at: number; readonly late?: readonly EntityId[] } | null;
  /** The heading under which it was deleted, where its deletion has to be agreed; under rules 1 it was not remembered. */
  readonly goneUnder: BlockId | null;
  readonly brackets: number;
  readonly balanced: boolean;
  readonly suggestions: number;
  readonly length: number;
  /** It was in the text that was tabled, so its deletion has to be agreed like any other change. */
  readonly tabled: boolean;
  readonly call: Call | null;
  /** The objection that broke the last silence procedure on it, until there is a new call. */
  readonly broken: { readonly entity: EntityId; readonly seq: number } | null;
  readonly declared: Declaration | null;
  readonly reopened: Reopenings | null;
  readonly asked: readonly { readonly entity: EntityId; readonly seq: number }[];
  /** Suggestions that were parked, and the last that was settled otherwise; in order. */
  readonly settled: readonly Settled[];
}

export interface Settled {
  readonly entity: EntityId;
  readonly verdict: Verdict;
  readonly seq: number;
  readonly at: number;
}

/** A position that stands. Its words are bound to a hash; no change of text alters or ends it. */
export interface Position {
  readonly id: PositionId;
  readonly kind: PositionKind;
  readonly entity: EntityId;
  /** null = the opinion as a whole. */
  readonly block: BlockId | null;
  readonly hash: Hash | null;
  readonly seq: number;
  readonly at: number;
  readonly via: Channel;
  readonly enteredBy: Actor['capacity'] | null;
  /** It stands beside what its State holds itself: entered for it, and not confirmed by it since. Under rules 1 nothing does. */
  readonly entered: boolean;
  readonly until: number | null;
  readonly endsIf: EndsIf | null;
  /** Blocks, other than its own paragraph, in which a run of the words stands that it is about; under `endsIf` alone. */
  readonly echoes: readonly BlockId[];
  /** Blocks that had words of its paragraph when it was recorded, and not on its screen; under `endsIf` alone. */
  readonly copied: readonly BlockId[];
  /** The entry that has met its `endsIf`, and whose that was; null while it is not met. */
  readonly met: Met | null;
  /** Of a condition: what has to be agreed exactly so. */
  readonly links: readonly Link[] | null;
  /** The log position that the actor's screen showed. */
  readonly seen: number;
  /** Text that flowed after this log position takes it along: what the screen of its first raising showed. */
  readonly since: number;
  readonly late: boolean;
  /** It was entered, came back from a restricted session, or with the making of the draft, and its State has not confirmed it since. */
  readonly toConfirm: boolean;
  /** Where it was raised, of the drafts of which this one was made; null: here. */
  readonly inherited: readonly Inheritance[] | null;
  /** Where the log says that its State withdrew it orally; null: nowhere. */
  readonly noted: number | null;
  /** Where its State said "not meant here", and at which log position. */
  readonly drops: readonly { readonly block: BlockId; readonly seq: number }[];
}

/** What was entered for a State, and the State says is none of its own: it has ended, and the record does not say who was right. */
export interface Disowned extends Pick<Position, 'id' | 'kind' | 'entity' | 'block' | 'via' | 'enteredBy'> {
  /** Of the disowning. */
  readonly seq: number;
  readonly at: number;
}

export interface Met {
  readonly seq: number;
  readonly entity: EntityId;
}

/** A paragraph is with a drafting group. */
export interface Referral {
  readonly seq: number;
  readonly at: number;
  /** Back by then, ms UTC. */
  readonly until: number | null;
}

/** Paragraphs from which a State stands aside, in the words that they had. */
export interface Dissociation {
  readonly entity: EntityId;
  readonly seq: number;
  readonly at: number;
  readonly targets: readonly Target[];
}

/** Said for the record. It never ends; a later one of the same speaker may take its place. */
export interface Statement {
  readonly seq: number;
  readonly at: number;
  readonly entity: EntityId;
  readonly capacity: Actor['capacity'];
  readonly kind: StatementKind;
  readonly block: BlockId | null;
  readonly corrects: number | null;
}

/** The report was marked as final (`over`), or opened again. */
export interface Finish {
  readonly over: boolean;
  readonly seq: number;
  readonly at: number;
}

/** A decision of the presiding chair, not older than a day when the last was made. */
export interface Ruling {
  readonly seq: number;
  readonly at: number;
  readonly kind: RulingKind;
  /** The paragraphs that it was about; none: the opinion as a whole. */
  readonly blocks: readonly BlockId[];
}

/** Against a decision of the chair. It is never forgotten. */
export interface Appeal {
  readonly seq: number;
  readonly at: number;
  readonly entity: EntityId;
  /** By whom for that State, and how it was heard; null: the State made it itself. */
  readonly entered: { readonly by: Actor['capacity']; readonly via: Channel } | null;
  /** The decision, and its log position. */
  readonly against: Ruling;
  /** null: it is pending. `own`: its State withdrew it; else the secretariat has recorded the end. */
  readonly ended: { readonly seq: number; readonly at: number; readonly end: AppealEnd; readonly own: boolean } | null;
  readonly contradicted: { readonly seq: number; readonly at: number } | null;
}

export interface Edge extends Flow {
  readonly seq: number;
  /**
   * How both paragraphs read before it, so that it is known for taken back: of a shift that changed both, not under rules 1; of a join or
   * replacement since rules 3. Else null.
   */
  readonly was: { readonly from: Hash | null; readonly to: Hash | null } | null;
  /** Of a join or replacement: both have read as before it since its source came back. */
  readonly undone?: true;
}

/** The order of the text. Its identity changes only when a block comes, goes, moves, changes kind or level, or gets or loses its words. */
export interface Layout {
  /** Living blocks from top to bottom. */
  readonly order: readonly BlockId[];
  /** The same with every block that is gone, at the place it had. */
  readonly all: readonly BlockId[];
  /** The heading a block stands under. */
  readonly heading: ReadonlyMap<BlockId, BlockId>;
  /** Living blocks under each living heading. */
  readonly governed: ReadonlyMap<BlockId, readonly BlockId[]>;
  /** Living headings that govern nothing: no paragraph under them is agreed with their words. */
  readonly alone: ReadonlySet<BlockId>;
}

export interface AdoptionCall extends Omit<Call, 'hash' | 'deadline'> {
  readonly docHash: Hash;
  readonly textHash: Hash;
}

/** A State that had instructions pending when the opinion was adopted: it adopted ad referendum, and that is no agreement. */
export interface Pending {
  readonly entity: EntityId;
  /** Where it has said since that its last instructions have come. */
  readonly came: { readonly seq: number; readonly at: number } | null;
}

export interface Adoption {
  readonly seq: number;
  readonly at: number;
  readonly docHash: Hash;
  readonly textHash: Hash;
  readonly pending: readonly Pending[];
  readonly call: AdoptionCall | null;
}

/** Of the chair, while objections may still have crossed it. */
export interface OpenAdoption extends Adoption {
  /** Ms UTC at which it closes at the earliest. */
  readonly closesAt: number;
}

/** An objection that had crossed an adoption: it cancelled it. */
export interface Crossing {
  readonly entity: EntityId;
  readonly block: BlockId | null;
  readonly seq: number;
  readonly at: number;
  /** When the chair had adopted, ms UTC. */
  readonly adoptedAt: number;
}

/** An objection against the adoption, which its screen had been handed: no position, unless the adoption goes. */
export interface LateObjection extends Omit<Crossing, 'adoptedAt'> {
  readonly via: Channel;
  readonly enteredBy: Actor['capacity'] | null;
  readonly hash: Hash | null;
  readonly seen: number;
}

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
  restricted: null,
  published: [],
};
