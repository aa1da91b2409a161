/**
 * The sentences as functions: no message is parsed where it is said. Makes `shared/i18n/compiled/`, a module for each language and part, and
 * the types that hold callers to the slots of a sentence.
 */
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { type Piece, parseMessage, slotsOf } from './parse.ts';
import { PARTS, type Part, type Source } from './source.ts';

const HEAD = '/** Made of shared/i18n/messages by `npm run messages`: change nothing here. */\n';
const quoted = (words: string): string => JSON.stringify(words);
const inTemplate = (words: string): string => words.replace(/[\\`]|\$\{/g, '\\$&');

const TAKEN = ['given', 'shown', 'plural'];

/** The sentence of a key: words alone, or a function of its slots, of how a value is shown, and of the forms of the language. */
export function sentence(message: string, slots: Source['slots']): string {
  const pieces = parseMessage(message);
  if (slotsOf(pieces).size === 0) return quoted(pieces.map((one) => (one.is === 'words' ? one.words : '')).join(''));
  const body = expression(pieces, slots);
  const used = TAKEN.map((name) => new RegExp(`\\b${name}[.(]`).test(body));
  const taken = TAKEN.slice(0, used.lastIndexOf(true) + 1).map((name, at) => (used[at] ? name : `_${name}`));
  return `(${taken.join(', ')}) => ${body}`;
}

/** One form alone, by itself or among words. */
function expression(pieces: readonly Piece[], slots: Source['slots'], counted = 'count'): string {
  const [only] = pieces;
  if (only?.is === 'plural' && pieces.length === 1 && only.forms.size > 1) return chosen(only, slots);
  return `\`${pieces.map((one) => part(one, slots, counted)).join('')}\``;
}

function part(one: Piece, slots: Source['slots'], counted: string): string {
  switch (one.is) {
    case 'words':
      return inTemplate(one.words);
    case 'slot':
      return slots[one.name]?.type === 'paragraph' ? `\${given.${one.name}}` : `\${shown(given.${one.name})}`;
    case 'count':
      return `\${${counted}}`;
    case 'plural':
      if (one.forms.size > 1) return `\${${chosen(one, slots)}}`;
      return (one.forms.get('other') ?? []).map((form) => part(form, slots, `shown(given.${one.name})`)).join('');
  }
}

/** A form that reads as the last one is left out. */
function chosen({ name, forms }: Piece & { readonly is: 'plural' }, slots: Source['slots']): string {
  const written = [...forms].map(([form, pieces]) => [form, formOf(pieces, slots)] as const);
  const other = written.find(([form]) => form === 'other')?.[1];
  const needed = written.filter(([form, words]) => form === 'other' || words !== other);
  return `plural(given.${name}, { ${needed.map(([form, words]) => `${form}: ${words}`).join(', ')} })`;
}

function formOf(pieces: readonly Piece[], slots: Source['slots']): string {
  const counts = pieces.some(({ is }) => is === 'count');
  if (!counts && slotsOf(pieces).size === 0) return quoted(pieces.map((one) => (one.is === 'words' ? one.words : '')).join(''));
  return counts ? `(count) => ${expression(pieces, slots)}` : expression(pieces, slots);
}

const NAMES: Readonly<Record<Part, string>> = {
  first: 'FirstSlots',
  home: 'HomeSlots',
  opinion: 'OpinionSlots',
  pages: 'PageSlots',
  server: 'ServerSlots',
};

function moduleOf(source: Source, language: Language, of: Part): string {
  const lines = source.parts[of].flatMap((area) =>
    [...(source.areas.get(language)?.get(area)?.messages ?? [])].map(
      ([key, message]) => `  ${quoted(key)}: ${sentence(message, source.slots)},`,
    ),
  );
  return [
    HEAD,
    `import type { Sentences } from '../../catalogue.ts';\n`,
    `import type { ${NAMES[of]} } from '../slots.ts';\n`,
    `\nexport const sentences: Sentences<${NAMES[of]}> = {\n${lines.join('\n')}\n};\n`,
  ].join('');
}

const TYPES: Readonly<Record<string, string>> = { text: 'string', number: 'number', paragraph: 'SetOff' };

function slotsModule({ slots, parts, areas }: Source): string {
  const types = Object.entries(slots).map(([name, { type, means }]) => `  /** ${means} */\n  readonly ${name}: ${TYPES[type]};`);
  const of = (part: Part): string => {
    const lines = parts[part].flatMap((area) =>
      [...(areas.get('en')?.get(area)?.messages ?? [])].map(([key, message]) => {
        const names = [...slotsOf(parseMessage(message)).keys()].sort().map((name) => `'${name}'`);
        return `  ${quoted(key)}: ${names.length === 0 ? 'never' : names.join(' | ')};`;
      }),
    );
    return `export interface ${NAMES[part]} {\n${lines.join('\n')}\n}\n`;
  };
  return [
    HEAD,
    "import type { SetOff } from '../set-off.ts';\n",
    `\n/** What a slot takes, the same in every sentence. */\nexport interface SlotTypes {\n${types.join('\n')}\n}\n`,
    ...PARTS.map((part) => `\n/** The slots of each sentence. */\n${of(part)}`),
  ].join('');
}

/** Every file of `shared/i18n/compiled/`, by its path there. */
export function compiled(source: Source): ReadonlyMap<string, string> {
  const modules = LANGUAGES.flatMap((language) =>
    PARTS.map((part) => [`${language}/${part}.ts`, moduleOf(source, language, part)] as const),
  );
  return new Map([['slots.ts', slotsModule(source)], ...modules]);
}
