/**
 * Terms and abbreviations over the whole text (SPEC G6, G12): one that stands before it is explained, one that is explained twice, and what a
 * defined term stands for where it is written out again, or the term itself with a small letter.
 */
import type { Language } from '../opinion/vocabulary.ts';
import type { Abbreviated } from './abbreviations.ts';
import { allCapitals } from './capitals.ts';
import { DEFINING } from './defining.ts';
import type { Span, Written } from './finding.ts';
import type { Introduced } from './introductions.ts';
import { meets, quotedIn } from './quoted.ts';
import { isJoined, readTerms, type Word } from './words.ts';

interface Terms {
  readonly written: Written;
  readonly abbreviations: readonly Abbreviated[];
  readonly introduced: readonly Introduced[];
}

interface TermFinding extends Span {
  /** Index of the paragraph. */
  readonly at: number;
  readonly code: 'explained-late' | 'explained-twice' | 'term-form';
  readonly instead: string | null;
}

interface First extends Introduced {
  readonly at: number;
}

/** Words or characters of what a name stands for: fewer are no name of their own. */
const SHORTEST = 2;
const SHORTEST_ZH = 4;
/** Names of a text whose other forms are looked for, the first ones: no opinion defines as many, and each word is held against all that begin alike. */
const MOST_NAMES = 200;

interface Read {
  readonly language: Language;
  readonly words: readonly Word[];
  readonly quoted: readonly Span[];
}

/** Of paragraphs that have not changed since they were read. */
const kept = new WeakMap<Written, Read>();

/** Reads the words of one beforehand; false: that was done before. */
export function readWords(written: Written, language: Language): boolean {
  const before = kept.get(written);
  return read(written, language) !== before;
}

function read(written: Written, language: Language): Read {
  const before = kept.get(written);
  if (before?.language === language) return before;
  const now = { language, words: readTerms(written.words, language), quoted: quotedIn(written) };
  kept.set(written, now);
  return now;
}

export function termsIn(all: readonly Terms[], language: Language): readonly TermFinding[] {
  const found: TermFinding[] = [];
  const names = new Map<string, First>();
  all.forEach(({ introduced }, at) => {
    for (const one of introduced) {
      const key = one.name.toLocaleLowerCase();
      const first = names.get(key);
      if (first === undefined) names.set(key, { ...one, at });
      else if (one.last === first.last) found.push({ at, from: one.from, to: one.to, code: 'explained-twice', instead: null });
    }
  });
  if (names.size === 0) return found;
  const seen = new Set<string>();
  all.forEach(({ written, abbreviations }, at) => {
    for (const { word, from, to } of abbreviations) {
      const first = names.get(word.toLocaleLowerCase());
      // of each the first place is enough; what a footnote explains is explained there where it is called
      if (first === undefined || seen.has(word) || written.kind === 'footnote' || all[first.at]?.written.kind === 'footnote') continue;
      seen.add(word);
      const isLate = at < first.at || (at === first.at && from < first.from);
      if (isLate) found.push({ at, from, to, code: 'explained-late', instead: null });
    }
  });
  return [...found, ...otherForms(all, names, language)];
}

interface Form {
  readonly stems: readonly string[];
  readonly first: First;
  /** The name itself, with a small letter. */
  readonly small: boolean;
}

function otherForms(all: readonly Terms[], names: ReadonlyMap<string, First>, language: Language): readonly TermFinding[] {
  const { articles } = DEFINING[language];
  const forms = new Map<string, Form[]>();
  const put = (form: Form): void => {
    const key = form.stems[0] ?? '';
    const those = forms.get(key);
    if (those === undefined) forms.set(key, [form]);
    else those.push(form);
  };
  const shortest = language === 'zh' ? SHORTEST_ZH : SHORTEST;
  for (const first of [...names.values()].slice(0, MOST_NAMES)) {
    const all = readTerms(first.name, language);
    const own = articles.includes(all[0]?.lower ?? '') ? all.slice(1) : all;
    const stems = own.map(({ stem }) => stem);
    if (first.long.length >= shortest && first.long.join(' ') !== stems.join(' ')) put({ stems: first.long, first, small: false });
    const isCapital = /^\p{Lu}\p{Ll}/u.test(first.name.slice(own[0]?.from ?? 0));
    if (!first.isAbbreviation && isCapital) put({ stems, first, small: true });
  }
  for (const those of forms.values()) those.sort((one, other) => other.stems.length - one.stems.length);
  if (forms.size === 0) return [];
  return all.flatMap(({ written, introduced }, at) => {
    if (written.kind === 'title' || allCapitals(written.words, language)) return [];
    const { words, quoted } = read(written, language);
    const found: TermFinding[] = [];
    for (let n = 0; n < words.length; n += 1) {
      const form = forms.get(words[n]?.stem ?? '')?.find((one) => stands(one, words, n, written.words, language));
      const [begin, end] = [words[n], words[n + (form?.stems.length ?? 0) - 1]];
      if (form === undefined || begin === undefined || end === undefined) continue;
      const span = { from: begin.from, to: end.to };
      const isBehind = at > form.first.at || (at === form.first.at && span.from >= form.first.to);
      if (!isBehind || meets(span, quoted) || explains(introduced, span, form.first.name, written.words)) continue;
      found.push({ at, ...span, code: 'term-form', instead: form.first.name });
      n += form.stems.length - 1;
    }
    return found;
  });
}

function stands({ stems, first, small }: Form, words: readonly Word[], n: number, text: string, language: Language): boolean {
  const here = words.slice(n, n + stems.length);
  const isThere =
    here.length === stems.length &&
    here.every((word, at) => word.stem === stems[at] && (at === 0 || isJoined(text, here[at - 1] ?? word, word)));
  return isThere && (!small || isMeant(first, here, words[n - 1], words[n + stems.length], text, language));
}

/** A small word is the one that was named where the article says so, in the same number; not another one, nor one of something. */
function isMeant(
  { name }: First,
  here: readonly Word[],
  before: Word | undefined,
  behind: Word | undefined,
  text: string,
  language: Language,
) {
  const { articles, of, others } = DEFINING[language];
  if (!/^\p{Ll}/u.test(text.slice(here[0]?.from)) || others.test(before?.lower ?? '')) return false;
  if (behind !== undefined && of.includes(behind.lower)) return false;
  if (articles.length === 0) return true;
  const isSame = name.toLowerCase().endsWith(here.map(({ lower }) => lower).join(' '));
  return isSame && articles.includes(before?.lower ?? '');
}

/** Right before the name that is explained by it once more. */
const explains = (introduced: readonly Introduced[], { to }: Span, name: string, text: string): boolean =>
  introduced.some((one) => one.name === name && one.from >= to && /^[\s(（“"«‘]*$/u.test(text.slice(to, one.from)));
