/** Abbreviations that a text uses and nowhere explains: "(LEO)" behind its words, or "LEO (" before them, is an explanation. */
import type { TableWord } from '../forum/wording.ts';
import type { Language } from '../opinion/vocabulary.ts';
import { allCapitals } from './capitals.ts';
import type { Span, Written } from './finding.ts';
import { meets, quotedIn } from './quoted.ts';
import { builtIn, changesOf } from './table.ts';

/** Chinese writes its own words next to it. */
const ABBREVIATION = /(?<!(?!\p{Script=Han})[\p{L}\p{N}/.-])\p{Lu}{2,8}s?(?!(?!\p{Script=Han})[\p{L}\p{N}])/gu;
const ROMAN = /^[IVXLC]+$/u;

export interface Abbreviated extends Span {
  readonly word: string;
  readonly explained: boolean;
}

export function abbreviating(language: Language, table: readonly TableWord[]): (paragraph: Written) => readonly Abbreviated[] {
  const { added, isOff } = changesOf(table, language, 'abbreviation');
  const known = new Set([...builtIn(language, 'abbreviation').filter((word) => !isOff(word)), ...added]);
  return (paragraph) => {
    const { words, kind } = paragraph;
    if (kind === 'title' || allCapitals(words, language)) return [];
    const quoted = quotedIn(paragraph);
    return [...words.matchAll(ABBREVIATION)].flatMap(({ 0: word, index }) => {
      const place = { from: index, to: index + word.length };
      if (known.has(word) || ROMAN.test(word) || meets(place, quoted)) return [];
      const explained = /[(（]$/u.test(words.slice(0, index)) || /^\s?[(（]\p{L}/u.test(words.slice(place.to));
      return [{ ...place, word, explained }];
    });
  };
}
