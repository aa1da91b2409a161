/** docs/terms.md is what the catalogues say: one term, one word, in every language. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { written } from '../support/sentences.ts';

interface Term {
  readonly language: Language;
  /** Where a word is another one in the plural, both. */
  readonly words: readonly string[];
  readonly never: readonly string[];
}

interface Concept {
  readonly name: string;
  readonly source: string;
  readonly keys: readonly string[];
  readonly terms: readonly Term[];
}

const concepts = readFileSync('docs/terms.md', 'utf8')
  .split(/^## /m)
  .slice(1)
  .map((part): Concept => {
    const rows = [...part.matchAll(/^\| (\w\w) \| (.*?) \| ?(.*?) ?\|$/gm)];
    return {
      name: part.split('\n', 1)[0] ?? '',
      source: /^Source: (.+)\.$/m.exec(part)?.[1] ?? '',
      keys: [...(/^Stands in: (.+)$/m.exec(part)?.[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, key = '']) => key),
      terms: rows.map(([, language = '', word = '', never = '']) => ({
        language: language as Language,
        words: word.split(' · '),
        never: never === '' ? [] : never.split(' · '),
      })),
    };
  });

/** A term in any of its inflections: a word of Latin or Cyrillic letters may end otherwise, an Arabic one may begin so as well. */
function inflected(term: string): RegExp {
  const words = term.split(' ').map((word) => {
    if (/\p{Script=Han}/u.test(word)) return word;
    if (/\p{Script=Arabic}/u.test(word)) return `\\p{L}*${word.replace(/^ال/u, '')}\\p{L}*`;
    return `${word.slice(0, word.length - (word.length > 7 ? 3 : word.length > 5 ? 1 : 0))}[\\p{L}’-]*`;
  });
  return new RegExp(`${/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(term) ? '(?<!\\p{L})' : ''}${words.join('\\s')}`, 'iu');
}

const catalogues = new Map(LANGUAGES.map((language) => [language, written(language)]));
/** The sentence of a key that is not there is empty, and no term stands in it. */
const said = (language: Language, key: string): readonly string[] => catalogues.get(language)?.get(key) ?? [''];

describe('the terms', () => {
  it('are those of the page: each concept in six languages, with its source', () => {
    expect(concepts.length).toBeGreaterThan(15);
    for (const { name, source, keys, terms } of concepts) {
      expect(source, name).not.toBe('');
      expect(keys, name).not.toEqual([]);
      expect([...terms.map(({ language }) => language)].sort(), name).toEqual([...LANGUAGES].sort());
    }
  });

  it.each(concepts.map((concept) => [concept.name, concept] as const))('say "%s" by one word in each language', (_, { keys, terms }) => {
    for (const { language, words, never } of terms)
      for (const key of keys)
        for (const sentence of said(language, key)) {
          expect(
            words.some((word) => inflected(word).test(sentence)),
            `${language} ${key}: ${sentence}`,
          ).toBe(true);
          for (const other of never) expect(sentence, `${language} ${key}`).not.toMatch(inflected(other));
        }
  });

  it('would be missed where another word stands', () => {
    expect('La procédure de silence').not.toMatch(inflected('procédure d’approbation tacite'));
    expect('Процедуры отсутствия возражений').toMatch(inflected('процедура отсутствия возражений'));
    expect('замечания').toMatch(inflected('замечание'));
    expect('إجراءات الصمت').toMatch(inflected('إجراء الصمت'));
    expect('recall').not.toMatch(inflected('call'));
  });
});

/** Of two spellings a language has one. */
const STYLE: Readonly<Partial<Record<Language, RegExp>>> = {
  fr: /(?<!\p{L})(?:Etat|A distance|Economi|Evénement)/u,
  es: /Grupo Informal|(?:la|una|esta) opinión(?!\p{L})/u,
  ru: /ё/iu,
  ar: /ًا|اختر /u,
  zh: /默认程序/u,
};

describe('the style', () => {
  it('is one in each language', () => {
    for (const [language, other] of Object.entries(STYLE) as [Language, RegExp][])
      for (const key of catalogues.get(language)?.keys() ?? [])
        for (const sentence of said(language, key)) expect(sentence, `${language} ${key}`).not.toMatch(other);
  });
});
