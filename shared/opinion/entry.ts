/**
 * What a log of an opinion holds, as the rules see it: a stamp (who, when, where) and either text facts or an act.
 * The bytes (header, statement, payload, Yjs updates) are the business of server/log and server/record.
 * Everything here is permanent and without personal data; wording typed into forms and names of people are in the
 * erasable payload (`ActNote`) and never needed to fold.
 */
import type { Actor } from './actor.ts';
import type { AdoptionAct } from './adoption.ts';
import type { AppealAct } from './appeals.ts';
import type { EditorialAct, EditorialEdit } from './editorial.ts';
import type { HealCode } from './heal-code.ts';
import type { LateFact } from './late-fact.ts';
import type {
  BlockId,
  BlockKind,
  Capacity,
  Channel,
  EditingPolicy,
  EntityId,
  FocusView,
  Hash,
  Language,
  Outcome,
  PositionId,
  PositionKind,
  ReopenCause,
  SessionId,
  StatementKind,
  TextKind,
  Venue,
  Verdict,
} from './vocabulary.ts';
import type { WithholdingAct } from './withholding.ts';

export interface Entry {
  /** Log position, 1, 2, 3 … without gap. */
  readonly seq: number;
  /** Milliseconds since 1970, UTC; a claim of the node, never decreasing (`max(command, last entry)`); orders nothing. */
  readonly at: number;
  readonly by: Actor;
  /** The client's command id; for text entries the server's own. */
  readonly uuid: string;
  /** The version of the rules under which it was made; not named: today's. */
  readonly rules?: number;
  readonly fact: TextFacts | Act;
}

/** Net effect of a text entry on one block it touched (or that changed its governing heading). */
export interface Change {
  readonly id: BlockId;
  /** Agreement hash before and after; null = not in the text. */
  readonly was: Hash | null;
  readonly hash: Hash | null;
  /** Hash of the block exactly as shown (marks, formatting, undecided suggestions, final marks). */
  readonly exact: Hash | null;
  readonly kind: BlockKind;
  /** 0 = item, 1-3 = sub-items. */
  readonly level: number;
  /** Bracket characters outside `lit`, and whether they pair up. */
  readonly brackets: number;
  readonly balanced: boolean;
  /** Undecided suggestions of Member States, chair or secretariat; those of others wait beside the text and do not count. */
  readonly suggestions: number;
  /** Characters (UTF-16) of the base reading, without surrounding space; 0 = empty. */
  readonly length: number;
}

/** Text that left one block and came into another, found by the server after healing, never claimed by a client. */
export interface Flow {
  readonly from: BlockId;
  readonly to: BlockId;
  readonly how: 'split' | 'join' | 'shift' | 'replace';
}

/** In which blocks, other than its own paragraph, words stand to which a State has objected under a condition. */
export interface Echo {
  readonly position: PositionId;
  /** Sorted; the first of very many. */
  readonly in: readonly BlockId[];
}

export interface PartFacts {
  /** Whose words these are; 'server' for healing and Yjs' own cleanup that the part before it caused. */
  readonly by: Actor | 'server';
  /** Yjs client ids that got new structs. */
  readonly clients: readonly number[];
  readonly blocks: readonly BlockId[];
  /** Member States whose suggestions came with it, out of a restricted session: theirs count, though they wrote nothing here. */
  readonly voices?: readonly EntityId[];
}

export interface TextFacts {
  readonly type: 'text';
  readonly parts: readonly PartFacts[];
  /** Sorted by block id. A change of a heading lists every block it governs. */
  readonly changes: readonly Change[];
  readonly flows: readonly Flow[];
  /** All block ids from top to bottom; only when the set or the order changed. */
  readonly order?: readonly BlockId[];
  /** Of each position where that is another answer than before; by position. */
  readonly echoes?: readonly Echo[];
  readonly healed: readonly { readonly part: number; readonly block: BlockId | null; readonly why: HealCode }[];
  readonly late?: readonly LateFact[];
  /** Over the agreement hashes in order. */
  readonly docHash: Hash;
  /** Over everything exactly as shown; adoption is bound to it, so the rules must know it. */
  readonly textHash: Hash;
  /** The command this text entry carries out, if any. */
  readonly carriesOut?:
    | { readonly command: 'restore' | 'import'; readonly block?: BlockId }
    | { readonly command: 'publish'; readonly session: SessionId }
    | Cut
    | Settlement
    | EditorialEdit;
}

/** Many paragraphs at once: taken out, or brought back as they went with the entry at `of`. */
export type Cut =
  | { readonly command: 'remove-paragraphs'; readonly blocks: readonly BlockId[] }
  | { readonly command: 'restore-deletion'; readonly of: number; readonly blocks: readonly BlockId[] };

/** What becomes of a suggestion. All but accepting leave the words as they were without it. */
export interface Settlement {
  readonly command: 'settle';
  /** One of the paragraphs it reaches. */
  readonly block: BlockId;
  /** Whose suggestion it is, and the id that all its marks have. */
  readonly of: EntityId;
  readonly id: string;
  readonly verdict: Verdict;
}

/** A paragraph in exactly this wording; `hash` null = the paragraph as deleted. */
export interface Target {
  readonly block: BlockId;
  readonly hash: Hash | null;
}

/** A paragraph on which a condition counts: of this opinion, or of the one that is named. */
export interface Link extends Target {
  readonly opinion?: string;
}

/** How paragraphs of another opinion stood at a position of its log. */
export interface Elsewhere {
  readonly opinion: string;
  readonly seq: number;
  /** What people call that opinion. */
  readonly number: string;
  /** One that was never there is missing. */
  readonly paragraphs: readonly {
    readonly id: BlockId;
    readonly kind: BlockKind;
    /** With what it stands under: "3 ii)". */
    readonly label: string;
    /** Words of the heading that governs it. */
    readonly heading: string;
    readonly hash: Hash | null;
    readonly agreed: boolean;
  }[];
}

export interface Policy {
  readonly editing: EditingPolicy;
  /** Minimum time of a call, seconds: 15 in a room, 60 hybrid or virtual; production refuses less than 10. */
  readonly minCallSeconds: number;
  /** How long the chair may take back a declaration, and an adoption at the least, seconds. */
  readonly undoSeconds: number;
  /** How long an adoption is open to objections that have crossed it, seconds. Older logs do not say: `ADOPTION_SECONDS`. */
  readonly adoptionSeconds?: number;
  /** Longest request for time, days. */
  readonly maxTimeDays: number;
  /** Shortest silence procedure, hours. */
  readonly silenceHours: number;
  /** Does the public see which States object, or counts only? */
  readonly publicNames: boolean;
  /** Are holds lifted by the head of the delegation, the deputy and the focal point alone? Older logs do not say: no. */
  readonly headConfirms?: boolean;
  /** Do those who take part from afar change the text? Older logs do not say: yes. */
  readonly remoteMayEdit?: boolean;
  /** "Nothing is agreed until everything is agreed": is what is agreed called provisional until adoption? Older logs do not say: no. */
  readonly packageSwitch?: boolean;
  /** For whom it is told whose words are whose, and from when on. Older logs do not say: for Member States, at once. */
  readonly authorsFor?: 'own' | 'states' | 'seats';
  readonly authorsFrom?: 'now' | 'adoption' | 'report' | 'never';
}

/** A policy that came from a meeting: which, and where in the forum's log it was set or the opinion was taken up there. */
export interface PolicySource {
  readonly meeting: string;
  readonly seq: number;
}

export const ADOPTION_SECONDS = 60;

export const DEFAULT_POLICY: Policy = {
  editing: 'co-edit',
  minCallSeconds: 15,
  undoSeconds: 10,
  adoptionSeconds: ADOPTION_SECONDS,
  maxTimeDays: 28,
  silenceHours: 72,
  publicNames: false,
};

/** A position where it was raised, in a draft of which this one was made; that draft's number too, for whoever reads this log alone. */
export interface Inheritance {
  readonly opinion: string;
  readonly number: string;
  readonly position: PositionId;
}

/** Of a position that the server brought here: who had entered it there for its State, and that its State had confirmed that. */
interface Entering {
  readonly enteredBy: Capacity | null;
  readonly confirmed?: true;
}

/** An advance withdrawal that the State ticked when objecting: its own act, bound to a deletion or to exact words. */
export interface EndsIf {
  readonly deleted?: true;
  readonly reads?: Hash;
}

/**
 * Acts are past tense; each is made by exactly one command (command.ts). Reserved, and refused by every fold of today:
 * snapshot.made, renumbered, alternatives.settled, bracket.settled, erased, base.set, epoch.set, erratum.made, sitting.opened, sitting.closed, gavel.handed.
 */
export type Act =
  | {
      readonly type: 'opinion.created';
      /** Not named: an opinion, as in every older log. */
      readonly kind?: TextKind;
      readonly number: string;
      readonly title: string;
      readonly language: Language;
      readonly venue: Venue;
      readonly phase: 'tabled' | 'drafting';
      readonly sponsor: EntityId;
      readonly source: string | null;
      readonly meeting: string | null;
      readonly ancestry: readonly { readonly opinion: string; readonly how: 'renamed' | 'merged' | 'carried' | 'split' }[];
      readonly access: 'members' | 'public' | 'restricted';
      readonly policy: Policy;
    }
  /** `from`: brought by the server, from a meeting. */
  | { readonly type: 'policy.changed'; readonly policy: Policy; readonly from?: PolicySource }
  | { readonly type: 'discussion.opened' }
  /** What is under discussion; null block: nothing in particular. */
  | { readonly type: 'focus.set'; readonly block: BlockId | null; readonly view: FocusView; readonly story?: true }
  | {
      readonly type: 'position.raised';
      readonly kind: PositionKind;
      /** null block = the opinion as a whole (objection and ad-referendum only). */
      readonly block: BlockId | null;
      readonly hash: Hash | null;
      /** The entity that holds it: the actor's own, or the State it was entered for. */
      readonly entity: EntityId;
      /** 'screen' when the holder acted itself, else how the act reached the one who entered it. */
      readonly via: Channel;
      /** Milliseconds UTC; `time` only. */
      readonly until: number | null;
      /** Was a reason / a cure given? Their wording is in the payload. */
      readonly reasoned: boolean;
      readonly cured: boolean;
      readonly endsIf: EndsIf | null;
      /** Where its words stood already: its paragraph had gone since the screen on which it was raised. */
      readonly echoes?: readonly BlockId[];
      /** Other blocks into which words of its paragraph came since that screen. */
      readonly copied?: readonly BlockId[];
      /** What has to be agreed exactly so before the opinion is adopted; `conditional` only. */
      readonly links?: readonly Link[];
      /** A concise note that is appended to the opinion goes with it (wording in the payload); `reservation` only. */
      readonly noted?: true;
      /** The log position the actor's screen showed. */
      readonly seen: number;
      /** Raised in a restricted session, and brought here by the server at its end; entered there by whom. */
      readonly carried?: { readonly session: SessionId } & Entering;
      /** Raised on drafts of which this one was made, and brought here by the server when it was; entered there by whom. */
      readonly inherited?: { readonly from: readonly Inheritance[] } & Entering;
    }
  /** How what conditions count on stands in another opinion; brought here by the server. */
  | ({ readonly type: 'elsewhere.told' } & Elsewhere)
  | {
      readonly type: 'position.withdrawn';
      readonly position: PositionId;
      /** A statement for the record accompanies it (wording in the payload). */
      readonly stated: boolean;
    }
  /** That it stands, though it was entered, came back from a restricted session or with the making of the draft. */
  | { readonly type: 'position.confirmed'; readonly position: PositionId }
  /** The State says that what was entered for it is none of its own. */
  | {
      readonly type: 'position.disowned';
      readonly position: PositionId;
      /** A statement for the record accompanies it (wording in the payload). */
      readonly stated: boolean;
    }
  /** The chair has written down that the State withdrew it orally: it holds until the State does so itself. */
  | { readonly type: 'withdrawal.noted'; readonly position: PositionId }
  | { readonly type: 'position.dropped'; readonly position: PositionId; readonly block: BlockId }
  /** The State joins the consensus and stands aside from these paragraphs; none: from nothing any more. */
  | { readonly type: 'dissociated'; readonly targets: readonly Target[] }
  | {
      readonly type: 'statement.made';
      readonly kind: StatementKind;
      /** null = on the opinion as a whole. */
      readonly block: BlockId | null;
      /** Log position of the speaker's own statement whose place it takes. */
      readonly corrects: number | null;
    }
  | {
      readonly type: 'call.opened';
      readonly targets: readonly Target[];
      readonly minSeconds: number;
      /** Milliseconds UTC for a silence procedure; null for a live call. */
      readonly deadline: number | null;
      readonly present: readonly EntityId[];
    }
  /** The silence procedure that was opened at `of` goes on until a later deadline, ms UTC. */
  | { readonly type: 'call.extended'; readonly of: number; readonly deadline: number }
  | { readonly type: 'call.cancelled'; readonly blocks: readonly BlockId[] | 'adoption' }
  /** To a drafting group, whose name is in the payload; `until`: back by then, ms UTC. */
  | { readonly type: 'paragraphs.referred'; readonly blocks: readonly BlockId[]; readonly until: number | null }
  | { readonly type: 'paragraphs.recalled'; readonly blocks: readonly BlockId[] }
  | {
      readonly type: 'paragraph.declared';
      readonly target: Target;
      readonly present: readonly EntityId[];
      readonly dropped: readonly EntityId[];
    }
  | { readonly type: 'declaration.undone'; readonly of: number }
  | { readonly type: 'reopening.asked'; readonly block: BlockId }
  | {
      readonly type: 'paragraph.reopened';
      readonly block: BlockId;
      readonly cause: ReopenCause;
      /** The State that asked; null when the chair corrects itself. */
      readonly entity: EntityId | null;
    }
  | AdoptionAct
  | { readonly type: 'opinion.closed'; readonly outcome: Outcome }
  | AppealAct
  | EditorialAct
  | WithholdingAct
  /** Of the report: its text, which is that of its last draft, is final. */
  | { readonly type: 'report.finished'; readonly textHash: Hash }
  | { readonly type: 'report.reopened' }
  | { readonly type: 'time.lapsed'; readonly position: PositionId }
  | { readonly type: 'call.ripe'; readonly of: number }
  /** In the log of a restricted session: what is before it was copied from the opinion, whose header at `at` has this hash. */
  | {
      readonly type: 'restricted.opened';
      readonly session: SessionId;
      readonly opinion: string;
      readonly at: number;
      readonly head: Hash;
    }
  /** There too, the last entry. */
  | { readonly type: 'restricted.closed'; readonly session: SessionId }
  /** In the opinion: what was brought from the session stands before it. `head`: of the last entry of the session's sealed log. */
  | { readonly type: 'restricted.published'; readonly session: SessionId; readonly head: Hash }
  | { readonly type: 'rules.upgraded'; readonly from: number; readonly to: number };

export type ActType = Act['type'];

/** The erasable companion of an act, or of a text entry that carries out a command: free wording and the person's name. Never folded; shown where present. */
export interface ActNote {
  readonly person?: string;
  /** Of who takes a seat of the forum or comments in a consultation, and how to reach them. */
  readonly name?: string;
  readonly contact?: string;
  /** For whom a visitor of a consultation says to speak. */
  readonly organisation?: string;
  /** Of a document that was handed in, a comment, a circular letter, or a reply. */
  readonly text?: string;
  readonly reason?: string;
  readonly cure?: string;
  readonly statement?: string;
  /** Of a reservation: the concise note that is appended to the opinion. */
  readonly appended?: string;
  /** The words read out by the chair, or the answer of the chair; of a settled suggestion, how its paragraphs would read with it; of an editorial change, how the paragraph reads. */
  readonly words?: string;
  /** Of an editorial change, whose new words are `words`: those before it. */
  readonly before?: string;
  /** The drafting group to which paragraphs were referred. */
  readonly group?: string;
  /** What the letters say that came late, in the order of the facts. */
  readonly late?: readonly string[];
  /** Digest of the command that was asked for: the same uuid with another body is a conflict, not a repeat. */
  readonly asked?: string;
}

/** An act by its type. */
export type ActOf<Type extends Act['type']> = Extract<Act, { type: Type }>;
