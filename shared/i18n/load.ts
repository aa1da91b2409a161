import type { Language } from '../opinion/vocabulary.ts';
import type { Catalogue } from './catalogue.ts';

/** One chunk per language in the browser: nobody loads six. */
const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ru: async () => (await import('./ru.ts')).ru,
  zh: async () => (await import('./zh.ts')).zh,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Of these a part that is here sooner. */
const FIRST: Readonly<Record<Language, () => Promise<Partial<Catalogue>>>> = {
  en: async () => (await import('./en/first.ts')).first,
  fr: async () => (await import('./fr/first.ts')).first,
  es: async () => (await import('./es/first.ts')).first,
  ru: async () => (await import('./ru/first.ts')).first,
  zh: async () => (await import('./zh/first.ts')).first,
  ar: async () => (await import('./ar/first.ts')).first,
};

export const loadCatalogue = (language: Language): Promise<Catalogue> => CATALOGUES[language]();

/** The words that the first pages and an opinion need (tests/i18n/first.test.ts holds it); all others come with the whole catalogue. */
export const loadFirst = (language: Language): Promise<Partial<Catalogue>> => FIRST[language]();
