import { assert } from '../lib/assert.ts';
import type { Language } from '../opinion/vocabulary.ts';
import type { AnyValues, Catalogue, Given, MessageKey, Plural, Shown } from './catalogue.ts';
import { FORMS, SMALL } from './forms.ts';
import { inWords, quoted, type SetOff } from './set-off.ts';

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** Languages in their own words, in the order of the six official languages of the Union. */
export const NATIVE_NAMES: Readonly<Record<Language, string>> = {
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
};

/** Sentences, numbers and dates of one language; the same on the server and in the browser. */
export interface Text {
  readonly language: Language;
  readonly dir: 'ltr' | 'rtl';
  t<Key extends MessageKey>(key: Key, ...given: Given<Key>): string;
  /** For a key that is only known when it runs (`refusal.<code>`): slots that the sentence does not name are not used. */
  say(key: MessageKey, values: AnyValues): string;
  /** Is there a sentence of this name? */
  has(key: string): key is MessageKey;
  number(value: number): string;
  list(items: readonly string[]): string;
  /** Facts side by side that are no sentence: code, kind, days. Each keeps its own direction. */
  facts(items: readonly string[]): string;
  /** The name of a paragraph, for a sentence. */
  setOff(name: string): SetOff;
  listSetOff(names: readonly SetOff[]): SetOff;
  /** Milliseconds UTC, shown in the zone of whoever reads (or `timeZone`). */
  time(at: number): string;
  date(at: number): string;
  /** Date and time with the zone named; `zone`: not the reader's but that of a place. */
  moment(at: number, zone?: string): string;
  /** A day, or the first and the last of several, as at the place where they are: `2030-05-17`. */
  days(from: string, to: string): string;
  /** "in 3 days", "2 hours ago": never longer than it is. */
  fromNow(at: number, now: number): string;
}

/** The Union prints its Arabic documents with the digits 0-9. */
const localeOf = (language: Language): string => (language === 'ar' ? 'ar-u-nu-latn' : language === 'en' ? 'en-GB' : language);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In whole days from two on, in whole hours from two on, else in minutes. */
function distance(ms: number): [value: number, unit: 'day' | 'hour' | 'minute'] {
  const long = Math.abs(ms);
  if (long >= 2 * DAY) return [Math.trunc(ms / DAY), 'day'];
  if (long >= 2 * HOUR) return [Math.trunc(ms / HOUR), 'hour'];
  return [Math.trunc(ms / MINUTE), 'minute'];
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc]/u;

const isSmall = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < SMALL;

/** What is known of a language is loaded when it is first asked for: a page that opens needs little of it. */
function whenAsked<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function createText(language: Language, catalogue: Partial<Catalogue>, timeZone?: string): Text {
  const locale = localeOf(language);
  const dir = directionOf(language);
  const zone = timeZone === undefined ? {} : { timeZone };
  const rules = whenAsked(() => new Intl.PluralRules(locale));
  const numbers = whenAsked(() => new Intl.NumberFormat(locale));
  const number = (value: number): string => (isSmall(value) ? `${value}` : numbers().format(value));
  const lists = whenAsked(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  /** One alone reads alike in every language: a page that opens has no list to make for it. */
  const listed = (items: readonly string[]): string => (items.length > 1 ? lists().format(items) : items.join());
  const times = whenAsked(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }));
  const dates = whenAsked(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', ...zone }));
  const momentsIn = (place: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
      ...place,
    });
  const moments = whenAsked(() => momentsIn(zone));
  const days = whenAsked(() => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }));
  const distances = whenAsked(() => new Intl.RelativeTimeFormat(locale));

  /** A value of the other direction is isolated (FSI … PDI), so that it cannot pull the marks around it to the wrong side. */
  const shown: Shown = (value) => {
    if (typeof value === 'number') return number(value);
    return dir === 'rtl' || RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
  };

  const plural: Plural = (count, forms) => {
    const form = forms[isSmall(count) ? FORMS[language](count) : rules().select(count)] ?? forms.other;
    return typeof form === 'string' ? form : form(number(count));
  };

  const say = (key: MessageKey, values: AnyValues): string => {
    const sentence = catalogue[key] as string | ((given: AnyValues, shown: Shown, plural: Plural) => string) | undefined;
    assert(sentence !== undefined, `the words of ${key} are here`);
    return typeof sentence === 'string' ? sentence : sentence(values, shown, plural);
  };

  return {
    language,
    dir,
    t: (key, ...given) => say(key, given[0] ?? {}),
    has: (key): key is MessageKey => Object.hasOwn(catalogue, key),
    say,
    number,
    list: (items) => listed(items.map(shown)),
    facts: (items) => items.map(shown).join(' · '),
    setOff: (name) => quoted(language, shown(name)),
    listSetOff: (names) => inWords(listed(names)),
    time: (at) => times().format(at),
    date: (at) => dates().format(at),
    moment: (at, place) => (place === undefined ? moments() : momentsIn({ timeZone: place })).format(at),
    days: (from, to) => days().formatRange(Date.parse(from), Date.parse(to)),
    fromNow: (at, now) => distances().format(...distance(at - now)),
  };
}
