/** The words of a language: those built in, those that the secretariat has added, without those that it has taken off. */
import type { TableKind, TableWord } from '../forum/wording.ts';
import { KEYWORDS } from '../import/keywords.ts';
import type { Language } from '../opinion/vocabulary.ts';
import { KNOWN } from './abbreviations/known.ts';
import { ar } from './verbs/ar.ts';
import { en } from './verbs/en.ts';
import { es } from './verbs/es.ts';
import { fr } from './verbs/fr.ts';
import { ru } from './verbs/ru.ts';
import type { Verbs } from './verbs/verbs.ts';
import { zh } from './verbs/zh.ts';

export const VERBS: Readonly<Record<Language, Verbs>> = { en, fr, es, ru, zh, ar };

export const builtIn = (language: Language, kind: TableKind): readonly string[] => {
  const { preamble, operative, addressed, numbered, resolution } = KEYWORDS[language];
  const { binds, duty, told, orders } = VERBS[language];
  switch (kind) {
    case 'binds':
      return [...binds, ...duty, ...told];
    case 'orders':
      return [...resolution, ...orders];
    case 'keyword':
      return [...preamble, ...operative, ...addressed, ...numbered];
    case 'abbreviation':
      return KNOWN;
    case 'replaced':
      return [];
  }
};

/** Two that differ in case alone are one word. */
export const sameWord = (one: string, other: string): boolean => one.toLocaleLowerCase() === other.toLocaleLowerCase();

/** What the secretariat says of this list: added, and taken off. */
export function changesOf(table: readonly TableWord[], language: Language, kind: TableKind) {
  const own = table.filter((one) => one.language === language && one.kind === kind);
  const off = own.filter(({ listed }) => !listed).map(({ word }) => word);
  const isOff = (word: string): boolean => off.some((one) => sameWord(one, word));
  const listed = own.filter((one) => one.listed);
  /** What is to be said for a word; null where nothing is. */
  const insteadOf = (word: string): string | null => listed.find((one) => sameWord(one.word, word))?.instead ?? null;
  return { added: listed.map(({ word }) => word), isOff, insteadOf };
}
