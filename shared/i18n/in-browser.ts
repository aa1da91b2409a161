import type { Language } from '../opinion/vocabulary.ts';
import type { PageWords } from './catalogue.ts';

/** One chunk per language in the browser: nobody loads six, and nobody what only the server says. */
const PAGE_WORDS: Readonly<Record<Language, () => Promise<PageWords>>> = {
  en: async () => (await import('./compiled/en/pages.ts')).sentences,
  fr: async () => (await import('./compiled/fr/pages.ts')).sentences,
  es: async () => (await import('./compiled/es/pages.ts')).sentences,
  ru: async () => (await import('./compiled/ru/pages.ts')).sentences,
  zh: async () => (await import('./compiled/zh/pages.ts')).sentences,
  ar: async () => (await import('./compiled/ar/pages.ts')).sentences,
};

/** Of these a part that is here sooner. */
const FIRST: Readonly<Record<Language, () => Promise<Partial<PageWords>>>> = {
  en: async () => (await import('./compiled/en/first.ts')).sentences,
  fr: async () => (await import('./compiled/fr/first.ts')).sentences,
  es: async () => (await import('./compiled/es/first.ts')).sentences,
  ru: async () => (await import('./compiled/ru/first.ts')).sentences,
  zh: async () => (await import('./compiled/zh/first.ts')).sentences,
  ar: async () => (await import('./compiled/ar/first.ts')).sentences,
};

/** The words of all pages with a script (tests/i18n/first.test.ts holds it). */
export const loadPageWords = (language: Language): Promise<PageWords> => PAGE_WORDS[language]();

/** The words that the first pages and an opinion need; all others come with the whole. */
export const loadFirst = (language: Language): Promise<Partial<PageWords>> => FIRST[language]();
