/** Cards beside what they are about, of which none lies over another. */

export interface Wanted {
  /** Where what it is about begins, from the top of the column. */
  readonly at: number;
  readonly height: number;
}

/**
 * Where each card stands, in order from the top. The open one keeps its place, as long as those before it fit above it; they give way to it
 * upwards, those behind it downwards.
 */
export function stack(cards: readonly Wanted[], open: number, gap: number): readonly number[] {
  const before = cards.slice(0, open);
  const [chosen, ...behind] = cards.slice(open);
  const top = Math.max(
    chosen?.at ?? 0,
    before.reduce((room, { height }) => room + height + gap, 0),
  );
  let limit = top;
  const above = [...downwards(before, 0, gap)];
  for (const [at, { height }] of [...before.entries()].reverse()) {
    limit = Math.min(above[at] ?? 0, limit - height - gap);
    above[at] = limit;
  }
  return chosen === undefined ? above : [...above, top, ...downwards(behind, top + chosen.height + gap, gap)];
}

/** Each at its place, or below the one before it. */
function downwards(cards: readonly Wanted[], from: number, gap: number): readonly number[] {
  let end = from;
  return cards.map(({ at, height }) => {
    const top = Math.max(at, end);
    end = top + height + gap;
    return top;
  });
}
