/**
 * The sentences as translators have them: `shared/i18n/messages/<language>/<area>.arb`. ARB is JSON with ICU messages, and Weblate and other
 * tools read it as it is. In the English file `@key` says beside each sentence where it stands.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';

const MESSAGES = fileURLToPath(new URL('../../shared/i18n/messages/', import.meta.url));

/** Which areas a page waits for, what the first page waits for besides, which come later, for an opinion and for all else, and which the server alone has. */
export const PARTS = ['first', 'home', 'opinion', 'pages', 'server'] as const;
export type Part = (typeof PARTS)[number];

/** What stands in a slot is text, a number, or the name of a paragraph, which is set off (SPEC P8). */
export interface Slot {
  readonly type: 'text' | 'number' | 'paragraph';
  readonly means: string;
  readonly example: string;
}

export interface Area {
  readonly name: string;
  /** What the area is about. */
  readonly context: string;
  readonly messages: ReadonlyMap<string, string>;
  /** Where a sentence stands, in the English area alone. */
  readonly contexts: ReadonlyMap<string, string>;
}

export interface Source {
  readonly slots: Readonly<Record<string, Slot>>;
  readonly parts: Readonly<Record<Part, readonly string[]>>;
  readonly areas: ReadonlyMap<Language, ReadonlyMap<string, Area>>;
}

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
export const pathOf = (language: Language, area: string): string => `${language}/${area}.arb`;

function readArea(language: Language, name: string): Area {
  const file = json(MESSAGES + pathOf(language, name)) as Readonly<Record<string, string | { readonly description?: string }>>;
  const messages = new Map<string, string>();
  const contexts = new Map<string, string>();
  for (const [key, value] of Object.entries(file)) {
    if (typeof value !== 'string') contexts.set(key.slice(1), value.description ?? '');
    else if (!key.startsWith('@@')) messages.set(key, value);
  }
  return { name, context: typeof file['@@context'] === 'string' ? file['@@context'] : '', messages, contexts };
}

export function readSource(): Source {
  const parts = json(`${MESSAGES}parts.json`) as Source['parts'];
  const slots = json(`${MESSAGES}slots.json`) as Source['slots'];
  const names = PARTS.flatMap((part) => parts[part]);
  const areasOf = (language: Language): ReadonlyMap<string, Area> => new Map(names.map((name) => [name, readArea(language, name)]));
  return { slots, parts, areas: new Map(LANGUAGES.map((language) => [language, areasOf(language)])) };
}

/** Every sentence of a language, in the order of the parts and areas. */
export const sentencesOf = (source: Source, language: Language): ReadonlyMap<string, string> =>
  new Map([...(source.areas.get(language)?.values() ?? [])].flatMap(({ messages }) => [...messages]));

/** As a file of the area: the sentences, and in English beside each where it stands. */
export function writeArea(language: Language, { name, context, messages, contexts }: Area): void {
  const sentences = [...messages].flatMap(([key, message]) => {
    const description = contexts.get(key);
    return [[key, message] as const, ...(description ? [[`@${key}`, { description }] as const] : [])];
  });
  const head = { '@@locale': language, ...(context !== '' && { '@@context': context }) };
  writeFileSync(MESSAGES + pathOf(language, name), `${JSON.stringify({ ...head, ...Object.fromEntries(sentences) }, null, 2)}\n`);
}
