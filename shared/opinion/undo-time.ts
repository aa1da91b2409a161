import type { Policy } from './entry.ts';

/** How long a declaration may be undone: as the policy said at its gavel. */
export const undoSecondsOf = ({ undoSeconds }: { readonly undoSeconds: number | null }, policy: Policy): number =>
  undoSeconds ?? policy.undoSeconds;
