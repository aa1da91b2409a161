import type { Language } from '../opinion/vocabulary.ts';
import type { Catalogue } from './catalogue.ts';

const CATALOGUES: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./compiled/en/server.ts')).sentences,
  fr: async () => (await import('./compiled/fr/server.ts')).sentences,
  es: async () => (await import('./compiled/es/server.ts')).sentences,
  ru: async () => (await import('./compiled/ru/server.ts')).sentences,
  zh: async () => (await import('./compiled/zh/server.ts')).sentences,
  ar: async () => (await import('./compiled/ar/server.ts')).sentences,
};

/** Every sentence, for the server; the browser's are fewer (in-browser.ts). */
export const loadCatalogue = (language: Language): Promise<Catalogue> => CATALOGUES[language]();
