/**
 * The XML of a part, told while it is read: nothing is built up, so length costs nothing but time. Looking up a prefix takes as long as the
 * place is deep, so depth has an end. No declarations (DTD), hence no entities
 * but the five of XML, and nothing is fetched: there is nobody here who could. Names are told with the usual prefixes, whatever the file calls
 * its namespaces.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Unreadable } from './refusal.ts';

/** What makes sense of the elements. `get` gives an attribute by its name with the usual prefix. */
export interface Listener {
  open(name: string, get: (attribute: string) => string | null): void;
  close(name: string): void;
  text(words: string): void;
}

/** Tables in tables come nowhere near. */
const DEEPEST = 256;
/** Of one part: a text of hundreds of pages. */
export const MOST_ELEMENTS = 500_000;

const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w:',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w:',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc:',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm:',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm:',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14:',
  'http://schemas.microsoft.com/office/word/2012/wordml': 'w15:',
};

const nameOf = ({ uri, local }: { readonly uri: string; readonly local: string }): string => `${PREFIXES[uri] ?? ''}${local}`;

/** Takes the bytes piece by piece; `end` says that there are no more. @throws Unreadable */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true, position: false });
  /** By the first bytes: of what is not UTF-8, a mark says which order its UTF-16 has. */
  #decoder: TextDecoder | null = null;

  #depth = 0;
  #elements = 0;

  constructor(listener: Listener) {
    const parser = this.#parser;
    const refuse = (): never => {
      throw new Unreadable('damaged');
    };
    parser.on('error', refuse);
    parser.on('doctype', refuse);
    parser.on('opentag', (tag: SaxesTagNS) => {
      this.#depth += 1;
      if (this.#depth > DEEPEST) refuse();
      this.#elements += 1;
      if (this.#elements > MOST_ELEMENTS) throw new Unreadable('swollen');
      const attributes = Object.values(tag.attributes);
      listener.open(nameOf(tag), (wanted) => attributes.find((one) => nameOf(one) === wanted)?.value ?? null);
    });
    parser.on('closetag', (tag: SaxesTagNS) => {
      this.#depth -= 1;
      listener.close(nameOf(tag));
    });
    parser.on('text', (words) => listener.text(words));
    parser.on('cdata', (words) => listener.text(words));
  }

  take(piece: Uint8Array): void {
    this.#parser.write(this.#decode(piece));
  }

  end(): void {
    this.#parser.write(this.#decode(null)).close();
  }

  #decode(piece: Uint8Array | null): string {
    try {
      this.#decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
      return piece === null ? this.#decoder.decode() : this.#decoder.decode(piece, { stream: true });
    } catch (error) {
      // in another encoding
      if (error instanceof TypeError) throw new Unreadable('damaged');
      throw error;
    }
  }
}

function encodingOf(piece: Uint8Array | null): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = piece ?? [];
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
