/** Which seats somebody keeps, as the rules have it (shared/forum/people.ts): all, or those of the delegation. */
import { DELEGATION_FUNCTIONS } from '../../../shared/forum/people.ts';
import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { ListedEntity, SeatRow } from '../../../shared/wire/forum.ts';
import type { Me } from '../../../shared/wire/session.ts';

/** How long a link waits. */
export const INVITED_HOURS = 168;

export function mayKeep(by: Me['seat'], seat: SeatRow): boolean {
  if (by === null) return false;
  if (RIGHTS[by.capacity].office) return true;
  return (
    by.functions.includes('focal-point') && seat.entity === by.entity && seat.functions.every((one) => DELEGATION_FUNCTIONS.includes(one))
  );
}

/** Of many that are invited at once: not who is here already, nor the seats that make and give links, or preside (SPEC F1.16). */
export const needsLink = ({ open, signedIn }: SeatRow, entity: ListedEntity | undefined): boolean =>
  open && signedIn !== true && entity?.capacity !== 'secretariat' && entity?.capacity !== 'chair';
