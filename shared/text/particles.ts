/**
 * Arabic writes the article, and and, by, for, as, as one with the word behind them. A word without them is the same word, however it is joined.
 * Without an article the joined letter may belong to the word: it goes only where enough is left, and wherever that is so, so that a word comes
 * out alike with and without it.
 */
const ARTICLE = /^(?:ك(?=ال)|ال(?=\p{L}{2}))/u;
const JOINED = /^[وفبل](?=\p{L}{4})/u;

/** Of a word without vowel signs. */
export function bareArabic(word: string): string {
  const bare = word.replace(ARTICLE, '').replace(JOINED, '');
  return bare === word ? word : bareArabic(bare);
}
