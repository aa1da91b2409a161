/**
 * What a client may ask for (imperative); the answer is an act or a refusal. One envelope for button, script and fallback.
 * The zod schemas at the edge (shared/wire) are checked against these types by the compiler.
 */
import type { EndsIf, Link, Policy, Target } from './entry.ts';
import type { PlainName } from './kinds.ts';
import type {
  AppealEnd,
  BlockId,
  Channel,
  EntityId,
  FocusView,
  Hash,
  Outcome,
  PositionId,
  ReopenCause,
  StatementKind,
  Verdict,
} from './vocabulary.ts';
import type { LetterRange } from './withholding.ts';

/** Set only by chair, secretariat or operator who enters a position for a State. */
export interface EnteredFor {
  readonly entity: EntityId;
  readonly via: Exclude<Channel, 'screen'>;
}

/** A paragraph as it is on the screen. */
export interface Shown {
  readonly block: BlockId;
  readonly exact: Hash;
}

/** What is no more than a paragraph and a reason (kinds.ts). */
type Plain = {
  readonly [Name in PlainName]: { readonly do: Name; readonly block: BlockId; readonly hash: Hash | null; readonly reason?: string };
};

export type Command =
  | { readonly do: 'open-discussion' }
  /** `story`: in place of the text the screen of the room shows what became of the paragraph. */
  | { readonly do: 'focus'; readonly block: BlockId | null; readonly view: FocusView; readonly story?: true }
  | { readonly do: 'set-policy'; readonly policy: Policy }
  | {
      readonly do: 'raise-objection';
      /** null = the opinion as a whole. */
      readonly block: BlockId | null;
      readonly hash: Hash | null;
      readonly reason?: string;
      readonly cure?: string;
      readonly endsIf?: EndsIf;
      readonly enteredFor?: EnteredFor;
    }
  | {
      readonly do: 'ask-time';
      readonly block: BlockId;
      readonly hash: Hash | null;
      /** Milliseconds UTC. */
      readonly until: number;
      readonly reason?: string;
      readonly enteredFor?: EnteredFor;
    }
  | {
      readonly do: 'reserve';
      readonly block: BlockId;
      readonly hash: Hash | null;
      readonly reason?: string;
      /** The concise note that is appended to the opinion. */
      readonly appended?: string;
      readonly enteredFor?: EnteredFor;
    }
  | {
      readonly do: 'make-conditional';
      readonly block: BlockId;
      readonly hash: Hash | null;
      /** Other paragraphs of this opinion, as they read. */
      readonly links: readonly Link[];
      readonly reason?: string;
    }
  | Plain[PlainName]
  /** Ad referendum; null block = on the opinion as a whole. */
  | { readonly do: 'await-instructions'; readonly block: BlockId | null; readonly hash: Hash | null; readonly reason?: string }
  /** `reads`: a paragraph and the words for which it is withdrawn. */
  | {
      readonly do: 'withdraw';
      readonly position: PositionId;
      readonly reads?: { readonly block: BlockId; readonly hash: Hash };
      readonly statement?: string;
    }
  | { readonly do: 'confirm'; readonly position: PositionId }
  /** What was entered for the own State is none of its own. */
  | { readonly do: 'disown'; readonly position: PositionId; readonly statement?: string }
  /** `reason`: what the State has said. */
  | { readonly do: 'note-withdrawal'; readonly position: PositionId; readonly reason: string }
  | { readonly do: 'drop-carried'; readonly position: PositionId; readonly block: BlockId }
  /** Takes the place of what the State said before; no paragraph: it stands aside from nothing any more. */
  | { readonly do: 'dissociate'; readonly blocks: readonly BlockId[]; readonly reason?: string }
  | {
      readonly do: 'make-statement';
      /** null = on the opinion as a whole. */
      readonly block: BlockId | null;
      readonly kind: StatementKind;
      readonly statement: string;
      /** Log position of an own statement that this one corrects. */
      readonly corrects?: number;
    }
  | {
      readonly do: 'call';
      readonly targets: readonly Target[];
      /** At least the policy's minimum, which is the default. */
      readonly minSeconds?: number;
      /** Milliseconds UTC: makes it a silence procedure. */
      readonly deadline?: number;
    }
  /** `of`: log position of a silence procedure; `deadline`: ms UTC, later than the one it has. */
  | { readonly do: 'extend-call'; readonly of: number; readonly deadline: number }
  | { readonly do: 'cancel-call'; readonly blocks: readonly BlockId[] | 'adoption'; readonly reason?: string }
  /** To the drafting group of this name; `until`: back by then, ms UTC. */
  | { readonly do: 'refer'; readonly blocks: readonly BlockId[]; readonly group: string; readonly until?: number }
  | { readonly do: 'recall'; readonly blocks: readonly BlockId[] }
  | { readonly do: 'declare'; readonly target: Target }
  | { readonly do: 'undo'; readonly of: number; readonly reason?: string }
  | { readonly do: 'ask-reopen'; readonly block: BlockId; readonly reason: string }
  | {
      readonly do: 'reopen';
      readonly block: BlockId;
      readonly cause: ReopenCause;
      readonly entity?: EntityId;
      readonly reason: string;
    }
  | { readonly do: 'restore'; readonly block: BlockId }
  /** All that went with the entry at this log position. */
  | { readonly do: 'restore-deletion'; readonly of: number }
  /** Each exactly as shown. */
  | { readonly do: 'remove-paragraphs'; readonly targets: readonly Shown[] }
  | {
      readonly do: 'settle';
      readonly block: BlockId;
      /** The suggestion: its entity and its id. */
      readonly of: EntityId;
      readonly id: string;
      readonly verdict: Verdict;
      /** The paragraph exactly as shown. */
      readonly exact: Hash;
    }
  /** `exact`: the paragraph as shown; `words`: as it would read. */
  | { readonly do: 'propose-editorial'; readonly block: BlockId; readonly exact: Hash; readonly words: string }
  /** Log position of the proposal. */
  | { readonly do: 'confirm-editorial'; readonly of: number }
  /** Likewise: it is over. */
  | { readonly do: 'decline-editorial'; readonly of: number }
  /** Log position of the confirmation. */
  | { readonly do: 'contest-editorial'; readonly of: number }
  /** Against the decision of the chair at this log position. */
  | { readonly do: 'appeal'; readonly of: number; readonly reason: string; readonly enteredFor?: EnteredFor }
  /** `of`: log position of the appeal; `statement`: what was decided, and how. */
  | { readonly do: 'record-appeal'; readonly of: number; readonly end: AppealEnd; readonly statement: string }
  | { readonly do: 'withdraw-appeal'; readonly of: number; readonly statement?: string }
  | { readonly do: 'contradict-appeal'; readonly of: number; readonly statement: string }
  /** Letters of the own State, by any of the items that each was. */
  | { readonly do: 'withhold-words'; readonly letters: readonly LetterRange[] }
  /** Likewise of anybody. */
  | { readonly do: 'propose-withholding'; readonly letters: readonly LetterRange[] }
  /** Log position of the proposal. */
  | { readonly do: 'confirm-withholding'; readonly of: number }
  /** Likewise: it is over. */
  | { readonly do: 'decline-withholding'; readonly of: number }
  | { readonly do: 'call-adoption'; readonly docHash: Hash; readonly textHash: Hash; readonly minSeconds?: number }
  | { readonly do: 'adopt'; readonly docHash: Hash; readonly textHash: Hash }
  /** `textHash`: of the newest draft, as it is on the screen. */
  | { readonly do: 'finish-report'; readonly textHash: Hash }
  | { readonly do: 'reopen-report'; readonly reason: string }
  | { readonly do: 'close-without-adoption'; readonly outcome: Outcome; readonly reason?: string };

export type CommandName = Command['do'];

/** `seen` is the head that the sender had on screen; `uuid` makes the command happen once however often it arrives. */
export interface Envelope {
  readonly uuid: string;
  readonly v: 1;
  readonly seen: { readonly seq: number };
  readonly command: Command;
}

/** A command by its name. */
export type Ask<Name extends Command['do']> = Extract<Command, { do: Name }>;
