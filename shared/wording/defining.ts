/** How a text says that it will call something by another name, language by language. */
import type { Language } from '../opinion/vocabulary.ts';

interface Defining {
  /** Says so, before the name. */
  readonly hereinafter: string;
  /** Articles that a name may begin with, and that stand before it where it is meant. None: the language has no separate ones. */
  readonly articles: readonly string[];
  /** Behind a word: it is one of something, and not the one that was named. */
  readonly of: readonly string[];
  /** Before a word: it is another one. */
  readonly others: RegExp;
  /** Where what is named begins at the latest, going back from its name. */
  readonly breaks: RegExp;
}

const NEVER = /^(?!)/u;

export const DEFINING: Readonly<Record<Language, Defining>> = {
  en: {
    hereinafter: String.raw`(?:here(?:in)?after|henceforth)(?:,?\s(?:collectively\s|jointly\s)?(?:referred\sto\sas|called|known\sas|designated))?`,
    articles: ['the', 'this'],
    of: ['of', 'for', 'on', 'that', 'which'],
    others: NEVER,
    breaks:
      /^(?:the|an?|of|in|on|for|to|by|with|and|or|at|from|as|that|its|their|this|these|those|all|any|each|every|which|is|are|\p{L}+ing)$/u,
  },
  fr: {
    hereinafter: String.raw`(?:ci-après(?:,?\s(?:dénommée?s?|appelée?s?|désignée?s?))?|dénommée?s?\sci-après)`,
    articles: ['le', 'la', 'les', 'l', 'du', 'des', 'au', 'aux'],
    of: ['de', 'd', 'des', 'du', 'pour', 'qui'],
    others: NEVER,
    breaks: NEVER,
  },
  es: {
    hereinafter: String.raw`(?:(?:de\saquí\s)?en\s(?:adelante|lo\ssucesivo)(?:,?\s(?:denominad[oa]s?|llamad[oa]s?))?|denominad[oa]s?\sen\s(?:adelante|lo\ssucesivo))`,
    articles: ['el', 'la', 'los', 'las', 'al', 'del'],
    of: ['de', 'del', 'para', 'que'],
    others: NEVER,
    breaks: NEVER,
  },
  ru: {
    hereinafter: String.raw`(?:далее(?:\sпо\sтексту)?|в\sдальнейшем)(?:\s(?:именуем|называем)\p{L}*)?`,
    articles: [],
    of: [],
    others: /^(?:кажд|любо|люба|друг|иной|иные|иных|эт|сво|наш|так|все|один|одн|нек)/u,
    breaks: NEVER,
  },
  zh: {
    hereinafter: '(?:以下(?:统称|合称|简称|称)|下称|简称|下文称)(?:为|作)?',
    articles: [],
    of: [],
    others: NEVER,
    breaks:
      /[\s，。；：、（）()“”「」《》在于的对将由是为了请各]|注意到|认识到|考虑到|意识到|忆及|回顾|强调|鼓励|支持|使用|通过|促进|发展|利用|提供|以及|关于|邀请/u,
  },
  ar: {
    hereinafter: String.raw`(?:المشار\sإلي\p{L}+|و?ي?ت?شار\sإلي\p{L}+|المسم\p{L}+)?\s?(?:فيما\s(?:يلي|بعد)|لاحقاً)(?:\s(?:باسم|بعبارة|بمصطلح|بـ?))?`,
    articles: [],
    of: [],
    others: NEVER,
    breaks: NEVER,
  },
};
