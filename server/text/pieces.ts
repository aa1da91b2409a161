/** Long work that says where others may have their turn: done at once, or piece by piece. */
export type Pieces<Value> = Generator<undefined, Value, undefined>;

export function atOnce<Value>(work: Pieces<Value>): Value {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

export async function byPieces<Value>(work: Pieces<Value>): Promise<Value> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
