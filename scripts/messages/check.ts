/**
 * What is wrong with the sentences, each in a line that names the file and the key: a translator reads it as well. Nothing is compiled that
 * has a fault.
 */
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { formsOf, MessageFault, type Piece, parseMessage, pluralsOf, slotsOf } from './parse.ts';
import { type Area, pathOf, type Slot, type Source } from './source.ts';

/** What a translation is held to. */
interface Pattern {
  readonly slots: readonly string[];
  /** The numbers by which forms are chosen. */
  readonly plurals: readonly string[];
}

const EMPTY: Pattern = { slots: [], plurals: [] };
const patternOf = (pieces: readonly Piece[]): Pattern => ({
  slots: [...slotsOf(pieces).keys()],
  plurals: pluralsOf(pieces).map(({ name }) => name),
});
const lacking = (wanted: Iterable<string>, there: Iterable<string>): readonly string[] => {
  const known = new Set(there);
  return [...wanted].filter((one) => !known.has(one));
};

function wrongSlots(pieces: readonly Piece[], pattern: Pattern, slots: Source['slots']): readonly string[] {
  const here = slotsOf(pieces);
  return [
    ...lacking(pattern.slots, here.keys()).map((name) => `lacks {${name}}`),
    ...lacking(here.keys(), pattern.slots).map((name) => `has {${name}}, which the English sentence has not`),
    ...[...here].flatMap(([name, { number }]) => {
      const type = slots[name]?.type;
      if (type === undefined) return [`has {${name}}, which slots.json does not know`];
      if (number === (type === 'number')) return [];
      return [number ? `has {${name}} as a number, which it is not` : `has {${name}}, which is a number: {${name}, number}`];
    }),
  ];
}

function wrongForms(language: Language, pieces: readonly Piece[], pattern: Pattern): readonly string[] {
  const plurals = pluralsOf(pieces);
  const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const unchosen = lacking(
    pattern.plurals,
    plurals.map(({ name }) => name),
  );
  return [
    ...unchosen.map((name) => `has no forms: {${name}, plural, …}`),
    ...plurals.flatMap(({ name, forms }) => [
      ...lacking(needed, forms.keys()).map((form) => `lacks a form of {${name}, plural, …}: ${form} {…}`),
      ...lacking(forms.keys(), needed).map((form) => `has a form of {${name}, plural, …} that is none of the language: ${form}`),
      // a form may say the number in words, and nothing else
      ...[...forms].flatMap(([form, words]) => {
        const said = [
          ...slotsOf(words).keys(),
          ...slotsOf(pieces.filter(({ is }) => is !== 'plural')).keys(),
          ...plurals.map((one) => one.name),
        ];
        return lacking(pattern.slots, said).map((slot) => `lacks {${slot}} in the form ${form}`);
      }),
    ]),
  ];
}

function wrongIn(language: Language, message: string, pattern: Pattern, slots: Source['slots']): readonly string[] {
  const pieces = parseMessage(message);
  const empty = formsOf(pieces).some((form) => form.trim() === '') ? ['says nothing'] : [];
  return [...empty, ...wrongSlots(pieces, pattern, slots), ...wrongForms(language, pieces, pattern)];
}

/** A message that is none is a fault as well. */
function orFault<Found>(read: () => Found, instead: (why: string) => Found): Found {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof MessageFault)) throw cause;
    return instead(cause.message);
  }
}

const patternIn = (message: string): Pattern =>
  orFault(
    () => patternOf(parseMessage(message)),
    () => EMPTY,
  );

function wrongInArea(
  language: Language,
  english: ReadonlyMap<string, Pattern>,
  messages: Area['messages'],
  slots: Source['slots'],
): readonly string[] {
  const found = [...english].flatMap(([key, pattern]) => {
    const message = messages.get(key);
    if (message === undefined) return [`${key} is missing`];
    const wrong = orFault(
      () => wrongIn(language, message, pattern, slots),
      (why) => [why],
    );
    return wrong.map((why) => `${key} ${why}`);
  });
  return [...found, ...lacking(messages.keys(), english.keys()).map((key) => `${key} is not in English`)];
}

/** A translator sees no page: of each sentence the English file says what it is and where it stands. */
const wrongContexts = ({ messages, contexts }: Area): readonly string[] => [
  ...[...messages.keys()]
    .filter((key) => !contexts.get(key)?.trim())
    .map((key) => `@${key} is missing: { "description": "what it is, and where" }`),
  ...lacking(contexts.keys(), messages.keys()).map((key) => `@${key} is about no sentence`),
];

const wrongSlot = (name: string, { type, means, example }: Slot, used: ReadonlySet<string>): readonly string[] => [
  ...(used.has(name) ? [] : [`{${name}} is in no sentence`]),
  ...(means.trim() === '' || example.trim() === '' ? [`{${name}} does not say what it means, with an example`] : []),
  ...((type === 'paragraph') === ['paragraph', 'paragraphs'].includes(name)
    ? []
    : ['{paragraph} and {paragraphs} alone are of the type paragraph']),
];

export function faults({ areas, slots }: Source): readonly string[] {
  const written = [...(areas.get('en')?.values() ?? [])];
  const english = written.map(({ name, messages }) => {
    const patterns = [...messages].map(([key, message]) => [key, patternIn(message)] as const);
    return { name, patterns: new Map(patterns) };
  });
  const keys = english.flatMap(({ patterns }) => [...patterns.keys()]);
  const used = new Set(english.flatMap(({ patterns }) => [...patterns.values()].flatMap((pattern) => pattern.slots)));
  return [
    ...keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${key} is in two areas`),
    ...written.flatMap((area) => wrongContexts(area).map((line) => `${pathOf('en', area.name)}: ${line}`)),
    ...english.flatMap(({ name, patterns }) =>
      LANGUAGES.flatMap((language) => {
        const messages = areas.get(language)?.get(name)?.messages ?? new Map<string, string>();
        return wrongInArea(language, patterns, messages, slots).map((line) => `${pathOf(language, name)}: ${line}`);
      }),
    ),
    ...Object.entries(slots).flatMap(([name, slot]) => wrongSlot(name, slot, used).map((line) => `slots.json: ${line}`)),
  ];
}
