/** Plural forms that several catalogues write alike: exactly the categories that Intl.PluralRules knows for the language. */
import type { Plural } from './catalogue.ts';

/** French and Spanish: `many` is for millions and reads as the plural here, where the noun is counted in figures. */
export const romance = (one: string, other: string): Plural => ({ one, many: other, other });

/** Russian: fractions take the form of `few`. */
export const russian = (one: string, few: string, many: string): Plural => ({ one, few, many, other: few });

export const chinese = (other: string): Plural => ({ other });

/** Arabic: 0, 1, 2, 3-10, 11-99, hundreds. */
export const arabic = (zero: string, one: string, two: string, few: string, many: string, other: string): Plural => ({
  zero,
  one,
  two,
  few,
  many,
  other,
});
