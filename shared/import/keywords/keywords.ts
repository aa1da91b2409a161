export interface Keywords {
  /** Open a preamble block. */
  readonly preamble: readonly string[];
  /** Open an operative block by themselves. */
  readonly operative: readonly string[];
  /** Open an operative block and name whom they address. */
  readonly addressed: readonly string[];
  /** The same, but words of resolutions: an opinion binds nobody. */
  readonly resolution: readonly string[];
  /** Open an operative paragraph where these are numbered through, as in resolutions of the United Nations: "1. Reaffirms its …". */
  readonly numbered: readonly string[];
  /** May stand before or behind a keyword. */
  readonly before: readonly string[];
  readonly behind: readonly string[];
  /** May end a heading without being what is said under it: "considering that". */
  readonly tail: readonly string[];
  /** Between the one addressed and what is asked of it, most certain first; none = cannot be told. */
  readonly asks: readonly string[];
  /** Part of the name of a body that speaks in an enacting line. */
  readonly bodies: readonly string[];
  /** "Draft opinion", followed or preceded by its number. */
  readonly status: readonly string[];
  readonly annex: readonly string[];
  /** Written between words? */
  readonly spaced: boolean;
}
