import type { Language } from '../opinion/vocabulary.ts';
import type { PageWords, Sentences } from './catalogue.ts';
import type { FirstSlots, HomeSlots, OpinionSlots, PageSlots } from './compiled/slots.ts';

/** Chunks of their own for each language: nobody loads six, nobody what only the server says, and one that a weak line loses is small. */
const FIRST: Readonly<Record<Language, () => Promise<Sentences<FirstSlots>>>> = {
  en: async () => (await import('./compiled/en/first.ts')).sentences,
  fr: async () => (await import('./compiled/fr/first.ts')).sentences,
  es: async () => (await import('./compiled/es/first.ts')).sentences,
  ru: async () => (await import('./compiled/ru/first.ts')).sentences,
  zh: async () => (await import('./compiled/zh/first.ts')).sentences,
  ar: async () => (await import('./compiled/ar/first.ts')).sentences,
};

const HOME: Readonly<Record<Language, () => Promise<Sentences<HomeSlots>>>> = {
  en: async () => (await import('./compiled/en/home.ts')).sentences,
  fr: async () => (await import('./compiled/fr/home.ts')).sentences,
  es: async () => (await import('./compiled/es/home.ts')).sentences,
  ru: async () => (await import('./compiled/ru/home.ts')).sentences,
  zh: async () => (await import('./compiled/zh/home.ts')).sentences,
  ar: async () => (await import('./compiled/ar/home.ts')).sentences,
};

const OPINION: Readonly<Record<Language, () => Promise<Sentences<OpinionSlots>>>> = {
  en: async () => (await import('./compiled/en/opinion.ts')).sentences,
  fr: async () => (await import('./compiled/fr/opinion.ts')).sentences,
  es: async () => (await import('./compiled/es/opinion.ts')).sentences,
  ru: async () => (await import('./compiled/ru/opinion.ts')).sentences,
  zh: async () => (await import('./compiled/zh/opinion.ts')).sentences,
  ar: async () => (await import('./compiled/ar/opinion.ts')).sentences,
};

const PAGES: Readonly<Record<Language, () => Promise<Sentences<PageSlots>>>> = {
  en: async () => (await import('./compiled/en/pages.ts')).sentences,
  fr: async () => (await import('./compiled/fr/pages.ts')).sentences,
  es: async () => (await import('./compiled/es/pages.ts')).sentences,
  ru: async () => (await import('./compiled/ru/pages.ts')).sentences,
  zh: async () => (await import('./compiled/zh/pages.ts')).sentences,
  ar: async () => (await import('./compiled/ar/pages.ts')).sentences,
};

/** The same, one chunk after another: a server has others to serve between two of them. */
export const pageParts = (language: Language): readonly (() => Promise<Partial<PageWords>>)[] =>
  [FIRST, HOME, OPINION, PAGES].map((all) => all[language]);

/** The words of all pages with a script (tests/i18n/first.test.ts holds it). */
export async function loadPageWords(language: Language): Promise<PageWords> {
  const [home, opinion, pages] = await Promise.all([loadHome(language), OPINION[language](), PAGES[language]()]);
  return { ...home, ...opinion, ...pages };
}

/** The words that the first pages and an opinion need; all others come with the whole. */
export const loadFirst = (language: Language): Promise<Partial<PageWords>> => FIRST[language]();

/** These, and what the list of opinions says besides. */
export async function loadHome(language: Language): Promise<Sentences<FirstSlots & HomeSlots>> {
  const [first, home] = await Promise.all([FIRST[language](), HOME[language]()]);
  return { ...first, ...home };
}
