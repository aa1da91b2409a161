/**
 * All sentences of a language in one XLIFF 1.2 file, for translators whose tool does not read the files themselves: each with its English
 * sentence, with where it stands, and with what its slots take.
 */
import { SaxesParser } from 'saxes';
import { LANGUAGES, type Language } from '../../shared/opinion/vocabulary.ts';
import { parseMessage, slotsOf } from './parse.ts';
import type { Area, Source } from './source.ts';

const escaped = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

function unit(key: string, message: string, english: Area, slots: Source['slots']): string {
  const wording = english.messages.get(key) ?? '';
  const notes = [...slotsOf(parseMessage(wording)).keys()].map(
    (name) => `{${name}}: ${slots[name]?.means}, as in: ${slots[name]?.example}`,
  );
  return [
    `      <trans-unit id="${escaped(key)}" xml:space="preserve">`,
    `        <source>${escaped(wording)}</source>`,
    `        <target>${escaped(message)}</target>`,
    ...[english.contexts.get(key) ?? '', ...notes].filter((note) => note !== '').map((note) => `        <note>${escaped(note)}</note>`),
    '      </trans-unit>',
  ].join('\n');
}

export function exported({ areas, slots }: Source, language: Language): string {
  const files = [...(areas.get(language)?.values() ?? [])].map((area) => {
    const english = areas.get('en')?.get(area.name) ?? area;
    const head = `  <file original="${area.name}" source-language="en" target-language="${language}" datatype="plaintext">`;
    const note = `    <header><note>${escaped(english.context)}</note></header>`;
    const units = [...area.messages].map(([key, message]) => unit(key, message, english, slots));
    return [head, note, '    <body>', ...units, '    </body>', '  </file>'].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n${files.join('\n')}\n</xliff>\n`;
}

interface Translated {
  readonly language: Language;
  readonly area: string;
  readonly key: string;
  /** The English sentence that was translated. */
  readonly from: string;
  readonly to: string;
}

function translatedIn(xml: string): readonly Translated[] {
  const found: Translated[] = [];
  const parser = new SaxesParser({});
  const within = { language: '', area: '', key: '', source: '', target: '' };
  let reading: 'source' | 'target' | null = null;
  const isLanguage = (code: string): code is Language => (LANGUAGES as readonly string[]).includes(code);
  parser.on('error', (cause) => {
    throw cause;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'file') Object.assign(within, { language: attributes['target-language'], area: attributes.original });
    if (name === 'trans-unit') Object.assign(within, { key: attributes.id, source: '', target: '' });
    if (name === 'source' || name === 'target') reading = name;
  });
  parser.on('text', (words) => {
    if (reading !== null) within[reading] += words;
  });
  parser.on('closetag', ({ name }) => {
    if (name === reading) reading = null;
    const { language, area, key, source, target } = within;
    if (name !== 'trans-unit' || target === '') return;
    if (!isLanguage(language)) throw new Error(`${area}: no such language: ${language}`);
    found.push({ language, area, key, from: source, to: target });
  });
  parser.write(xml).close();
  return found;
}

interface Imported {
  readonly source: Source;
  /** Areas whose file has to be written. */
  readonly changed: readonly (readonly [language: Language, area: Area])[];
  /** What was not taken, a line for each. */
  readonly left: readonly string[];
}

/** What a translator has changed. A sentence whose English has changed since is left to be looked at again. */
export function imported(source: Source, xml: string): Imported {
  const areas = new Map([...source.areas].map(([language, of]) => [language, new Map(of)]));
  const left: string[] = [];
  const changed = new Map<string, readonly [Language, Area]>();
  for (const { language, area: name, key, from, to } of translatedIn(xml)) {
    const area = areas.get(language)?.get(name);
    const english = areas.get('en')?.get(name)?.messages.get(key);
    if (area === undefined || english === undefined) left.push(`${name}: ${key} is not there any more`);
    else if (english !== from) left.push(`${name}: ${key} reads otherwise in English now: ${english}`);
    else if (area.messages.get(key) !== to) {
      const next = { ...area, messages: new Map(area.messages).set(key, to) };
      areas.get(language)?.set(name, next);
      changed.set(`${language} ${name}`, [language, next]);
    }
  }
  return { source: { ...source, areas }, changed: [...changed.values()], left };
}
