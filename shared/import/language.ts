/**
 * In which language a text is written: by its script, and where that does not tell, by the small words of each language over the whole of
 * it. Headings alone mislead: a line that begins with "NOTE" is a French keyword in an English text.
 */
import type { Language } from '../opinion/vocabulary.ts';
import { headingOf } from './heading.ts';

const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ['zh', /\p{Script=Han}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['ru', /\p{Script=Cyrillic}/u],
];

/** Words that the other two do not have. */
const SMALL_WORDS: Readonly<Record<'en' | 'fr' | 'es', ReadonlySet<string>>> = {
  en: new Set('the of and to that for with is by be are this from which or on at its has not should their have'.split(' ')),
  fr: new Set('le les des du et dans pour est sur par au aux une qui ce ces sont avec leur leurs ou dont il elle à'.split(' ')),
  es: new Set('el los las del y para por con una se al su sus lo como o sobre este esta estos según sea'.split(' ')),
};

/** So much of a text tells, UTF-16 units. */
const ENOUGH = 200_000;

/** English when in doubt. */
export const languageOf = (lines: readonly string[]): Language => recognised(lines) ?? 'en';

/** null where there is no telling. */
export function recognised(lines: readonly string[]): Language | null {
  const text = lines.join(' ').slice(0, ENOUGH);
  const letters = text.slice(0, 20_000).match(/\p{L}/gu) ?? [];
  for (const [language, script] of SCRIPTS) {
    if (letters.filter((letter) => script.test(letter)).length * 2 > letters.length) return language;
  }
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const some = lines.slice(0, 400);
  const hits = (language: 'en' | 'fr' | 'es') =>
    words.filter((word) => SMALL_WORDS[language].has(word)).length + some.filter((line) => headingOf(line, language) !== null).length;
  const all = (['en', 'fr', 'es'] as const).map((language) => ({ language, found: hits(language) }));
  const best = all.reduce((one, next) => (next.found > one.found ? next : one));
  return best.found > 0 ? best.language : null;
}
