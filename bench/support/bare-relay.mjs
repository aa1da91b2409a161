/**
 * The least that a server of shared texts can do: `ws` as it comes, and each message to everybody as it came. No log, no rights, no look at
 * what is said, and nobody who joins gets what was typed before. What is measured beside it in the same run is ours, and not the machine's.
 */
import { createServer } from 'node:http';
import * as encoding from 'lib0/encoding';
import { WebSocketServer } from 'ws';
import * as Y from 'yjs';

const [, , port] = process.argv;
const SYNC = 0;
const STEP1 = 0;
const STEP2 = 1;
const PARAGRAPHS = 60;
const CHARS = 430;

const doc = new Y.Doc();
const paragraphs = Array.from({ length: PARAGRAPHS }, () => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('.'.repeat(CHARS))]);
  return paragraph;
});
doc.getXmlFragment('default').insert(0, paragraphs);
const whole = encoding.encode((encoder) => {
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, STEP2);
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
});

const server = createServer((_, response) => response.end('here'));
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('message', (message) => {
    if (message[0] === SYNC && message[1] === STEP1) socket.send(whole);
    else for (const one of sockets.clients) one.send(message);
  });
});
server.listen(Number(port), '127.0.0.1');
