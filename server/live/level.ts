/**
 * What tells the pages of followers apart besides their language: whether names are shown, and where one may go from there. All of one level
 * get the same bytes, so nothing of a single seat is in it that others of its kind do not have.
 */
import type { Actor } from '../../shared/opinion/actor.ts';
import { maySpeak, RIGHTS } from '../../shared/opinion/rights.ts';

export interface Level {
  /** Has a seat, and sees who holds which position; the public sees how many, until the policy releases the names. */
  readonly seated: boolean;
  /** Speaks for a Member State, and so answers to paragraphs. */
  readonly answers: boolean;
  /** From where such seats ask for the floor. */
  readonly floor: 'never' | 'here' | 'afar';
}

/** null = nobody who has a seat. */
export function levelOf(actor: Actor | null): Level {
  if (actor === null) return { seated: false, answers: false, floor: 'never' };
  const { capacity, remote } = actor;
  return { seated: true, answers: RIGHTS[capacity].hold, floor: maySpeak(capacity) ? (remote ? 'afar' : 'here') : 'never' };
}

export const levelKey = (level: Level): string => Object.values(level).join(' ');
