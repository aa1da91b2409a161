/**
 * Followers in a process of their own: each a plain connection that asks for the packed stream and counts the events by the chunks that come.
 * Of every fiftieth the stream is unpacked and read: which token was on the page when. The rest is thrown away, so that the swarm costs
 * less than the server.
 */
import { connect } from 'node:net';
import { constants, createGunzip } from 'node:zlib';
import { tokensIn } from './editor.ts';

interface Sight {
  readonly editor: number;
  readonly from: number;
  readonly number: number;
  readonly at: number;
}

export interface Seen {
  readonly followers: number;
  /** Changes that came, over all. */
  readonly events: number;
  /** What the sample saw: tokens `from` to `number`, of which the last stood there; `at` is ms since 1970. */
  readonly shown: readonly Sight[];
}

const [, , address = '', localAddress = ''] = process.argv;
const url = new URL(address);
const SAMPLE = 50;
/** At once. */
const OPENING = 100;

let followers = 0;
let events = 0;
let shown: Sight[] = [];

async function follow(number: number): Promise<void> {
  const socket = connect({ port: Number(url.port), host: url.hostname, localAddress });
  socket.on('error', () => socket.destroy());
  const heard = new Promise<void>((resolve) => {
    socket.once('data', () => resolve());
    socket.once('close', () => resolve());
  });
  const packed = number % SAMPLE === 0;
  socket.write(
    `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: text/event-stream\r\nAccept-Encoding: gzip\r\n\r\n`,
  );
  const read = packed ? reader() : null;
  let open = false;
  socket.on('data', (bytes: Buffer) => {
    if (!open) {
      open = bytes.includes('200 OK');
      if (open) followers += 1;
    } else events += 1;
    read?.(bytes);
  });
  socket.on('close', () => {
    if (open) followers -= 1;
  });
  await heard;
}

/** Takes the chunked body apart and unpacks it. */
function reader(): (bytes: Buffer) => void {
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  const last = new Map<number, number>();
  gunzip.on('data', (text: Buffer) => {
    const at = performance.timeOrigin + performance.now();
    for (const { editor, number } of tokensIn(text)) {
      const before = last.get(editor) ?? number - 1;
      if (number <= before) continue;
      last.set(editor, number);
      shown.push({ editor, from: before + 1, number, at });
    }
  });
  let rest = Buffer.alloc(0);
  let headed = false;
  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    if (!headed) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      rest = rest.subarray(end + 4);
      headed = true;
    }
    for (;;) {
      const line = rest.indexOf('\r\n');
      if (line < 0) return;
      const size = Number.parseInt(rest.subarray(0, line).toString('latin1'), 16);
      if (rest.length < line + 2 + size + 2) return;
      gunzip.write(rest.subarray(line + 2, line + 2 + size));
      rest = rest.subarray(line + 2 + size + 2);
    }
  };
}

process.on('message', async ({ grow }: { readonly grow?: number }) => {
  if (grow !== undefined) {
    for (let next = followers; next < grow; next += OPENING)
      await Promise.all(Array.from({ length: Math.min(OPENING, grow - next) }, (_, at) => follow(next + at)));
  }
  process.send?.({ followers, events, shown } satisfies Seen);
  events = 0;
  shown = [];
});
