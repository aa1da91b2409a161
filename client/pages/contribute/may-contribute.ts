import { RIGHTS } from '../../../shared/opinion/rights.ts';
import type { Capacity } from '../../../shared/opinion/vocabulary.ts';

/** Whoever may comment files for the own delegation, the secretariat for others. */
export const mayContribute = (capacity: Capacity | undefined): boolean =>
  capacity !== undefined && (RIGHTS[capacity].comment || RIGHTS[capacity].office);
