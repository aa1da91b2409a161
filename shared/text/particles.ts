/**
 * Arabic writes the article, and and, by, for, as, as one with the word behind them. A word without them is the same word, however it is joined.
 * Without an article the joined letter may belong to the word: it goes only where enough is left, and wherever that is so, so that a word comes
 * out alike with and without it.
 */
const ARTICLE = /^(?:ك(?=ال)|ال(?=\p{L}{2}))/u;
const JOINED = /^[وفبل](?=\p{L}{4})/u;

/** And, by, the: more are joined to no word. What repeats a letter is no word, and is not taken to pieces. */
const MOST_JOINED = 4;

/** Of a word without vowel signs. */
export function bareArabic(word: string): string {
  let left = word;
  for (let joined = 0; joined < MOST_JOINED; joined += 1) {
    const bare = left.replace(ARTICLE, '').replace(JOINED, '');
    if (bare === left) break;
    left = bare;
  }
  return left;
}
