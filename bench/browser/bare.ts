/** Serves the bare page (bare-page.ts) with a text as long as ours, and the carets of as many others. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { blocksOf } from '../support/opinion.ts';
import { CHARS } from './big-opinion.ts';

const HTML =
  '<!doctype html><meta charset="utf-8"><title>bare</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"><main></main><script type="module" src="/page.js"></script>';
/** As wide, and with lines as high, as ours. */
const CSS =
  'main { max-inline-size: 42rem; margin-inline: auto } .ProseMirror { white-space: pre-wrap; font: 1.125rem/1.6 serif } .peer-caret { border-inline-start: 2px solid; margin-inline: -1px }';

export interface Bare {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

export async function barePage(paragraphs: number, others: number): Promise<Bare> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('bare-page.ts', import.meta.url))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const doc = new Y.Doc();
  const texts = blocksOf(paragraphs, CHARS).map(({ text }) => new Y.XmlText(text));
  doc.getXmlFragment('text').insert(
    0,
    texts.map((text) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [text]);
      return paragraph;
    }),
  );
  const answers: Readonly<Record<string, () => readonly [type: string, body: string | Uint8Array]>> = {
    '/': () => ['text/html; charset=utf-8', HTML],
    '/page.css': () => ['text/css', CSS],
    '/page.js': () => ['text/javascript; charset=utf-8', outputFiles[0]?.contents ?? ''],
    '/text': () => ['application/octet-stream', Y.encodeStateAsUpdate(doc)],
    '/carets': () => ['application/octet-stream', carets(doc, texts, others)],
  };
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = answers[url]?.() ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

let moves = 0;

/** Each a letter further in its paragraph than before. */
function carets(doc: Y.Doc, texts: readonly Y.XmlText[], count: number): Uint8Array {
  moves += 1;
  const awareness = new Awareness(doc);
  const clients = Array.from({ length: count }, (_, at) => {
    const text = texts[Math.floor((at * texts.length) / count)];
    if (text === undefined) throw new Error('there is no paragraph to stand in');
    const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, moves % 40));
    const client = 1_000_000 + at;
    awareness.states.set(client, { user: { name: 'other', color: '#5a6370' }, cursor: { anchor: place, head: place } });
    awareness.meta.set(client, { clock: moves, lastUpdated: 0 });
    return client;
  });
  const update = encodeAwarenessUpdate(awareness, clients);
  awareness.destroy();
  return update;
}
