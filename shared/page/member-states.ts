/**
 * The Member States of the Union by any of their names: official ones in six languages, those that the tables of browsers and Node have
 * (CLDR), and what people write in lists of participants. It is a large table: the first pages get the names that they show from the server.
 */
import type { Entity, Names } from '../forum/people.ts';
import { LANGUAGES, type Language } from '../opinion/vocabulary.ts';
import { FORMAL_NAMES } from './formal-names.ts';
import { STATES } from './states.ts';

interface State {
  readonly code: string;
  /** ISO 3166 alpha-3. */
  readonly long: string;
  readonly names: Names & Readonly<Record<Language, string>>;
}

const ORDER = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const;

const states: readonly State[] = STATES.trim()
  .split('\n')
  .map((line) => {
    const names = line.slice(7).split('|');
    const named = Object.fromEntries(ORDER.map((language, at) => [language, names[at] ?? ''])) as Record<Language, string>;
    return { code: line.slice(0, 2), long: line.slice(3, 6), names: named };
  });
const byCode: ReadonlyMap<string, State> = new Map(states.flatMap((state) => [state.code, state.long].map((code) => [code, state])));

export const MEMBER_STATES: readonly string[] = states.map(({ code }) => code);

const formal: ReadonlyMap<string, readonly string[]> = new Map(
  FORMAL_NAMES.trim()
    .split('\n')
    .map((line) => [line.slice(0, 2), line.slice(3).split('|')]),
);

/** What no table has: the Union's own ways to write a name, names of before, and those of every day. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates', 'ОАЭ', '阿联酋'],
  BO: ['Bolivia'],
  BS: ['The Bahamas'],
  BY: ['Byelorussia', 'Belorussia', 'Белоруссия'],
  CD: ['DR Congo', 'DRC', 'RDC', 'ДРК', 'Congo (Democratic Republic of the)', '刚果（金）'],
  CG: [
    'Republic of the Congo',
    'République du Congo',
    'República del Congo',
    'Республика Конго',
    '刚果共和国',
    '刚果（共和国）',
    'جمهورية الكونغو',
  ],
  CI: [
    'Ivory Coast',
    'Costa de Marfil',
    'Берег Слоновой Кости',
    'Republic of Côte d’Ivoire',
    'République de Côte d’Ivoire',
    'República de Côte d’Ivoire',
  ],
  CN: ['People’s Republic of China', 'République populaire de Chine', 'República Popular China', 'КНР', '中华人民共和国'],
  CV: ['Cape Verde', 'Cap-Vert', 'Republic of Cape Verde'],
  CZ: ['Czech Republic', 'République tchèque', 'República Checa', 'Чешская Республика', '捷克共和国', 'الجمهورية التشيكية'],
  GB: ['UK', 'U.K.', 'Great Britain', 'United Kingdom of Great Britain'],
  IR: ['Islamic Republic of Iran'],
  IT: ['Italian Republic'],
  KP: ['DPRK', 'RPDC', 'Dem. People’s Rep. of Korea'],
  KR: ['ROK', 'Rep. of Korea', '韩国'],
  LA: ['Lao P.D.R.', 'Lao PDR'],
  MD: ['Moldova'],
  MK: ['The former Yugoslav Republic of Macedonia', 'Republic of North Macedonia'],
  MM: ['Burma', 'Birmanie', 'Birmania', 'Бирма'],
  NP: ['Federal Democratic Republic of Nepal'],
  NL: ['Netherlands', 'The Netherlands', 'Holland', 'Pays-Bas', 'Países Bajos', 'Нидерланды', '荷兰', 'هولندا'],
  SY: ['Syria'],
  SZ: ['Swaziland', 'Свазиленд'],
  TL: ['East Timor'],
  TR: [
    'Turkey',
    'Republic of Türkiye',
    'République de Türkiye',
    'República de Türkiye',
    'Republic of Turkey',
    'Turquie',
    'Turquía',
    'Турецкая Республика',
    '土耳其共和国',
  ],
  UY: ['Oriental Republic of Uruguay'],
  US: ['USA', 'U.S.A.', 'US of America', 'ÉUA', 'EE. UU.', 'США'],
  VA: ['Holy See', 'Vatican', 'Saint-Siège', 'Santa Sede', 'Святой Престол', 'Ватикан', '教廷', '罗马教廷', 'الكرسي الرسولي'],
  VN: ['Socialist Republic of Vietnam'],
  ZA: ['ЮАР'],
};

/** Official names, short and formal, and others. */
const allOf = ({ code, names }: State): readonly string[] => [...Object.values(names), ...(formal.get(code) ?? []), ...(ALSO[code] ?? [])];

/** Words that come and go between two ways to write one name. */
const SMALL = new Set('the of and a an de la le les l d du des et y e el los las del da do dos и s al و'.split(' '));
const SHORT: Readonly<Record<string, string>> = { rep: 'republic', dem: 'democratic', fed: 'federal', st: 'saint', isl: 'islamic' };

/** The words of a name in one order, without accents and signs: "Korea (Republic of)" is "Republic of Korea". */
function keyOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/\p{Lm}/gu, ' ')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/ı/gu, 'i')
    .replace(/(?<=\p{L})\.(?=\p{L}\.)/gu, '');
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !SMALL.has(word));
  return words
    .map((word) => SHORT[word] ?? word)
    .sort()
    .join(' ');
}

/** Made when a name is first looked up. */
let byName: ReadonlyMap<string, State> | null = null;

function named(): ReadonlyMap<string, State> {
  if (byName !== null) return byName;
  const tables = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  const found = new Map<string, State>();
  for (const state of states)
    for (const name of [...allOf(state), ...tables.map((table) => table.of(state.code) ?? '')]) found.set(keyOf(name), state);
  found.delete('');
  byName = found;
  return found;
}

/** The code of the State that somebody names, by an ISO code or by any name in any of the six languages; null where it is none. */
export function memberStateOf(words: string): string | null {
  const state = byCode.get(words.trim().toUpperCase()) ?? named().get(keyOf(words));
  return state?.code ?? null;
}

/** The official name; null where the code is no Member State's. */
export const memberStateName = (code: string, language: Language): string | null => byCode.get(code)?.names[language] ?? null;

/** By these it is looked for, besides its code. */
export const namesOf = (code: string | null): readonly string[] => {
  const state = byCode.get(code ?? '');
  return state === undefined ? [] : [state.long, ...allOf(state)];
};

/** The code of the Member State that this is; null of anybody else, and where a code only looks like one of ISO's. */
export function stateOf({ code, capacity, names }: Pick<Entity, 'code' | 'capacity' | 'names'>): string | null {
  if (capacity !== 'member-state') return null;
  const state = byCode.get(code);
  const isIt = state !== undefined && (code === state.code || memberStateOf(names.en) === state.code);
  return isIt ? state.code : null;
}

/** Names as the forum gave them; where it gave none, or the one of the tables, the official ones. */
export function withOfficialNames<One extends Pick<Entity, 'code' | 'capacity' | 'names'>>(
  entity: One,
  languages: readonly Language[],
): One {
  const state = byCode.get(stateOf(entity) ?? '');
  if (state === undefined) return entity;
  const { names } = entity;
  const usual = new Intl.DisplayNames('en', { type: 'region' }).of(state.code);
  const given = names.en === usual ? { ...names, en: state.names.en } : names;
  const official = Object.fromEntries(languages.map((language) => [language, given[language] ?? state.names[language]]));
  return { ...entity, names: { ...official, ...given } };
}
