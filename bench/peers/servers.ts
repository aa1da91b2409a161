/** The servers that are compared: how each is started, and what clients of it do in their own way. */
import { join } from 'node:path';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { appendFounding } from '../../server/room/founding/opinion.ts';
import { typesIn } from '../../shared/text/read.ts';
import { founding } from '../../tests/support/founding.ts';
import { rngOf } from '../../tests/support/rng.ts';
import { ServerProcess } from '../../tests/support/server-process.ts';
import { begunStore } from '../support/begun-store.ts';
import { type Dialect, NEMCON } from '../support/dialect.ts';
import { writeLongLog } from '../support/long-log.ts';
import { blocksOf } from '../support/opinion.ts';
import { feed } from './fed.ts';
import { installed } from './installed.ts';
import { type Peer, TEXT } from './peer.ts';
import { PeerProcess } from './peer-process.ts';

const BLOCKS = blocksOf(60, 430);
const SEED = 1;

const FRAGMENT = 'default';

/** A document as y-prosemirror makes it: paragraphs with a text each. */
const plain: Omit<Dialect, 'prefix' | 'path' | 'hello'> = {
  paragraphs: (doc) =>
    [...typesIn(doc.getXmlFragment(FRAGMENT))].flatMap((block) =>
      block instanceof Y.XmlElement ? [...typesIn(block)].filter((type) => type instanceof Y.XmlText) : [],
    ),
  admit: async (_, sockets) => Array.from({ length: sockets }, () => ({})),
};

export const Y_WEBSOCKET: Dialect = { ...plain, path: (text) => `/${text}`, prefix: () => new Uint8Array(), hello: [] };

/** Each message begins with the document's name; the first one brings a token, here an empty one. */
const HOCUSPOCUS: Dialect = {
  ...plain,
  path: () => '/',
  prefix: (text) => encoding.encode((encoder) => encoding.writeVarString(encoder, text)),
  hello: [
    encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, '');
    }),
  ],
};

const nemcon: Peer = {
  name: 'nemcon',
  title: 'nemcon',
  dialect: NEMCON,
  start: (dataDir) => ServerProcess.start({ dataDir }),
  prepare: async (dir, edits) => {
    const store = await begunStore(dir);
    if (edits > 0) await writeLongLog(store, TEXT, edits, rngOf(SEED));
    else await appendFounding(store, founding(TEXT, BLOCKS), Date.now());
    await store.close();
  },
};

/** Another build of nemcon, by its `dist`: it is played like the others, and no goal asks for it. */
export const build = (name: string, dist: string): Peer => ({
  ...nemcon,
  ...{ name, title: `nemcon (${name})`, ours: true },
  start: (dataDir) => ServerProcess.start({ dataDir, main: join(dist, 'server/main.js') }),
});

/** `words`: after the script's name; its port and folder follow. */
function other(name: string, title: string, dialect: Dialect, node: (home: string) => string, words: readonly string[]): Peer {
  const start = (dir: string) => {
    const home = installed();
    return PeerProcess.start(home, (port) => [node(home), ...words, String(port), dir]);
  };
  return { name, title, dialect, start, prepare: async (dir, edits) => feed(await start(dir), dialect, seeded(), edits) };
}

const ownNode = (): string => process.execPath;
/** Hocuspocus 4 wants at least 22. */
const node24 = (home: string): string => join(home, 'node_modules/node/bin/node');

/** The same words as in ours. */
function seeded(): Y.Doc {
  const doc = new Y.Doc();
  const paragraphs = BLOCKS.map(({ text }) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    return paragraph;
  });
  doc.getXmlFragment(FRAGMENT).insert(0, paragraphs);
  return doc;
}

export const PEERS: readonly Peer[] = [
  nemcon,
  other('hocuspocus-4', 'Hocuspocus 4.7.0 + SQLite', HOCUSPOCUS, node24, ['hocuspocus.mjs', '4']),
  other('hocuspocus-3', 'Hocuspocus 3.4.4 + SQLite', HOCUSPOCUS, ownNode, ['hocuspocus.mjs', '3']),
  other('y-websocket', 'y-websocket server 0.1.1 + LevelDB', Y_WEBSOCKET, ownNode, ['y-websocket.mjs']),
];
