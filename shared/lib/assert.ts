/**
 * A failed assertion is a bug of ours: the room it happens in is dropped and read again from the log, but where a client's bytes have
 * brought it about, who is closed alone (server/room/blame.ts).
 */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${what}`);
}

/** Makes the compiler prove that a switch over a closed list is complete. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
