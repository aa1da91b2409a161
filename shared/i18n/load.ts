import type { Language } from '../opinion/vocabulary.ts';
import type { Catalogue } from './catalogue.ts';

const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  ru: async () => (await import('./ru.ts')).ru,
  zh: async () => (await import('./zh.ts')).zh,
  ar: async () => (await import('./ar.ts')).ar,
};

/** Every sentence, for the server; the browser's are fewer (in-browser.ts). */
export const loadCatalogue = (language: Language): Promise<Catalogue> => CATALOGUES[language]();
