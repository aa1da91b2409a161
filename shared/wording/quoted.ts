/** What a paragraph says in the words of others: quotations, and what is marked as one. It is nobody's business to mend them. */
import type { Span, Written } from './finding.ts';

/** Which mark ends what a mark begins. */
const ENDS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '”',
  '«': '»',
  '‹': '›',
  '「': '」',
  '『': '』',
  '《': '》',
  '"': '"',
};
const BEGINNING = /[“„«‹「『《"]/gu;

/** In one pass, however many marks there are that nothing ends. */
export function quotedIn({ words, literal }: Pick<Written, 'words' | 'literal'>): readonly Span[] {
  const found: Span[] = [...literal];
  const unended = new Set<string>();
  let done = 0;
  for (const { 0: begins, index } of words.matchAll(BEGINNING)) {
    const ends = ENDS[begins] ?? '';
    if (index < done || unended.has(ends)) continue;
    const at = words.indexOf(ends, index + 1);
    if (at < 0) unended.add(ends);
    else {
      done = at + ends.length;
      found.push({ from: index, to: done });
    }
  }
  return found;
}

export const meets = (one: Span, others: readonly Span[]): boolean => others.some(({ from, to }) => one.from < to && one.to > from);
