/** Folds one entry of a consultation, and says what comes to pass by its date. Pure; the state before stays as it was. */
import { unreachable } from '../../lib/assert.ts';
import type { Comment, ConsultationAct, ConsultationEntry, ConsultationState } from '../consultation.ts';

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
