/** A failed assertion is a bug of ours: never caught, the room it happens in is dropped and read again from the log. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${what}`);
}

/** Makes the compiler prove that a switch over a closed list is complete. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
