/** What is a server's own where clients speak y-websocket with it: where a text stands, what comes before a message, who may write. */
import * as Y from 'yjs';
import { readBlocks, typesIn } from '../../shared/text/read.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { HttpClient } from '../../tests/support/http-client.ts';

export type Headers = Readonly<Record<string, string>>;

export interface Dialect {
  /** Path and query of a text's socket. */
  readonly path: (text: string, writes: boolean) => string;
  /** What stands before each message, in both directions. */
  readonly prefix: (text: string) => Uint8Array;
  /** What a client says before its first step. */
  readonly hello: readonly Uint8Array[];
  /** In which somebody may type. */
  readonly paragraphs: (doc: Y.Doc) => readonly Y.XmlText[];
  /** What each of so many sockets has to bring. */
  readonly admit: (url: string, sockets: number, writes: boolean) => Promise<readonly Headers[]>;
}

const TYPISTS = ['arl-head', 'bru-head', 'cor-head', 'del-head', 'esm-head', 'halden', 'quellin'];
/** As many as come at once keep to the sessions that a seat may have (SPEC.md A8). */
const READERS = ['rivernet', 'openlink', ...TYPISTS];

/** Our own. */
export const NEMCON: Dialect = {
  path: (opinion, writes) => `/collab/${opinion}${writes ? '?dx=1&schema=1' : ''}`,
  prefix: () => new Uint8Array(),
  hello: [],
  paragraphs: (doc) => {
    const kinds = readBlocks(doc).map(({ kind }) => kind);
    return [...typesIn(doc.getXmlFragment(ROOT))].flatMap((block, at) =>
      block instanceof Y.XmlElement && kinds[at]?.endsWith('item') === true
        ? [...typesIn(block)].filter((type) => type instanceof Y.XmlText)
        : [],
    );
  },
  admit: (url, sockets, writes) => {
    const seats = writes ? TYPISTS : READERS;
    let next = 0;
    return sessionsFor(sockets, async () => {
      const seat = seats[next % seats.length] ?? '';
      next += 1;
      return (await HttpClient.stepIn(url, seat)).headers;
    });
  },
};

/** Sockets of a demo server share sessions, as many in each as one session may hold. */
export async function sessionsFor(sockets: number, stepIn: () => Promise<Headers>): Promise<readonly Headers[]> {
  const each = 5;
  const sessions = await Promise.all(Array.from({ length: Math.ceil(sockets / each) }, stepIn));
  return Array.from({ length: sockets }, (_, at) => sessions[Math.floor(at / each)] ?? {});
}
