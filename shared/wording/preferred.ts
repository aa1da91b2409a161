/** Words in the place of which the secretariat prefers others, wherever the text itself says them (SPEC G13). */
import type { TableWord } from '../forum/wording.ts';
import type { Language } from '../opinion/vocabulary.ts';
import type { Span, Written } from './finding.ts';
import { phrasesOf } from './phrases.ts';
import { meets, quotedIn } from './quoted.ts';
import { changesOf, sameWord } from './table.ts';

export interface Replaced extends Span {
  readonly instead: string;
}

export function preferring(language: Language, table: readonly TableWord[]): (paragraph: Written) => readonly Replaced[] {
  const { added, insteadOf } = changesOf(table, language, 'replaced');
  if (added.length === 0) return () => [];
  const preferred = added.flatMap((word) => insteadOf(word) ?? []);
  // the longest first: one of the words may be part of what is preferred, and is in order there
  const phrases = phrasesOf(language, [...preferred, ...added]);
  return (paragraph) => {
    const quoted = quotedIn(paragraph);
    return phrases.in(paragraph.words).flatMap(({ from, to, phrase }) => {
      const instead = insteadOf(phrase);
      return instead === null || preferred.some((one) => sameWord(one, phrase)) || meets({ from, to }, quoted)
        ? []
        : [{ from, to, instead }];
    });
  };
}
