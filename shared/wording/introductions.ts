/**
 * Where a text gives something another name: "low Earth orbit (LEO)", "(hereinafter “the Forum”)". What the name stands for is told by its
 * initials, by the word that both have, or by where a noun phrase begins; where none of these says it, it is not told, and nothing is remarked.
 */
import type { Language } from '../opinion/vocabulary.ts';
import type { Abbreviated } from './abbreviations.ts';
import { DEFINING } from './defining.ts';
import type { Span, Written } from './finding.ts';
import { isJoined, readTerms, stemOf, type Word } from './words.ts';

/** The name, where it is given. */
export interface Introduced extends Span {
  /** As it is to be used. */
  readonly name: string;
  readonly isAbbreviation: boolean;
  /** Stems of what it stands for, in their order; [] = not told. */
  readonly long: readonly string[];
  /** Stem of the last word of what it stands for; '' = not told. */
  readonly last: string;
}

const ABBREVIATION = /^\p{Lu}{2,8}s?$/u;
const OPEN = '[“"„«‹「『《]';
const CLOSED = '[”"“»›」』》]';
const QUOTED = String.raw`${OPEN}\s?(?<quoted>[^“”"„«»‹›「」『』《》()（）]{1,60}?)\s?${CLOSED}`;
const MOST_WORDS = 5;
/** Letters before a name in which that is looked for which it stands for. */
const REACH = 160;
/** A word that initials may leave out is no longer. */
const SMALL = 3;

export function introducing(language: Language): (paragraph: Written, abbreviations: readonly Abbreviated[]) => readonly Introduced[] {
  const { hereinafter, articles } = DEFINING[language];
  // (the “Forum”): the article may stand before the quotation mark
  const article = articles.length === 0 ? '' : String.raw`(?:(?:${articles.join('|')})['’\s]\s?)?`;
  const patterns = [
    new RegExp(
      String.raw`(?<before>\s?[(（]\s?${hereinafter}\s?[,،:：—–-]?\s?${article})(?:${QUOTED}|(?<plain>[^()（）,，;；“”"«»]{1,60}))\s?[)）]`,
      'giu',
    ),
    new RegExp(String.raw`(?<before>[,，،]\s?${hereinafter}\s?[,:：]?\s?${article})${QUOTED}`, 'giu'),
    new RegExp(String.raw`(?<before>\s?[(（]\s?${article})${QUOTED}\s?[)）]`, 'giu'),
  ];
  const nameOf = (said: string): { readonly name: string; readonly words: readonly Word[] } | null => {
    const name = said.trim();
    const words = readTerms(name, language);
    const own = articles.includes(words[0]?.lower ?? '') ? words.slice(1) : words;
    const isShort = language === 'zh' ? own.length <= MOST_WORDS * 2 : own.length <= MOST_WORDS;
    return own.length > 0 && isShort ? { name, words: own } : null;
  };
  return (paragraph, abbreviations) => {
    const { words, kind } = paragraph;
    if (
      kind === 'title' ||
      !/[(（]|[,，،]\s?(?:here|hence|ci-|dénomm|en |de aqu|denomin|в |далее|以下|下|简称|فيما|المشار|المسم|و?ي?ت?شار)/u.test(words)
    )
      return [];
    const found = new Map<number, Introduced>();
    patterns.forEach((pattern, n) => {
      for (const { 0: said, index, groups } of words.matchAll(pattern)) {
        const term = nameOf(groups?.quoted ?? groups?.plain ?? '');
        // a quotation in brackets that nothing announces is a name where it is written as one
        if (term === null || (n === 2 && !isName(words, term, said, index))) continue;
        const from = words.indexOf(term.name, index + (groups?.before?.length ?? 0));
        if (found.has(from)) continue;
        const isAbbreviation = ABBREVIATION.test(term.name);
        const before = words.slice(Math.max(0, index - REACH), index);
        const own = isAbbreviation ? spelledBy(term.name, before, language) : namedBy(term, before, language);
        found.set(from, { from, to: from + term.name.length, name: term.name, isAbbreviation, ...own });
      }
    });
    for (const { word: name, from, to } of abbreviations) {
      const before = words.slice(Math.max(0, from - REACH), from).replace(/[(（]$/u, '');
      const isBehind = before.length < Math.min(from, REACH) && /\p{L}[”"»]?\s?$/u.test(before) && /^[)）]/u.test(words.slice(to));
      const inBrackets = isBehind ? undefined : /^\s?[(（](?<long>[^()（）]{3,120})[)）]/u.exec(words.slice(to))?.groups?.long;
      const own = isBehind ? spelledBy(name, before, language) : spelledBy(name, inBrackets ?? '', language);
      const isTold = isBehind || (inBrackets !== undefined && own.long.length === readTerms(inBrackets, language).length);
      if (isTold && own.last !== '') found.set(from, { from, to, name, isAbbreviation: true, ...own });
    }
    return [...found.values()].sort((one, other) => one.from - other.from);
  };
}

type Long = Pick<Introduced, 'long' | 'last'>;

/** Written with a capital behind its article, and not the title of something that was named before it. */
function isName(
  text: string,
  { name, words: [first] }: { readonly name: string; readonly words: readonly Word[] },
  said: string,
  at: number,
) {
  const isCapital = first !== undefined && /^\p{Lu}/u.test(name.slice(first.from));
  return isCapital && /\p{L}\s?$/u.test(text.slice(0, at) + (said.startsWith(' ') ? ' ' : ''));
}

/** By its initials: small words between them are left out. Where a script has others: by the phrase before it. */
function spelledBy(name: string, before: string, language: Language): Long {
  const words = readTerms(before, language);
  const last = words.at(-1)?.stem ?? '';
  if (language === 'zh') return { long: charactersBefore(before, language), last };
  const initials = name.replace(/s$/u, '').toLowerCase();
  let left = initials.length;
  let at = words.length;
  while (left > 0 && at > 0) {
    const [word, next] = [words[at - 1], words[at]];
    if (word === undefined || (next !== undefined && !isJoined(before, word, next))) break;
    const fits = word.lower.charAt(0) === initials.charAt(left - 1);
    if (!fits && word.lower.length > SMALL) break;
    if (fits) left -= 1;
    at -= 1;
  }
  if (left === 0) return { long: words.slice(at).map(({ stem }) => stem), last };
  return { long: language === 'ar' ? definiteBefore(before, words) : [], last };
}

/** Adjectives have the article of their noun. */
function definiteBefore(text: string, words: readonly Word[]): readonly string[] {
  const long: string[] = [];
  for (const [at, word] of [...words.entries()].reverse()) {
    const next = words[at + 1];
    const isDefinite = /^(?:[وف]?[بك]?ال|[وف]?لل)/u.test(word.lower);
    if (!isDefinite || (next !== undefined && !isJoined(text, word, next))) break;
    long.unshift(word.stem);
  }
  return long;
}

/** From the word on that the name has too, or in English, where that is the last, the noun phrase that it ends. */
function namedBy({ words: own }: { readonly words: readonly Word[] }, before: string, language: Language): Long {
  const clause = before.replace(/^.*[.;:,،؛(（«“"](?=.)/su, '');
  const words = readTerms(clause, language);
  const last = words.at(-1)?.stem ?? '';
  if (language === 'zh') return { long: charactersBefore(before, language), last };
  const stems = new Set(own.map(({ stem }) => stem));
  const head = words.findIndex(({ stem }) => stems.has(stem));
  if (head >= 0 && head < words.length - 1) return { long: words.slice(head).map(({ stem }) => stem), last };
  return { long: language === 'en' ? phraseBefore(clause, words) : [], last };
}

function phraseBefore(text: string, words: readonly Word[]): readonly string[] {
  const { breaks } = DEFINING.en;
  const isCapital = ({ from }: Word): boolean => /^\p{Lu}/u.test(text.slice(from));
  const hasName = words.slice(-1).some(isCapital);
  const long: Word[] = [];
  for (const [at, word] of [...words.entries()].reverse()) {
    const next = words[at + 1];
    if (breaks.test(word.lower) || (hasName && !isCapital(word)) || (next !== undefined && !isJoined(text, word, next))) break;
    long.unshift(word);
  }
  return long.map(({ stem }) => stem);
}

const charactersBefore = (text: string, language: Language): readonly string[] =>
  [...(text.split(DEFINING.zh.breaks).at(-1) ?? '')].map((one) => stemOf(one, language));
