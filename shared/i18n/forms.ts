/**
 * Which form of a sentence a small count asks for, by the rules of CLDR (tests/i18n/text.test.ts holds them against the browser's own). `Intl`
 * knows it for every count, and takes as long to be asked the first time as half the page of an opinion to be drawn.
 */
import type { Language } from '../opinion/vocabulary.ts';

type Form = Intl.LDMLPluralRule;

/** Below it a count is written alike in every language, without a separator, and is no round million. */
export const SMALL = 1000;

const one = (count: number): Form => (count === 1 ? 'one' : 'other');

/** Of whole counts from 0 to below `SMALL`. */
export const FORMS: Readonly<Record<Language, (count: number) => Form>> = {
  en: one,
  es: one,
  fr: (count) => (count < 2 ? 'one' : 'other'),
  zh: () => 'other',
  ru: (count) => {
    const last = Math.floor(count / 10) % 10 === 1 ? 0 : count % 10;
    return last === 1 ? 'one' : last > 1 && last < 5 ? 'few' : 'many';
  },
  ar: (count) => {
    const rest = count % 100;
    if (count < 3) return (['zero', 'one', 'two'] as const)[count] ?? 'other';
    return rest < 3 ? 'other' : rest < 11 ? 'few' : 'many';
  },
};
