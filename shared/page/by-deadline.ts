/**
 * Calls as they are told: together those that end together. The live ones come first, because the room waits for them; then silence
 * procedures, by their deadline.
 */
export function byDeadline<One>(all: readonly One[], deadlineOf: (one: One) => number | null): readonly (readonly [One, ...One[]])[] {
  const found = new Map<number | null, [One, ...One[]]>();
  for (const one of all) {
    const deadline = deadlineOf(one);
    const together = found.get(deadline);
    if (together === undefined) found.set(deadline, [one]);
    else together.push(one);
  }
  return [...found].sort(([one], [other]) => (one ?? 0) - (other ?? 0)).map(([, together]) => together);
}
