/**
 * The register: the one read model of an opinion. A snapshot, then patches; each with its log position. It shows what may be
 * shown and nothing else: no personal data beyond what the payloads hold, no text (text travels by its own way) but the last words of
 * removed paragraphs, which no text holds any more.
 * `register` (show.ts: state -> Register) is pure; wording is joined in by the server: of reasons from the payloads (`Notes`), of removed
 * paragraphs from the text as it was (`LastWords`).
 */
import type { Actor } from './actor.ts';
import type { Crossing, LateObjection, Pending } from './adoption.ts';
import type { Appeal, Ruling } from './appeals.ts';
import type { Settled } from './blocks.ts';
import type { Ended } from './ended.ts';
import type { ActNote, Elsewhere, EndsIf, Inheritance, Link, Policy } from './entry.ts';
import type { Disowned, Met } from './positions.ts';
import type { PublicNames } from './public-names.ts';
import type { Referral } from './referrals.ts';
import type { Refusal } from './refusal.ts';
import type { Finish } from './report.ts';
import type { Dissociation, Statement } from './said.ts';
import type {
  BlockId,
  BlockKind,
  Channel,
  EntityId,
  FocusView,
  Hash,
  Language,
  Outcome,
  PositionId,
  PositionKind,
  ReopenCause,
  TextKind,
  Venue,
} from './vocabulary.ts';
import type { ShownWithholding } from './withholding.ts';

/** SPEC.md 5.2: the first that holds, from the top; `reasons` lists all that hold. */
export const PARAGRAPH_STATUSES = ['objected', 'pending', 'unsettled', 'agreed', 'reopened', 'open'] as const;
export type ParagraphStatus = (typeof PARAGRAPH_STATUSES)[number];

export interface ShownPosition {
  readonly id: PositionId;
  readonly kind: PositionKind;
  readonly entity: EntityId;
  readonly at: number;
  readonly seq: number;
  readonly via: Channel;
  /** Capacity of whoever entered it for the State; null when the holder acted itself. */
  readonly enteredBy: Actor['capacity'] | null;
  /** It stands beside what the State holds itself, until the State confirms or disowns it. */
  readonly entered: boolean;
  readonly until: number | null;
  /** Raised on words that are no longer these. */
  readonly earlierWording: boolean;
  /** The paragraph it was raised on, when it counts here because the text came here. */
  readonly carriedFrom: BlockId | null;
  /** Raised against agreed text after the gavel (not crossing it). */
  readonly late: boolean;
  /** It was entered, came back from a restricted session, or with the making of the draft, and its State has not confirmed it since; it holds all the same. */
  readonly toConfirm: boolean;
  /** Where it was raised, of the drafts of which this one was made; null: here. */
  readonly inherited: readonly Inheritance[] | null;
  /** The chair has written down that its State withdrew it orally; it holds until the State does. */
  readonly noted: { readonly seq: number; readonly note: ActNote | null } | null;
  readonly endsIf: EndsIf | null;
  /** Of a condition: the paragraphs that have to be agreed exactly so. */
  readonly links: readonly Link[] | null;
  /** Its own `endsIf` is fulfilled by the present text: it is listed and does not hold. Other words make it hold again. */
  readonly met: boolean;
  /** The entry that has met it here, and whose that was. */
  readonly metBy: Met | null;
  /** Where words stand all the same that its `endsIf` is about: as long as they do it is not met. */
  readonly echoes: readonly BlockId[];
  readonly note: ActNote | null;
}

export interface ShownCall {
  /** Log position of the call: its identity. */
  readonly seq: number;
  readonly openedAt: number;
  readonly minSeconds: number;
  /** From when the chair may declare, ms UTC: restarts when an objection is withdrawn in a live call. */
  readonly ripeAt: number;
  readonly ripe: boolean;
  readonly deadline: number | null;
}

/** Null where its words were erased. */
export interface ShownEditorial {
  /** Log position: what it is confirmed or contested by. */
  readonly seq: number;
  readonly at: number;
  readonly words: { readonly before: string; readonly after: string } | null;
}

export interface ShownParagraph {
  readonly id: BlockId;
  readonly kind: BlockKind;
  readonly level: number;
  /** "a)", "1", "b) bis"; '' in a block with one item, for headings, title and enacting line. */
  readonly label: string;
  /** The heading that governs it, null for title, enacting line, footnotes and text before any heading. */
  readonly heading: BlockId | null;
  readonly hash: Hash | null;
  readonly exact: Hash | null;
  /** Not in the text any more, but listed: it was tabled, declared or carries a position. */
  readonly removed: boolean;
  /** Whose doing that was, with which entry and when; null for every other. */
  readonly removedBy: {
    readonly entity: EntityId;
    readonly seq: number;
    readonly at: number;
    /** Who typed letters in it that came late and are among its last words. */
    readonly late?: readonly EntityId[];
  } | null;
  /** How a removed paragraph last read; null for every other, and where it is not known. */
  readonly lastWords: string | null;
  /** null for headings that govern something and for empty blocks that count for nothing. */
  readonly status: ParagraphStatus | null;
  readonly reasons: readonly ParagraphStatus[];
  readonly brackets: number;
  readonly balanced: boolean;
  readonly suggestions: number;
  readonly length: number;
  /** Closed to editing for everybody: agreed, under a call, or governing such a paragraph. */
  readonly closed: boolean;
  readonly call: ShownCall | null;
  /** Whose objection broke the last silence procedure on it; null again once there is a new call. */
  readonly broken: { readonly entity: EntityId; readonly seq: number } | null;
  readonly declared: {
    readonly seq: number;
    readonly at: number;
    readonly hash: Hash | null;
    readonly stands: boolean;
    /** Seconds in which it may be undone, as the policy said at the gavel; null: as it says now. */
    readonly undoSeconds: number | null;
  } | null;
  readonly reopened: {
    readonly count: number;
    readonly cause: ReopenCause | 'objection' | 'time' | 'governs' | 'text';
    readonly entity: EntityId | null;
    /** Log position of the act that did it; null where the words alone have changed. */
    readonly seq: number | null;
    readonly note: ActNote | null;
  } | null;
  readonly reopenAsked: readonly { readonly entity: EntityId; readonly seq: number; readonly note: ActNote | null }[];
  readonly positions: readonly ShownPosition[];
  /** It is with a drafting group, whose name is in the note; null: it is not, or agreed. */
  readonly referred: (Referral & { readonly note: ActNote | null }) | null;
  /** What the chair has decided on it within a day. */
  readonly rulings: readonly ShownRuling[];
  /** Suggestions that were parked here, and the last that was settled otherwise. */
  readonly settled: readonly (Settled & { readonly note: ActNote | null })[];
  /** Of agreed text; missing where there is none. */
  readonly editorial?: {
    /** Waits for the chair. */
    readonly proposed: ShownEditorial | null;
    /** Confirmed and not contested, in order. `of`: log position of the proposal; `hash`: of the words since; `standsAt`: ms UTC. */
    readonly changes: readonly (ShownEditorial & {
      readonly of: number;
      readonly hash: Hash;
      readonly standsAt: number;
      readonly stood: boolean;
    })[];
    /** The State that undid the last of them. */
    readonly contested: { readonly entity: EntityId; readonly seq: number; readonly at: number } | null;
  };
}

/** But for how it reads: a letter that is typed changes nothing of this. */
export type ButWords = Omit<ShownParagraph, 'hash' | 'exact' | 'length'>;

/** A decision of the chair on a paragraph or on the whole, as whoever would appeal against it names it. */
export type ShownRuling = Omit<Ruling, 'blocks'>;

/** With what was said: the reason, what was decided and how, the contradiction. */
export interface ShownAppeal extends Appeal {
  readonly note: ActNote | null;
  readonly endNote: ActNote | null;
  readonly contradiction: ActNote | null;
}

/** `adopting`: the chair has adopted it, and the adoption is still open to objections that have crossed it. */
export const OPINION_PHASES = ['tabled', 'drafting', 'adopting', 'adopted', 'not-adopted'] as const;
export type OpinionPhase = (typeof OPINION_PHASES)[number];

/** Is it still before the gavel of adoption, and not closed? */
export const goesOn = (phase: OpinionPhase): boolean => phase === 'tabled' || phase === 'drafting';

/** An objection to the opinion after its adoption, by a State that had seen it. It holds nothing. */
export interface ShownLateObjection extends LateObjection {
  readonly note: ActNote | null;
}

export interface ShownDissociation extends Dissociation {
  readonly note: ActNote | null;
}

export interface ShownAdoption {
  readonly seq: number;
  readonly at: number;
  readonly docHash: Hash;
  readonly textHash: Hash;
  /** The States that adopted ad referendum; `note`: with which words they said that their instructions have come. */
  readonly pending: readonly (Pending & { readonly note: ActNote | null })[];
}

/** With what the State said of it for the record. */
export interface ShownDisowned extends Disowned {
  readonly note: ActNote | null;
}

export interface ShownStatement extends Statement {
  /** A later one has taken its place. */
  readonly corrected: boolean;
  readonly note: ActNote | null;
}

/** What the meeting has before it, as whoever leads it has said. */
export interface Focus {
  /** A living paragraph or heading; null = nothing in particular. */
  readonly block: BlockId | null;
  readonly view: FocusView;
  /** The screen of the room shows what became of it, in place of the text. */
  readonly story?: true;
}

export interface Register {
  readonly opinion: string;
  readonly seq: number;
  readonly at: number;
  /** The version of the rules by which it is judged. */
  readonly rules: number;
  readonly kind: TextKind;
  readonly number: string;
  readonly title: string;
  readonly language: Language;
  readonly venue: Venue;
  readonly phase: OpinionPhase;
  readonly outcome: Outcome | null;
  readonly sponsor: EntityId;
  readonly policy: Policy;
  /** Since when the public is told names; null: it is told none. */
  readonly names: PublicNames | null;
  readonly docHash: Hash | null;
  readonly textHash: Hash | null;
  readonly adoptionCall: ShownCall | null;
  readonly focus: Focus;
  /** It is open to objections that have crossed it; it closes at `closesAt`, ms UTC, at the earliest. */
  readonly adopting: (ShownAdoption & { readonly closesAt: number }) | null;
  /** It has closed. */
  readonly adopted: ShownAdoption | null;
  /** The objection that cancelled the last adoption, because it had crossed it; null again once there is a new call for adoption. */
  readonly crossed: Crossing | null;
  readonly late: readonly ShownLateObjection[];
  /** Of the report: that it is final, or was opened again, and why; null: it never was final. */
  readonly finish: (Finish & { readonly note: ActNote | null }) | null;
  /** Living paragraphs in order, removed ones after their nearest surviving predecessor. */
  readonly paragraphs: readonly ShownParagraph[];
  /** Positions on the opinion as a whole. */
  readonly positions: readonly ShownPosition[];
  /** What was entered for States, and disowned by them. */
  readonly disowned: readonly ShownDisowned[];
  /** What was withdrawn last, or whose time has passed. */
  readonly ended: readonly Ended[];
  /** How paragraphs of other opinions stand, on which conditions here count. */
  readonly elsewhere: readonly Elsewhere[];
  readonly dissociations: readonly ShownDissociation[];
  /** Those that were corrected too. */
  readonly statements: readonly ShownStatement[];
  /** What the chair has decided on the opinion as a whole within a day. */
  readonly rulings: readonly ShownRuling[];
  /** Those that have ended too. */
  readonly appeals: readonly ShownAppeal[];
  /** Words that the secretariat would withhold as personal data: each waits for the chair. */
  readonly withholdings: readonly ShownWithholding[];
  /** Everything that stands between the text and adoption now; empty = the chair may call for adoption. */
  readonly blockers: readonly Refusal[];
  /** How many paragraphs in each status (headings that govern something and empty blocks left out). */
  readonly counts: Readonly<Record<ParagraphStatus, number>>;
}

/** But for how its paragraphs read, and how far it is told: a letter that is typed changes nothing of this. */
export type SaidRegister = Omit<Register, 'seq' | 'at' | 'docHash' | 'textHash' | 'paragraphs'> & {
  readonly paragraphs: readonly ButWords[];
};

/** Wording that belongs to acts, by log position; missing where it was erased. */
export type Notes = ReadonlyMap<number, ActNote>;

/** How a removed paragraph last read, undecided insertions left out; null where that is not known. */
export type LastWords = (block: BlockId) => string | null;

/** What changed between two registers: whole paragraphs by id, the order when it changed, and the opinion's own fields. */
export interface RegisterPatch {
  readonly from: number;
  readonly seq: number;
  readonly opinion: Partial<Omit<Register, 'paragraphs' | 'opinion' | 'seq'>>;
  readonly paragraphs: readonly ShownParagraph[];
  readonly order?: readonly BlockId[];
}
