/**
 * The wording check. What a paragraph says by itself is worked out once for the same words; what the whole text has to say of it (what follows,
 * what it refers to, how others spell it) is put together each time.
 */
import { type Exception, LONGEST_WORDS, type TableWord, type WordingCode } from '../forum/wording.ts';
import { headingOf, numberedHeadingOf } from '../import/heading.ts';
import { type BlockId, isHeading, type Language } from '../opinion/vocabulary.ts';
import { cut } from '../text/characters.ts';
import { type Abbreviated, abbreviating } from './abbreviations.ts';
import { wrongMark } from './final-mark.ts';
import type { Finding, Span, Written } from './finding.ts';
import { type Introduced, introducing } from './introductions.ts';
import { lookAlikes, unseen } from './letters.ts';
import type { Meant } from './meant.ts';
import { Outline, type Reference } from './outline.ts';
import { phrasesOf } from './phrases.ts';
import { preferring, type Replaced } from './preferred.ts';
import { prescribing } from './prescribes.ts';
import { type Mention, referring } from './references.ts';
import { type Spelled, spelling, variants } from './spellings.ts';
import { changesOf } from './table.ts';
import { readWords, termsIn } from './terms.ts';

interface Own {
  readonly written: Written;
  readonly found: readonly (Span & { readonly code: WordingCode })[];
  readonly mentions: readonly Mention[];
  readonly abbreviations: readonly Abbreviated[];
  readonly introduced: readonly Introduced[];
  readonly replaced: readonly Replaced[];
  readonly spelled: readonly Spelled[];
}

/** Findings in the order of the text. `meant`: what references named when they were written, as far as that is known. */
export type Check = (paragraphs: readonly Written[], exceptions?: readonly Exception[], meant?: Meant) => readonly Finding[];

/** What can be done before a check, a paragraph at a time: the check itself is then short. */
interface Beforehand {
  /** Looks at one; false: that was done before. */
  readonly prepare: (paragraph: Written) => boolean;
  /** When all were looked at: reads the words of one, where the text gives names; false: nothing was to be read. */
  readonly readWords: (paragraph: Written) => boolean;
}

/** One that is kept for a text looks at a paragraph again only where its words have changed. */
export function checkOf(language: Language, table: readonly TableWord[] = []): Check & Beforehand {
  const parts = partsOf(language, table);
  let known = new Map<string, Own>();
  let isNaming = false;
  const own = (written: Written): Own => {
    const before = known.get(written.block);
    if (before !== undefined && isSame(before.written, written)) return before;
    const now = parts(written);
    known.set(written.block, now);
    isNaming ||= now.introduced.length > 0;
    return now;
  };
  const check: Check = (paragraphs, exceptions = [], meant = nothing) => {
    const all = paragraphs.map(own);
    known = new Map(all.map((one) => [one.written.block, one]));
    return withoutExceptions(together(paragraphs, all, language, meant), paragraphs, exceptions);
  };
  return Object.assign(check, {
    prepare: (paragraph: Written): boolean => {
      const before = known.get(paragraph.block);
      return own(paragraph) !== before;
    },
    readWords: (paragraph: Written): boolean => isNaming && readWords(own(paragraph).written, language),
  });
}

const isSame = (one: Written, other: Written): boolean =>
  one.words === other.words &&
  one.kind === other.kind &&
  (one.literal === other.literal || JSON.stringify(one.literal) === JSON.stringify(other.literal));

function partsOf(language: Language, table: readonly TableWord[]): (written: Written) => Own {
  const verbs = prescribing(language, table);
  const mentions = referring(language);
  const abbreviations = abbreviating(language, table);
  const introduced = introducing(language);
  const replaced = preferring(language, table);
  const spelled = spelling(language);
  const keyword = isKeyword(language, table);
  return (written) => {
    const { words, kind } = written;
    const spansAs = (code: WordingCode, spans: readonly Span[]) => spans.map((span) => ({ code, from: span.from, to: span.to }));
    const prescribed = spansAs('prescribes', verbs(written));
    const abbreviated = abbreviations(written);
    const strange = isHeading(kind) && words.trim() !== '' && prescribed.length === 0 && !keyword(words);
    return {
      written,
      found: [
        ...prescribed,
        ...spansAs('keyword', strange ? [{ from: 0, to: words.length }] : []),
        ...spansAs('look-alike', lookAlikes(words, language)),
        ...spansAs('unseen', unseen(words, language)),
      ],
      mentions: mentions(written),
      abbreviations: abbreviated,
      introduced: introduced(written, abbreviated),
      replaced: replaced(written),
      spelled: spelled(written),
    };
  };
}

function isKeyword(language: Language, table: readonly TableWord[]): (words: string) => boolean {
  const { added, isOff } = changesOf(table, language, 'keyword');
  const own = phrasesOf(language, added);
  return (words) => {
    const line = words.trim();
    if (own.begin(line)) return true;
    return !isOff(line.replace(/[\s,:،，：]+$/u, '')) && (headingOf(line, language) !== null || numberedHeadingOf(line, language) !== null);
  };
}

function together(paragraphs: readonly Written[], all: readonly Own[], language: Language, meant: Meant): readonly Finding[] {
  const outline = new Outline(language, paragraphs);
  const found: Finding[][] = all.map(({ written: { block, words }, found: those }) =>
    those.map(({ code, from, to }) => ({ block, code, from, to, words: words.slice(from, to), instead: null })),
  );
  const explained = new Set([
    ...all.flatMap(({ abbreviations }) => abbreviations.filter((one) => one.explained).map(({ word }) => word)),
    ...all.flatMap(({ introduced }) => introduced.map(({ name }) => name)),
  ]);
  all.forEach(({ written, mentions, abbreviations, replaced }, at) => {
    const { block, words } = written;
    const add = (code: WordingCode, { from, to }: Span, instead: string | null = null): void =>
      void found[at]?.push({ block, code, from, to, words: words.slice(from, to), instead });
    const mark = wrongMark(paragraphs, at, language);
    if (mark !== null) add('final-mark', { from: mark.at, to: mark.at + mark.stands.length }, mark.wanted);
    for (const mention of mentions) {
      const reference = outline.read(block, mention);
      const amiss = reference && amissIn(outline, reference, meant(written, reference.said));
      if (reference !== null && amiss !== null) add(amiss.code, reference, amiss.instead);
    }
    for (const one of replaced) add('replaced', one, one.instead);
    for (const one of abbreviations) {
      if (explained.has(one.word)) continue;
      // of each the first place is enough
      explained.add(one.word);
      add('abbreviation', one);
    }
  });
  for (const { at, from, to, words, instead } of variants(all.map(({ spelled }) => spelled))) {
    const block = paragraphs[at]?.block;
    if (block !== undefined) found[at]?.push({ block, code: 'spelling', from, to, words, instead });
  }
  for (const { at, from, to, code, instead } of termsIn(all, language)) {
    const written = paragraphs[at];
    if (written !== undefined) found[at]?.push({ block: written.block, code, from, to, words: written.words.slice(from, to), instead });
  }
  return found.flatMap((those) => those.sort((one, other) => one.from - other.from));
}

const nothing: Meant = () => undefined;

/** What is to be said of a reference; null = nothing. `before`: what it named when it was written. */
function amissIn(
  outline: Outline,
  { is, names }: Reference,
  before: BlockId | undefined,
): { readonly code: WordingCode; readonly instead: string | null } | null {
  if (is === 'gone') return { code: 'reference-gone', instead: null };
  if (is === 'moved') return { code: 'reference-moved', instead: null };
  if (names === null || before === undefined || before === names) return null;
  return outline.has(before)
    ? { code: 'reference-renumbered', instead: outline.called(before) }
    : { code: 'reference-gone', instead: null };
}

/** An exception ends when the words of its paragraph change. */
function withoutExceptions(
  findings: readonly Finding[],
  paragraphs: readonly Written[],
  exceptions: readonly Exception[],
): readonly Finding[] {
  if (exceptions.length === 0) return findings;
  const nameOf = (block: string, hash: string, code: string, words: string): string => JSON.stringify([block, hash, code, words]);
  const excepted = new Set(exceptions.map(({ block, hash, code, words }) => nameOf(block, hash, code, words)));
  const hashes = new Map(paragraphs.map(({ block, hash }) => [block, hash ?? null]));
  return findings.filter(({ block, code, words }) => {
    const hash = hashes.get(block) ?? null;
    return hash === null || !excepted.has(nameOf(block, hash, code, cut(words, LONGEST_WORDS)));
  });
}
