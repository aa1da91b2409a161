/**
 * One term in two spellings: "broadband" and "broad band", "organize" and "organise", "Member States" and "member states". What is more often
 * in the text is proposed. Hyphen or space alone are no two spellings: "a long-term plan" is one for the long term.
 */
import type { Language } from '../opinion/vocabulary.ts';
import { allCapitals } from './capitals.ts';
import type { Span, Written } from './finding.ts';
import { meets, quotedIn } from './quoted.ts';

/** Letters of the shortest word that is looked at, and of its parts where it is written in two. */
const SHORTEST = 5;
const SHORTEST_PARTED = 7;
const SHORTEST_PART = 3;
const WORD = /[\p{L}\p{M}]+(?:[-‐‑][\p{L}\p{M}]+)*/gu;

export interface Spelled extends Span {
  /** The same for two spellings of one term. */
  readonly key: string;
  readonly form: string;
  /** As it stands there. */
  readonly words: string;
  /** Two words: a spelling of what is one word elsewhere, and no term by themselves. */
  readonly parted: boolean;
}

const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/is(e[ds]?|ing|ers?|ations?)$/u, 'iz$1'],
  [/yse([ds]?)$/u, 'yze$1'],
  [/our(s|ed|ing|able)?$/u, 'or$1'],
  [/tre(s?)$/u, 'ter$1'],
  [/bre(s?)$/u, 'ber$1'],
];

function folded(word: string, language: Language): string {
  const lower = word.normalize('NFC').toLocaleLowerCase();
  switch (language) {
    case 'en':
      return ENGLISH.reduce((made, [ending, instead]) => made.replace(ending, instead), lower);
    case 'ru':
      return lower.replace(/ё/gu, 'е');
    case 'ar':
      return lower
        .replace(/[\u064b-\u0652\u0670\u0640]/gu, '')
        .replace(/^(ال|وال|بال)?[أإآ]/u, '$1ا')
        .replace(/ه$/u, 'ة')
        .replace(/ى$/u, 'ي');
    default:
      return lower;
  }
}

/** Words of a paragraph that might be spelled otherwise elsewhere. Chinese has none. */
export function spelling(language: Language): (paragraph: Written) => readonly Spelled[] {
  return (paragraph) => {
    const { words, kind } = paragraph;
    if (language === 'zh' || kind === 'title' || allCapitals(words, language)) return [];
    const quoted = quotedIn(paragraph);
    const all = [...words.matchAll(WORD)].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }));
    return all.flatMap(({ word, from, to }, at): readonly Spelled[] => {
      if (meets({ from, to }, quoted)) return [];
      const found: Spelled[] = [];
      const parts = word.split(/[-‐‑]/u);
      const whole = folded(parts.join(''), language);
      const isLong = parts.length === 1 ? word.length >= SHORTEST : mayBeOne(parts);
      if (isLong) found.push({ key: whole, form: parts.length === 1 ? lowerForm(word) : 'parted', words: word, from, to, parted: false });
      const next = all[at + 1];
      if (next === undefined || words.slice(to, next.from) !== ' ' || meets(next, quoted)) return found;
      const two = [word, next.word];
      const pair = { words: `${word} ${next.word}`, from, to: next.to };
      if (mayBeOne(two)) found.push({ ...pair, key: folded(two.join(''), language), form: 'parted', parted: true });
      // the first word of a sentence has a capital in any case
      const isFirst = /(?:^|[.:;!?…(“"«]\s?)$/u.test(words.slice(0, from));
      const isTerm = !isFirst && two.every((one) => /^\p{Lu}\p{Ll}/u.test(one));
      if (isTerm || two.every((one) => /^\p{Ll}{3,}$/u.test(one)))
        found.push({ ...pair, key: `${two.join(' ').toLocaleLowerCase()} `, form: isTerm ? 'capitals' : 'small', parted: false });
      return found;
    });
  };
}

const lowerForm = (word: string): string => word.normalize('NFC').toLocaleLowerCase();

const mayBeOne = (parts: readonly string[]): boolean =>
  parts.length === 2 && parts.join('').length >= SHORTEST_PARTED && parts.every(({ length }) => length >= SHORTEST_PART);

export interface Variant extends Spelled {
  readonly at: number;
  readonly instead: string;
}

/** Of each term that is spelled in two ways, the places of the rarer one; `all`: what each paragraph has. */
export function variants(all: readonly (readonly Spelled[])[]): readonly Variant[] {
  const terms = new Map<string, Map<string, { readonly spelled: Spelled; readonly at: number }[]>>();
  all.forEach((those, at) => {
    for (const spelled of those) {
      const forms = terms.get(spelled.key) ?? new Map<string, { spelled: Spelled; at: number }[]>();
      terms.set(spelled.key, forms);
      const places = forms.get(spelled.form);
      if (places === undefined) forms.set(spelled.form, [{ spelled, at }]);
      else places.push({ spelled, at });
    }
  });
  return [...terms.values()].flatMap((forms) => {
    // only a word that is one somewhere has parts; a name that is there once may be that of something else
    const isTerm = [...forms.values()].flat().some(({ spelled }) => !spelled.parted);
    if (forms.size < 2 || !isTerm || (forms.get('capitals')?.length ?? 2) < 2) return [];
    const [usual, ...others] = [...forms.values()].sort((one, other) => other.length - one.length);
    const instead = usual?.[0]?.spelled.words ?? '';
    return others.flat().map(({ spelled, at }) => ({ ...spelled, at, instead }));
  });
}
