/**
 * An open online consultation (§8 of the preparation report, SPEC F7): anybody says what they think of a released text, without an
 * account. It has a log of its own, so that a flood of comments fills no other, and no word of it is ever written into a text. Names,
 * addresses and the words of a comment travel in the erasable payload (`ActNote`).
 * Who opens a consultation and on what, who comments and until when, and who reads comments before everybody does. Numbered in SPEC.md, chapter F7.
 * Folds one entry of a consultation, and says what comes to pass by its date. Pure; the state before stays as it was.
 */

import { unreachable } from '../lib/assert.ts';
import { no, ok, type Result } from '../lib/result.ts';
import type { Actor } from '../opinion/actor.ts';
import { RIGHTS } from '../opinion/rights.ts';
import type { BlockId, Language, SeatId } from '../opinion/vocabulary.ts';
import { unless, when } from './context.ts';
import { type DocumentContent, type DocumentId, documentNumber } from './document.ts';
import type { ForumRefusal } from './refusal.ts';
import type { ForumState } from './state.ts';

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

interface ConsultationGround {
  readonly state: ConsultationState;
  readonly forum: Pick<ForumState, 'documents' | 'contributions'>;
  readonly actor: Actor;
  /** Milliseconds UTC, not before the last entry. */
  readonly now: number;
}

type Decision = Result<ConsultationAct, ForumRefusal>;
type Asked<Do extends ConsultationCommand['do']> = Extract<ConsultationCommand, { readonly do: Do }>;

export function decideConsultation(context: ConsultationGround, command: ConsultationCommand): Decision {
  switch (command.do) {
    case 'open-consultation':
      return open(context, command);
    case 'date-consultation': {
      const { closesAt } = command;
      return unless([notOffice(context), notOpened(context), past(context, closesAt)], { type: 'consultation.dated', closesAt });
    }
    case 'require-confirmation':
      return unless([notOffice(context), notOpened(context)], { type: 'consultation.confirming', on: command.on });
    case 'comment':
      return comment(context, command);
    case 'confirm-comment':
      return confirm(context, command);
    case 'judge-comments':
      return judge(context, command);
  }
}

/** On what the secretariat has released: a numbered snapshot of an opinion, of which a text under restriction has none, or a text that was handed in. */
function open(context: ConsultationGround, { document, blocks, closesAt, confirms }: Asked<'open-consultation'>): Decision {
  const found = context.forum.documents.get(document);
  const refusal =
    notOffice(context) ?? when(context.state.consulted !== null, { code: 'consultation-exists', document }) ?? past(context, closesAt);
  if (refusal !== null) return no(refusal);
  if (found === undefined) return no({ code: 'no-such-document', document });
  const { content, title, language } = found;
  // a contribution says what one delegation thinks; and of what was erased, or is kept elsewhere, nothing can be shown
  const unfit = context.forum.contributions.has(document) || (content.in === 'payload' && blocks.length === 0);
  if (content.in === 'elsewhere' || unfit) return no({ code: 'not-a-snapshot', document });
  const consulted = { document, number: documentNumber(found), title, language, content, blocks };
  return ok({ type: 'consultation.opened', closesAt, ...consulted, ...(confirms && { confirms }) });
}

/** Looks at the date itself: the server may be late to write that it has come. */
function comment(context: ConsultationGround, { block, language, addressed }: Asked<'comment'>): Decision {
  const { state, now } = context;
  const unconfirmed = state.comments.filter((one) => awaitsConfirmation(one, now)).length;
  return unless(
    [
      notOpened(context),
      when(!state.open || state.closesAt <= now, { code: 'consultation-closed' }),
      when(block !== null && !state.consulted?.blocks.includes(block), { code: 'not-in-the-text' }),
      when(state.confirms && !addressed, { code: 'address-needed' }),
      when(state.waiting + unconfirmed >= MOST_WAITING, { code: 'queue-full' }),
    ],
    { type: 'comment.received', block, language },
  );
}

/** By whoever holds the link: that is looked at before (server/http/pages/consultation/confirmation.ts). After the closing date too. */
function confirm({ state, now }: ConsultationGround, { comment: number }: Asked<'confirm-comment'>): Decision {
  const found = state.comments[number - 1];
  if (found === undefined) return no({ code: 'no-such-comment' });
  if (found.confirmed) return no({ code: 'already-confirmed' });
  return awaitsConfirmation(found, now) ? ok({ type: 'comment.confirmed', comment: number }) : no({ code: 'confirmation-late' });
}

/** Some of them or none: one that is not there, or stands so already, is a screen that is behind. */
function judge(context: ConsultationGround, { comments, verdict, reason }: Asked<'judge-comments'>): Decision {
  const found = comments.map((number) => context.state.comments[number - 1]);
  const stands = found.every((one) => one?.judged?.verdict === verdict && one.judged.reason === reason);
  return unless(
    [
      notOffice(context),
      when(found.includes(undefined) || comments.length === 0, { code: 'no-such-comment' }),
      when(!found.every((one) => one?.confirmed), { code: 'not-confirmed' }),
      when((verdict === 'refused') !== (reason !== null), { code: 'reason-needed' }),
      when(stands, { code: 'verdict-stands' }),
    ],
    { type: 'comment.judged', comments, verdict, reason },
  );
}

const notOffice = ({ actor }: ConsultationGround): ForumRefusal | null => when(!RIGHTS[actor.capacity].office, { code: 'not-secretariat' });

const notOpened = ({ state }: ConsultationGround): ForumRefusal | null => when(state.consulted === null, { code: 'no-such-consultation' });

const past = ({ now }: ConsultationGround, closesAt: number): ForumRefusal | null => when(closesAt <= now, { code: 'date-not-allowed' });

/** Each act, that a fact of tomorrow be told from one of today. */
const KNOWN: { readonly [Type in ConsultationAct['type']]: true } = {
  'consultation.opened': true,
  'consultation.dated': true,
  'consultation.closed': true,
  'consultation.confirming': true,
  'comment.received': true,
  'comment.confirmed': true,
  'comment.judged': true,
};

export const isKnownInConsultation = ({ type }: { readonly type: string }): boolean => Object.hasOwn(KNOWN, type);

export function evolveConsultation(before: ConsultationState, { seq, at, by, fact }: ConsultationEntry): ConsultationState {
  const state = { ...before, seq, at };
  switch (fact.type) {
    case 'consultation.opened': {
      const { type: _, closesAt, confirms = false, ...consulted } = fact;
      return { ...state, consulted, closesAt, confirms, open: true };
    }
    case 'consultation.dated':
      return { ...state, closesAt: fact.closesAt, open: true };
    case 'consultation.closed':
      return { ...state, open: false };
    case 'consultation.confirming':
      return { ...state, confirms: fact.on };
    case 'comment.received': {
      const { type: _, ...said } = fact;
      const confirmed = !state.confirms;
      const comment: Comment = { number: state.comments.length + 1, seq, at, ...said, confirmed, judged: null };
      return { ...state, comments: [...state.comments, comment], waiting: state.waiting + (confirmed ? 1 : 0) };
    }
    case 'comment.confirmed': {
      const comments = state.comments.map((one) => (one.number === fact.comment ? { ...one, confirmed: true } : one));
      return { ...state, comments, waiting: state.waiting + 1 };
    }
    case 'comment.judged': {
      const { comments: numbers, verdict, reason } = fact;
      const comments = [...state.comments];
      let { waiting } = state;
      for (const number of numbers) {
        const comment = comments[number - 1];
        if (comment === undefined) continue;
        if (comment.judged === null) waiting -= 1;
        comments[number - 1] = { ...comment, judged: { verdict, reason, at, by: by.seat } };
      }
      return { ...state, comments, waiting };
    }
    default:
      return unreachable(fact);
  }
}

export const dueInConsultation = ({ open, closesAt, at }: ConsultationState, now: number): readonly ConsultationAct[] =>
  open && closesAt <= Math.max(now, at) ? [{ type: 'consultation.closed' }] : [];

export const nextDueInConsultation = ({ open, closesAt }: ConsultationState): number | null => (open ? closesAt : null);
