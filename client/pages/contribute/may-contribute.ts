import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { Capacity } from '../../../shared/opinion/vocabulary.ts';
import type { ListedDocument } from '../../../shared/wire/document.ts';
import type { Me } from '../../../shared/wire/session.ts';

/** Whoever may comment files for the own delegation, the secretariat for others. */
export const mayContribute = (capacity: Capacity | undefined): boolean =>
  capacity !== undefined && (RIGHTS[capacity].comment || RIGHTS[capacity].office);

/** Is this a contribution of which an edition may be handed in from that seat? */
export const mayRevise = (seat: Me['seat'], { contribution, source }: ListedDocument): boolean =>
  seat !== null && contribution !== null && (RIGHTS[seat.capacity].office || seat.entity === source);
