import { useState } from 'react';

/**
 * Keeps a list in its places until it is empty: what comes is put last, what goes stays listed. So no button comes under a pointer that
 * was on its way to another.
 */
export function useHeld(present: readonly string[]): readonly string[] {
  const [held, setHeld] = useState<readonly string[]>([]);
  const next = present.length === 0 ? [] : [...held, ...present.filter((one) => !held.includes(one))];
  if (next.length === held.length) return held;
  setHeld(next);
  return next;
}
