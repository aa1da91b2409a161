/** Since when the public is told names. What was said before stays without one for it, also when names are released later. */
export interface PublicNames {
  /** The log position from which on. */
  readonly from: number;
  /** Later ones at which something is named that was said before, or elsewhere; in order. */
  readonly except: readonly number[];
  /** Whose suggested words are too: nobody had written in the text before, and nothing says since when a suggestion stands there. */
  readonly signed: boolean;
}

/** Is the public told the name of whoever said this? null: it is told none now. */
export const isNamed = (names: PublicNames | null, seq: number): boolean =>
  names !== null && seq >= names.from && !names.except.includes(seq);
