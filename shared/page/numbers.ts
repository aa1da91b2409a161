/** The one order of opinions in every list: by number, "2" before "10". */
const NUMBERS = new Intl.Collator('en', { numeric: true });

export const byNumber = (one: { readonly number: string }, other: { readonly number: string }): number =>
  NUMBERS.compare(one.number, other.number);
