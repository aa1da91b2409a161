/**
 * Verbs that prescribe. An opinion binds nobody, so it does not say *shall* or *decides*. What is told of others, quoted, denied or a noun is
 * not meant: whole words are looked at, with what stands before and behind them.
 */
import type { TableWord } from '../forum/wording.ts';
import { KEYWORDS } from '../import/keywords.ts';
import { isHeading, type Language } from '../opinion/vocabulary.ts';
import type { Span, Written } from './finding.ts';
import { type Phrases, phrasesOf } from './phrases.ts';
import { meets, quotedIn } from './quoted.ts';
import { changesOf, VERBS } from './table.ts';

/** Letters before and behind a word in which its borders are looked for, where a language writes none. */
const ROUND = 12;
/** A label that somebody typed, and brackets. */
const LABEL = /^(?:[\s[“"«(]|\d{1,3}[.)]?\s|\p{Ll}{1,2}\)\s)*$/u;
const CAPITAL = /^\p{Lu}\p{Ll}/u;
const BEGINS = /(?:^|[.:!?…]\s)[\s[“"«(]*$/u;
const COMPOUND = /^[-‐‑]\p{L}/u;
const IN_COMPOUND = /\p{L}[-‐‑]$/u;

export function prescribing(language: Language, table: readonly TableWord[]): (paragraph: Written) => readonly Span[] {
  const verbs = VERBS[language];
  const keywords = KEYWORDS[language];
  const binding = changesOf(table, language, 'binds');
  const ordering = changesOf(table, language, 'orders');
  const kept = (words: readonly string[], isOff: (word: string) => boolean): Phrases =>
    phrasesOf(
      language,
      words.filter((word) => !isOff(word)),
    );
  const binds = kept([...verbs.binds, ...binding.added], binding.isOff);
  const duty = kept(verbs.duty, binding.isOff);
  const told = kept(verbs.told, binding.isOff);
  const orders = kept([...keywords.resolution, ...verbs.orders, ...ordering.added], ordering.isOff);
  const addressee = phrasesOf(language, verbs.addressees);
  const self = phrasesOf(language, verbs.self);
  const adverb = phrasesOf(language, [...keywords.before, ...keywords.behind, ...verbs.also]);
  const spoken = (words: string): string => {
    const start = adverb.ending(words);
    return start < 0 ? words : spoken(words.slice(0, start));
  };

  /** Does the text itself say it, there where these words stand before it? */
  const ownVoice = (before: string, inHeading: boolean): boolean => {
    const bare = spoken(before);
    if (LABEL.test(bare)) return inHeading || verbs.inflected;
    if (self.ending(bare) >= 0) return true;
    const joins = verbs.goesOn.test(before) || verbs.goesOn.test(bare + (bare === before ? '' : '\u0020'));
    return joins && verbs.asked.test(before.trimStart()) && !verbs.clause.test(before);
  };

  const foundIn = (words: string, inHeading: boolean): readonly Span[] => {
    const before = (span: Span): string => words.slice(0, span.from);
    return [
      ...binds.in(words).filter((span) => !verbs.disclaims.test(before(span))),
      ...duty.in(words).filter((span) => !verbs.denied.test(before(span)) && !verbs.disclaims.test(before(span))),
      ...told.in(words).filter((span) => addressee.ending(before(span)) >= 0),
      ...orders.in(words).filter((span) => ownVoice(before(span), inHeading)),
    ];
  };

  return (paragraph) => {
    const { words, kind } = paragraph;
    if (kind === 'title') return [];
    const inHeading = isHeading(kind);
    const found = foundIn(words, inHeading);
    if (found.length === 0) return [];
    const aside = [...quotedIn(paragraph), ...verbs.unless.flatMap((pattern) => spansOf(pattern, words))];
    const stands = (span: Span): boolean => {
      const before = words.slice(0, span.from);
      const said = words.slice(span.from, span.to);
      if (meets(span, aside) || COMPOUND.test(words.slice(span.to)) || IN_COMPOUND.test(before)) return false;
      // in the middle of a sentence a capital belongs to a title
      if (CAPITAL.test(said) && !BEGINS.test(before) && !inHeading) return false;
      return keywords.spaced || isWord(words, span);
    };
    return apart(found.filter(stands));
  };
}

const spansOf = (pattern: RegExp, words: string): readonly Span[] =>
  [...words.matchAll(pattern)].map(({ 0: { length }, index }) => ({ from: index, to: index + length }));

/** Each place once: the first, and of those that begin together the longest. */
function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from || other.to - one.to))
    if ((kept.at(-1)?.to ?? 0) <= span.from) kept.push(span);
  return kept;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where nothing is written between words: does it begin and end with words, and is it no part of one? */
function isWord(words: string, { from, to }: Span): boolean {
  const start = Math.max(0, from - ROUND);
  const borders = new Set([...segmenter.segment(words.slice(start, to + ROUND))].map(({ index }) => start + index));
  return borders.has(from) && (borders.has(to) || to === Math.min(words.length, to + ROUND));
}
