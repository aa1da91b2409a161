/** By which words a text refers to a paragraph of its own, in each language: sources of regular expressions that look at a few letters each. */
import type { Language } from '../opinion/vocabulary.ts';

interface ReferenceWords {
  /** Before the label of a paragraph. */
  readonly noun: string;
  /** Those that mean one only where a side is said: of an agenda and of other texts they are said too. */
  readonly sided: string;
  readonly above: string;
  readonly below: string;
  /** Behind the label, where the noun stands around it; null: it stands before it. */
  readonly behind: string | null;
  /** Between two labels. */
  readonly and: string;
  /** Names another text, right behind the reference. */
  readonly elsewhere: RegExp;
  /** Names one a few words before. */
  readonly before: RegExp;
}

export const REFERENCE_WORDS: Readonly<Record<Language, ReferenceWords>> = {
  en: {
    noun: String.raw`\b(?:sub-?)?paragraphs?`,
    sided: String.raw`\bitems?`,
    above: 'above',
    below: 'below',
    behind: null,
    and: String.raw`(?:and|or|to)\b`,
    elsewhere: /^\s{1,3}(?:above\s|below\s)?(?:of|in|to|from|under)\s(?!this\b|the present\b)/iu,
    before: /\b(?:Resolution|Decision|Recommendation|Article|Annex|(?<!\b(?:this|present)\s)Opinion)s?\s[^;.]{0,60}$/u,
  },
  fr: {
    noun: String.raw`\bparagraphes?`,
    sided: String.raw`(?<!\p{L})(?:point|alinéa)s?`,
    above: 'ci-dessus',
    below: 'ci-(?:dessous|après)',
    behind: null,
    and: String.raw`(?:et|ou|à)(?!\p{L})`,
    elsewhere: /^\s{1,3}(?:ci-\p{L}{1,8}\s)?(?:de|du|dans)\s(?!la présente|le présent|présent)/iu,
    before: /\b(?:Résolution|Décision|Recommandation|Article|Annexe|(?<!\bprésent\s)Avis)s?\s[^;.]{0,60}$/u,
  },
  es: {
    noun: String.raw`(?<!\p{L})(?:párrafo|apartado)s?`,
    sided: String.raw`\bpuntos?`,
    above: '(?:supra|anterior|más arriba)',
    below: '(?:infra|siguiente|más abajo)',
    behind: null,
    and: String.raw`[yeoa](?!\p{L})`,
    elsewhere: /^\s{1,3}(?:(?:supra|infra|anterior|siguiente)\s)?(?:de|del|en)\s(?!la presente|el presente|presente)/iu,
    before:
      /(?<!\p{L})(?:Resoluci(?:ón|ones)|Decisi(?:ón|ones)|Recomendaci(?:ón|ones)|Artículos?|Anexos?|(?<!\bpresente\s)Opinión)\s[^;.]{0,60}$/u,
  },
  ru: {
    noun: String.raw`(?<!\p{L})(?:под)?пункт\p{L}{0,3}`,
    sided: String.raw`(?<!\p{L})абзац\p{L}{0,3}`,
    above: 'выше',
    below: 'ниже',
    behind: null,
    and: String.raw`(?:и|или|по)(?!\p{L})`,
    elsewhere:
      /^\s{1,3}(?:выше\s|ниже\s)?(?:\p{L}{1,20}\s)?(?:Резолюци|Мнени|Решени|Рекомендаци|[Сс]тать|Приложени|[Пп]овестк|Устав|Конвенци)/u,
    before: /(?:Резолюци|Решени|Рекомендаци|Стать|Приложени|(?<!настоящ\p{L}{1,3}\s)Мнени)\p{L}*\s[^;.]{0,60}$/u,
  },
  zh: {
    noun: '(?:(?<up>上文)|(?<down>下文))?第',
    sided: '(?!)',
    above: '(?!)',
    below: '(?!)',
    behind: String.raw`\s?[段项]`,
    and: '[和或至]',
    elsewhere: /^(?!)/u,
    before: /第\s?\d{1,4}\s?号(?:决议|意见|决定|建议书)[^；。]{0,30}$/u,
  },
  ar: {
    noun: String.raw`(?<!\p{L})(?:[وفبك]?ال|و?لل)فقر(?:ة|ات|تان|تين)`,
    sided: String.raw`(?<!\p{L})(?:[وفبك]?ال|و?لل)بند`,
    above: 'أعلاه',
    below: '(?:أدناه|التالية)',
    behind: null,
    and: '(?:و|أو|إلى)',
    elsewhere: /^\s{1,3}(?:أعلاه\s|أدناه\s)?(?:من|في)\s(?!هذا)/u,
    before: /(?:القرار|المقرر|التوصية|المادة|الملحق|(?<!هذا\s)الرأي)\s[^؛.]{0,60}$/u,
  },
};
