import type { EndsIf } from './entry.ts';

/** What meets an objection that has to be met under both conditions; null, no condition, is met by nothing. */
export function together(one: EndsIf | null, other: EndsIf | null): EndsIf | null {
  const deleted = one?.deleted === true && other?.deleted === true;
  const reads = one?.reads === other?.reads ? one?.reads : undefined;
  return deleted || reads !== undefined ? { ...(deleted && { deleted }), ...(reads !== undefined && { reads }) } : null;
}

/** Is it met where all of this condition meets it? */
export const hasEnd = (has: EndsIf | null, { deleted, reads }: EndsIf): boolean =>
  (deleted !== true || has?.deleted === true) && (reads === undefined || has?.reads === reads);
