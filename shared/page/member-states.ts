/**
 * The Member States of the Union, to choose from: ISO 3166 codes, and names in six languages from the tables that browsers and Node bring
 * along. A list to pick from and nothing else: who takes part is what the forum has admitted, under the names it was given there.
 */
import type { Language } from '../opinion/vocabulary.ts';

export const MEMBER_STATES: readonly string[] = (
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ ' +
  'DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI ' +
  'KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM ' +
  'PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA ' +
  'UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW'
).split(' ');

const listed: ReadonlySet<string> = new Set(MEMBER_STATES);
/** Made when a language is first asked for: each holds the names of all regions. */
const tables = new Map<Language, Intl.DisplayNames>();

/** Null where the code is no Member State's. */
export function memberStateName(code: string, language: Language): string | null {
  if (!listed.has(code)) return null;
  const table = tables.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
  tables.set(language, table);
  return table.of(code) ?? null;
}
