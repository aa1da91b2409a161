/** References inside the text, "recognizing d)" and "paragraph 3 above": is there such a paragraph, and on that side? */
import { KEYWORDS } from '../import/keywords.ts';
import { isHeading, type Language } from '../opinion/vocabulary.ts';
import type { Span, Written } from './finding.ts';
import { phrasesOf } from './phrases.ts';
import { meets, quotedIn } from './quoted.ts';

const LETTERED = String.raw`\(?(?<letter>\p{Ll}{1,2})\)(?<more>\s(?:pre|bis|ter|quater))?`;
const ANY = String.raw`(?:${LETTERED}|(?<number>\d{1,3}))`;

interface Sides {
  /** `%` stands for the label. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** Names another text, right behind the reference. */
  readonly elsewhere: RegExp;
  /** Names one a few words before. */
  readonly before: RegExp;
}

const SIDES: Readonly<Record<Language, Sides>> = {
  en: {
    above: [String.raw`\b(?:paragraph|item)s? % above`],
    below: [String.raw`\b(?:paragraph|item)s? % below`],
    elsewhere: /^\s+(?:above\s|below\s)?(?:of|in|to|from|under)\s(?!this\b|the present\b)/iu,
    before: /\b(?:Resolution|Opinion|Decision|Recommendation|Article|Annex)\s[^;.]{0,60}$/u,
  },
  fr: {
    above: [String.raw`\b(?:paragraphe|point|alinéa)s? % ci-dessus`],
    below: [String.raw`\b(?:paragraphe|point|alinéa)s? % ci-(?:dessous|après)`],
    elsewhere: /^\s+(?:ci-\p{L}+\s)?(?:de|du|dans)\s(?!la présente|le présent|présent)/iu,
    before: /\b(?:Résolution|Avis|Décision|Recommandation|Article|Annexe)\s[^;.]{0,60}$/u,
  },
  es: {
    above: [String.raw`\b(?:párrafo|apartado|punto)s? % (?:supra|anterior|más arriba)`],
    below: [String.raw`\b(?:párrafo|apartado|punto)s? % (?:infra|siguiente|más abajo)`],
    elsewhere: /^\s+(?:\p{L}+\s)?(?:de|del|en)\s(?!la presente|el presente|presente)/iu,
    before: /\b(?:Resolución|Opinión|Decisión|Recomendación|Artículo|Anexo)\s[^;.]{0,60}$/u,
  },
  ru: {
    above: [String.raw`(?<!\p{L})(?:пункт|подпункт)\p{L}* % выше`],
    below: [String.raw`(?<!\p{L})(?:пункт|подпункт)\p{L}* % ниже`],
    elsewhere: /^\s+(?:выше\s|ниже\s)?(?:Резолюци|Мнени|Решени|Рекомендаци|Стать|Приложени)/u,
    before: /(?:Резолюци|Мнени|Решени|Рекомендаци|Стать|Приложени)\p{L}*\s[^;.]{0,60}$/u,
  },
  zh: {
    above: [String.raw`上文第?\s?%\s?[段项]`],
    below: [String.raw`下文第?\s?%\s?[段项]`],
    elsewhere: /^(?!)/u,
    before: /第\s?\d+\s?号(?:决议|意见|决定|建议书)[^；。]{0,30}$/u,
  },
  ar: {
    above: ['(?:الفقرة|البند) % أعلاه'],
    below: ['(?:الفقرة|البند) % (?:أدناه|التالية)'],
    elsewhere: /^\s+(?:أعلاه\s|أدناه\s)?(?:من|في)\s(?!هذا)/u,
    before: /(?:القرار|الرأي|المقرر|التوصية|المادة|الملحق)\s[^؛.]{0,60}$/u,
  },
};

export interface Reference extends Span {
  /** What is named; null: `label` on that side, whatever block it is in. */
  readonly keyword: string | null;
  readonly label: string;
  readonly side: 'above' | 'below' | null;
}

/** What a paragraph refers to, by itself; whether it is there is for the whole text to say. */
export function referring(language: Language): (paragraph: Written) => readonly Reference[] {
  const { above, below, elsewhere, before } = SIDES[language];
  const { preamble, operative, addressed } = KEYWORDS[language];
  const keywords = phrasesOf(language, [...preamble, ...operative, ...addressed]);
  const label = (pattern: string): RegExp => new RegExp(pattern.replace('%', ANY), 'giu');
  const patterns = [
    { pattern: new RegExp(LETTERED, 'gu'), side: null },
    ...above.map((one) => ({ pattern: label(one), side: 'above' as const })),
    ...below.map((one) => ({ pattern: label(one), side: 'below' as const })),
  ];
  return (paragraph) => {
    const { words, kind } = paragraph;
    if (kind === 'title' || isHeading(kind) || !/[\d)]/u.test(words)) return [];
    const quoted = quotedIn(paragraph);
    return patterns.flatMap(({ pattern, side }) =>
      [...words.matchAll(pattern)].flatMap(({ 0: said, index, groups }) => {
        const start = side === null ? keywords.ending(words.slice(0, index)) : index;
        if (start < 0) return [];
        const span = { from: start, to: index + said.length };
        const other = elsewhere.test(words.slice(span.to)) || before.test(words.slice(Math.max(0, start - 80), start));
        if (other || meets(span, quoted)) return [];
        const letter = groups?.letter === undefined ? null : `${groups.letter})${groups.more ?? ''}`;
        return [{ ...span, keyword: side === null ? words.slice(start, index) : null, label: letter ?? groups?.number ?? '', side }];
      }),
    );
  };
}

/** Whether each paragraph is there that others refer to: under which heading, and in which order. */
export function placesOf(paragraphs: readonly Written[]) {
  let heading = '';
  const places = paragraphs.flatMap(({ kind, label, words }, at) => {
    if (isHeading(kind)) heading = plain(words);
    return isHeading(kind) || label === '' ? [] : [{ heading, label: plain(label), at }];
  });
  const headings = new Set(places.map((one) => one.heading));
  return (from: number, { keyword, label, side }: Reference): 'there' | 'gone' | 'moved' => {
    const named = places.filter((one) => one.label === plain(label));
    if (keyword !== null) {
      const exact = headings.has(plain(keyword));
      const under = named.filter((one) => (exact ? one.heading === plain(keyword) : one.heading.startsWith(plain(keyword))));
      return under.length > 0 ? 'there' : 'gone';
    }
    if (named.length === 0) return 'gone';
    return named.some(({ at }) => (side === 'above' ? at < from : at > from)) ? 'there' : 'moved';
  };
}

const plain = (words: string): string =>
  words
    .toLocaleLowerCase()
    .replace(/[\s\ufffc]+/gu, ' ')
    .replace(/[\s,:،，：]+$/u, '')
    .trim();
