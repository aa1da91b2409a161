/** How the policy lets a seat write now: 'must': suggestions alone; 'may': the text itself, or suggestions if it likes; 'text': the text itself; null: not at all. */
import type { Actor } from './actor.ts';
import type { Register } from './register.ts';
import { isTooFar, maySuggestOnly, mayType, RIGHTS } from './rights.ts';

export type Writing = 'must' | 'may' | 'text' | null;

export function writing(
  register: Pick<Register, 'phase' | 'finish' | 'policy'> | null,
  seat: Pick<Actor, 'capacity' | 'functions' | 'remote'>,
): Writing {
  if (register === null || register.phase !== 'drafting' || register.finish?.over === true) return null;
  if (isTooFar(seat, register.policy)) return null;
  const { capacity, functions } = seat;
  const { editing } = register.policy;
  if (maySuggestOnly(capacity, functions, editing)) return 'must';
  if (!mayType(capacity, functions, editing)) return null;
  return RIGHTS[capacity].suggest ? 'may' : 'text';
}
