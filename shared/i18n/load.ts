import type { Language } from '../opinion/vocabulary.ts';
import type { Catalogue, Sentences } from './catalogue.ts';
import type { ServerSlots } from './compiled/slots.ts';
import { pageParts } from './in-browser.ts';

const SERVER: Readonly<Record<Language, () => Promise<Sentences<ServerSlots>>>> = {
  en: async () => (await import('./compiled/en/server.ts')).sentences,
  fr: async () => (await import('./compiled/fr/server.ts')).sentences,
  es: async () => (await import('./compiled/es/server.ts')).sentences,
  ru: async () => (await import('./compiled/ru/server.ts')).sentences,
  zh: async () => (await import('./compiled/zh/server.ts')).sentences,
  ar: async () => (await import('./compiled/ar/server.ts')).sentences,
};

const loaded = new Map<Language, Promise<Catalogue>>();

/**
 * Every sentence, for the server; the browser's are fewer (in-browser.ts). Put together once: each page and each follower asks for it. Whoever
 * waits `between` two chunks lets others be served: to read all of a language at a stretch takes 15 ms.
 */
export function loadCatalogue(language: Language, between: () => Promise<unknown> = async () => {}): Promise<Catalogue> {
  const known = loaded.get(language) ?? putTogether(language, between);
  loaded.set(language, known);
  return known;
}

async function putTogether(language: Language, between: () => Promise<unknown>): Promise<Catalogue> {
  const all: Partial<Catalogue> = {};
  for (const part of [...pageParts(language), SERVER[language]]) {
    const sentences = await part();
    await between();
    Object.assign(all, sentences);
    await between();
  }
  return all as Catalogue;
}
