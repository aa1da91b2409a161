import type { Language } from '../opinion/vocabulary.ts';
import type { PageWords } from './catalogue.ts';

/** One chunk per language in the browser: nobody loads six, and nobody what only the server says. */
const PAGE_WORDS: Readonly<Record<Language, () => Promise<PageWords>>> = {
  en: async () => (await import('./en/page-words.ts')).pageWords,
  fr: async () => (await import('./fr/page-words.ts')).pageWords,
  es: async () => (await import('./es/page-words.ts')).pageWords,
  ru: async () => (await import('./ru/page-words.ts')).pageWords,
  zh: async () => (await import('./zh/page-words.ts')).pageWords,
  ar: async () => (await import('./ar/page-words.ts')).pageWords,
};

/** Of these a part that is here sooner. */
const FIRST: Readonly<Record<Language, () => Promise<Partial<PageWords>>>> = {
  en: async () => (await import('./en/first.ts')).first,
  fr: async () => (await import('./fr/first.ts')).first,
  es: async () => (await import('./es/first.ts')).first,
  ru: async () => (await import('./ru/first.ts')).first,
  zh: async () => (await import('./zh/first.ts')).first,
  ar: async () => (await import('./ar/first.ts')).first,
};

/** The words of all pages with a script (tests/i18n/first.test.ts holds it). */
export const loadPageWords = (language: Language): Promise<PageWords> => PAGE_WORDS[language]();

/** The words that the first pages and an opinion need; all others come with the whole. */
export const loadFirst = (language: Language): Promise<Partial<PageWords>> => FIRST[language]();
