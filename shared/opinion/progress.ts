/** How far a text has come at one moment; of many such moments a picture over time is made. */
import { standing } from './standing.ts';
import type { OpinionState } from './state.ts';

export interface Progress {
  readonly seq: number;
  /** Milliseconds UTC. */
  readonly at: number;
  /** How many paragraphs there are, and how many of them are agreed; under an objection or a request for time; else unsettled, by brackets or suggestions. */
  readonly paragraphs: number;
  readonly agreed: number;
  readonly held: number;
  readonly unsettled: number;
}

export function progressOf(state: OpinionState): Progress {
  const { agreed, objected, pending, unsettled, reopened, open } = standing(state).counts;
  const held = objected + pending;
  return { seq: state.seq, at: state.at, paragraphs: agreed + held + unsettled + reopened + open, agreed, held, unsettled };
}

export const sameProgress = (one: Progress, other: Progress): boolean =>
  one.paragraphs === other.paragraphs && one.agreed === other.agreed && one.held === other.held && one.unsettled === other.unsettled;
