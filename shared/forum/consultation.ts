/**
 * An open online consultation (§8 of the preparation report, SPEC F7): anybody says what they think of a released text, without an
 * account. It has a log of its own, so that a flood of comments fills no other, and no word of it is ever written into a text. Names,
 * addresses and the words of a comment travel in the erasable payload (`ActNote`).
 */
import type { Actor } from '../opinion/actor.ts';
import type { BlockId, Language, SeatId } from '../opinion/vocabulary.ts';
import type { DocumentContent, DocumentId } from './document.ts';

/** 1-40 of [a-z0-9-]: made by the server from the id of the document. */
export type ConsultationId = string;
/** 1, 2, 3 … in the order of the log. */
export type CommentNumber = number;

/** `released`: everybody reads it · `refused`: for a reason from the list · `spam`: nobody wrote it who meant it. */
export const COMMENT_VERDICTS = ['released', 'refused', 'spam'] as const;
export type CommentVerdict = (typeof COMMENT_VERDICTS)[number];

export const COMMENT_REFUSALS = ['off-topic', 'offensive', 'personal-data', 'advertising', 'repeated', 'unreadable'] as const;
export type CommentRefusal = (typeof COMMENT_REFUSALS)[number];

/** As many comments wait at once; the secretariat reads them, and the next find room again. */
export const MOST_WAITING = 5_000;

/** So long a comment waits until its address is confirmed. */
export const CONFIRMATION_MS = 7 * 86_400_000;

/** The text as it was released. */
export interface Consulted {
  readonly document: DocumentId;
  /** As printed. */
  readonly number: string;
  readonly title: string;
  readonly language: Language;
  readonly content: Exclude<DocumentContent, { readonly in: 'elsewhere' }>;
  /** Its paragraphs from top to bottom. */
  readonly blocks: readonly BlockId[];
}

/** Of a text that was handed in: its paragraphs have no ids of their own, and never change. `place`: 0 is the first. */
export const unitId = (place: number): BlockId => `b${(place + 1).toString(36).padStart(9, '0')}`;

export type ConsultationAct =
  /** `closesAt`: milliseconds UTC. `confirms`: from the beginning; not there otherwise. */
  | ({ readonly type: 'consultation.opened'; readonly closesAt: number; readonly confirms?: true } & Consulted)
  | { readonly type: 'consultation.dated'; readonly closesAt: number }
  /** Written by the server when the date has come. */
  | { readonly type: 'consultation.closed' }
  /** From now on comments need an address that is confirmed, or no longer; those that have come stay as they are. */
  | { readonly type: 'consultation.confirming'; readonly on: boolean }
  /** `block` null: on the text as a whole. `language`: in which it is written. */
  | { readonly type: 'comment.received'; readonly block: BlockId | null; readonly language: Language }
  /** Whoever has the link that was sent to its address has pressed the button behind it. */
  | { readonly type: 'comment.confirmed'; readonly comment: CommentNumber }
  /** `reason` null unless refused. */
  | {
      readonly type: 'comment.judged';
      readonly comments: readonly CommentNumber[];
      readonly verdict: CommentVerdict;
      readonly reason: CommentRefusal | null;
    };

export type ConsultationCommand =
  | {
      readonly do: 'open-consultation';
      readonly document: DocumentId;
      readonly blocks: readonly BlockId[];
      readonly closesAt: number;
      readonly confirms: boolean;
    }
  | { readonly do: 'date-consultation'; readonly closesAt: number }
  | { readonly do: 'require-confirmation'; readonly on: boolean }
  /** `addressed`: an address came with it. */
  | { readonly do: 'comment'; readonly block: BlockId | null; readonly language: Language; readonly addressed: boolean }
  | { readonly do: 'confirm-comment'; readonly comment: CommentNumber }
  | {
      readonly do: 'judge-comments';
      readonly comments: readonly CommentNumber[];
      readonly verdict: CommentVerdict;
      readonly reason: CommentRefusal | null;
    };

export interface Comment {
  readonly number: CommentNumber;
  /** Of its entry, where its words are. */
  readonly seq: number;
  readonly at: number;
  readonly block: BlockId | null;
  readonly language: Language;
  /** Or came when no confirmation was needed. */
  readonly confirmed: boolean;
  /** null: it waits to be read by the secretariat. */
  readonly judged: {
    readonly verdict: CommentVerdict;
    readonly reason: CommentRefusal | null;
    readonly at: number;
    readonly by: SeatId;
  } | null;
}

export interface ConsultationEntry {
  readonly seq: number;
  readonly at: number;
  readonly by: Actor;
  readonly uuid: string;
  readonly fact: ConsultationAct;
}

export interface ConsultationState {
  readonly seq: number;
  readonly at: number;
  /** null until it is opened. */
  readonly consulted: Consulted | null;
  readonly closesAt: number;
  /** The log does not say that its date has come. */
  readonly open: boolean;
  /** Comments need an address that is confirmed. */
  readonly confirms: boolean;
  /** By number, the first at 0. */
  readonly comments: readonly Comment[];
  /** To be read: confirmed and not judged. */
  readonly waiting: number;
}

export const emptyConsultation: ConsultationState = {
  seq: 0,
  at: 0,
  consulted: null,
  closesAt: 0,
  open: false,
  confirms: false,
  comments: [],
  waiting: 0,
};

/** Whoever comments: nobody whom the forum knows. */
export const VISITOR: Actor = {
  seat: 'visitor',
  entity: 'visitor',
  capacity: 'follower',
  functions: [],
  remote: true,
  operatorFor: null,
};

export const isReleased = ({ judged }: Comment): boolean => judged?.verdict === 'released';

/** Not confirmed so far, and it still can be. */
export const awaitsConfirmation = ({ confirmed, at }: Comment, now: number): boolean => !confirmed && now - at < CONFIRMATION_MS;
