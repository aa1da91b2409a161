/**
 * What an honest client does seldom and a broken or hostile one often: clock gaps and edits that need healing.
 * Counted per connection in a sliding window; past the limit the client has diverged and starts anew.
 */
const GAPS = { most: 3, withinMs: 60_000 };
const HEALS = { most: 20, withinMs: 10_000 };

export class Strikes {
  readonly #at: Record<'gap' | 'heal', number[]> = { gap: [], heal: [] };

  /** Was there one of late? */
  has(kind: 'gap' | 'heal', now: number): boolean {
    const { withinMs } = kind === 'gap' ? GAPS : HEALS;
    return this.#at[kind].some((at) => now - at < withinMs);
  }

  /** True when this one is too many. */
  strike(kind: 'gap' | 'heal', now: number): boolean {
    const { most, withinMs } = kind === 'gap' ? GAPS : HEALS;
    const recent = this.#at[kind].filter((at) => now - at < withinMs);
    recent.push(now);
    this.#at[kind] = recent;
    return recent.length >= most;
  }
}
