/** A Word file as somebody else's program reads it: unzipped, and each part read as XML by a reader that knows nothing of the writer. */
import { strFromU8, unzipSync } from 'fflate';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function decoded(text: string): string {
  return text.replace(/&([^;]*);/g, (_, name: string) => {
    if (/^#\d+$/.test(name)) return String.fromCodePoint(Number(name.slice(1)));
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`&${name}; is no entity of XML`);
    return character;
  });
}

/** Throws where a part is not well-formed. */
function parse(xml: string): Element {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 cannot hold them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('a character that XML has no way to write');
  if (/<!/.test(xml)) throw new Error('a declaration');
  type Open = { name: string; attributes: Record<string, string>; children: (Element | string)[] };
  const root: Open = { name: '', attributes: {}, children: [] };
  const stack: Open[] = [root];
  for (const [whole, close, name = '', rest = '', empty] of xml.matchAll(
    /<\?[^>]*\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g,
  )) {
    const top = stack.at(-1);
    if (top === undefined || whole === '<') throw new Error('not well-formed');
    if (whole.startsWith('<?')) continue;
    if (!whole.startsWith('<')) top.children.push(decoded(whole));
    else if (close === '/') {
      if (stack.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const attributes = Object.fromEntries(
        [...rest.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, decoded(value)]),
      );
      const element: Open = { name, attributes, children: [] };
      top.children.push(element);
      if (empty === '') stack.push(element);
    }
  }
  const found = root.children.find((child) => typeof child !== 'string');
  if (stack.length !== 1 || found === undefined) throw new Error('not well-formed');
  return found;
}

const childrenOf = ({ children }: Element): readonly Element[] => children.filter((child) => typeof child !== 'string');
/** Below it, at any depth, in order. */
export const all = (within: Element, name: string): readonly Element[] =>
  childrenOf(within).flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
export const wordsIn = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : wordsIn(child))).join('');

export interface OpenedRun {
  readonly text: string;
  readonly inserted: string | null;
  readonly deleted: string | null;
  /** Names of its properties, and of its style. */
  readonly look: readonly string[];
}
export interface OpenedParagraph {
  readonly style: string;
  readonly bidi: boolean;
  /** Twips. */
  readonly indent: number;
  readonly block: string | null;
  readonly label: string;
  readonly runs: readonly OpenedRun[];
  readonly inserted: string | null;
  readonly deleted: string | null;
  /** Author, date and lines of each. */
  readonly comments: readonly { readonly author: string; readonly date: string; readonly lines: readonly string[] }[];
}

export interface Opened {
  readonly parts: ReadonlyMap<string, Element>;
  part(path: string): Element;
  readonly paragraphs: readonly OpenedParagraph[];
}

export function opened(bytes: Uint8Array): Opened {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, parse(strFromU8(part))]));
  const part = (path: string): Element => {
    const found = parts.get(path);
    if (found === undefined) throw new Error(`no ${path}`);
    return found;
  };
  const spoken = parts.get('word/comments.xml');
  const comments = new Map(
    (spoken === undefined ? [] : all(spoken, 'w:comment')).map((one) => [
      one.attributes['w:id'],
      { author: one.attributes['w:author'] ?? '', date: one.attributes['w:date'] ?? '', lines: all(one, 'w:p').map(wordsIn) },
    ]),
  );
  const paragraphs = all(part('word/document.xml'), 'w:p').map((p): OpenedParagraph => {
    const [properties] = childrenOf(p).filter(({ name }) => name === 'w:pPr');
    const property = (name: string): Element | undefined => properties && all(properties, name)[0];
    const runs = runsOf(p, { inserted: null, deleted: null });
    const isLabel = ({ look }: OpenedRun): boolean => look.includes('OpinionLabel');
    return {
      style: property('w:pStyle')?.attributes['w:val'] ?? '',
      bidi: property('w:bidi') !== undefined,
      indent: Number(property('w:ind')?.attributes['w:left'] ?? 0),
      // one that stands below the text has a mark and no id
      block:
        all(p, 'w:bookmarkStart')
          .map((one) => one.attributes['w:name'] ?? '')
          .find((name) => !name.startsWith('below_')) ?? null,
      label: runs
        .filter(isLabel)
        .map(({ text }) => text)
        .join(''),
      runs: runs.filter((run) => !isLabel(run)),
      inserted: property('w:ins')?.attributes['w:author'] ?? null,
      deleted: property('w:del')?.attributes['w:author'] ?? null,
      comments: all(p, 'w:commentReference').flatMap(({ attributes }) => comments.get(attributes['w:id']) ?? []),
    };
  });
  return { parts, part, paragraphs };
}

function runsOf(within: Element, by: Pick<OpenedRun, 'inserted' | 'deleted'>): readonly OpenedRun[] {
  return childrenOf(within).flatMap((child): readonly OpenedRun[] => {
    const author = child.attributes['w:author'] ?? '';
    if (child.name === 'w:ins') return runsOf(child, { ...by, inserted: author });
    if (child.name === 'w:del') return runsOf(child, { ...by, deleted: author });
    const spoken = [...all(child, 'w:t'), ...all(child, 'w:delText')].map(wordsIn).join('');
    if (child.name !== 'w:r' || spoken === '') return [];
    const properties = all(child, 'w:rPr').flatMap(childrenOf);
    const look = properties.map(({ name, attributes }) => (name === 'w:rStyle' ? (attributes['w:val'] ?? '') : name));
    return [{ text: spoken, ...by, look }];
  });
}

/** As Word does it with every mark at once: the lines that are left, each with its label. */
export function decidedLines(paragraphs: readonly OpenedParagraph[], accept: boolean): readonly string[] {
  const stays = ({ inserted, deleted }: Pick<OpenedRun, 'inserted' | 'deleted'>): boolean =>
    accept ? deleted === null : inserted === null;
  return paragraphs
    .filter(stays)
    .map(({ label, runs }) =>
      [
        label,
        runs
          .filter(stays)
          .map(({ text }) => text)
          .join(''),
      ]
        .filter(Boolean)
        .join(' '),
    )
    .filter((line) => line !== '');
}
