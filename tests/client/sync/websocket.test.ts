/** The provider over real sockets: bytes, close codes and a server that goes and comes back. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { browserClock } from '../../../client/lib/clock.ts';
import type { LinkState, Socket } from '../../../client/sync/link.ts';
import { Pair } from '../../../client/sync/pair.ts';
import { Provider } from '../../../client/sync/provider.ts';
import { shownText } from '../../../shared/text/block.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { ROOT } from '../../../shared/text/schema.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { FakeServer } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';
import { textOf } from '../support/texts.ts';

const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => void end()));

/** The room in memory behind a real port. */
async function listen(room: FakeServer, port = 0): Promise<{ readonly port: number; close(code: number): Promise<void> }> {
  const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false });
  await once(server, 'listening');
  server.on('connection', (ws) => {
    const inner = room.open('');
    inner.onmessage = ({ data }) => ws.send(data);
    ws.on('message', (data: Buffer) => inner.send(Uint8Array.from(data)));
    ws.on('close', () => inner.close());
  });
  const close = async (code: number): Promise<void> => {
    for (const client of server.clients) client.close(code);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  ends.push(() => server.close());
  return { port: (server.address() as AddressInfo).port, close };
}

/** A provider, and promises for what it tells. */
function join(port: number) {
  const pair = new Pair();
  const states: LinkState[] = [];
  let wake: () => void = () => undefined;
  const provider = new Provider({
    url: `ws://127.0.0.1:${port}/collab/op-1`,
    schemaVersion: 1,
    seat: 's',
    pair,
    awareness: new Awareness(pair.mine),
    clock: browserClock,
    random: () => 0,
    open: (url) => new WebSocket(url).on('error', () => undefined) as unknown as Socket,
    hold: (job) => job(),
    mayWrite: () => true,
    takesQueue: () => true,
    seen: () => 0,
    whole: () => false,
    listener: {
      linkChanged: (state) => {
        states.push(state);
        wake();
      },
      unopened: () => undefined,
      tallyChanged: () => wake(),
      synced: () => wake(),
      told: () => wake(),
      lost: () => undefined,
      denied: () => undefined,
    },
  });
  ends.push(() => {
    provider.close();
    pair.close();
  });
  const when = async (what: () => boolean): Promise<void> => {
    while (!what())
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  };
  const type = (words: string): void => {
    const element = pair.text.get(0);
    const text = element instanceof Y.XmlElement ? element.get(0) : undefined;
    if (text instanceof Y.XmlText) text.insert(0, words);
  };
  return { pair, provider, states, when, type, words: () => readBlocks(pair.text).map(shownText) };
}

const SEED = textOf([{ id: id(1), text: 'words' }]);

it('reads, writes and hears that it is recorded', async () => {
  const room = new FakeServer(SEED);
  const { port } = await listen(room);
  const here = join(port);
  await here.when(() => here.words().length > 0);
  here.type('more ');
  await here.when(() => here.provider.tally.count === 0);
  expect(room.words).toEqual(['more words']);
  expect(readBlocks(here.pair.recorded.getXmlFragment(ROOT))).toEqual(readBlocks(here.pair.text));
});

it('comes back after a restart with what was typed meanwhile', async () => {
  const room = new FakeServer(SEED);
  const first = await listen(room);
  const here = join(first.port);
  await here.when(() => here.words().length > 0);
  await first.close(CLOSE.restart);
  await here.when(() => here.states.at(-1)?.at === 'away');
  here.type('meanwhile ');
  await listen(room, first.port);
  await here.when(() => here.provider.tally.count === 0);
  expect(room.words).toEqual(['meanwhile words']);
});

it('stops for good where the server says so', async () => {
  const room = new FakeServer(SEED);
  const server = await listen(room);
  const here = join(server.port);
  await here.when(() => here.words().length > 0);
  await server.close(CLOSE.signedOut);
  await here.when(() => here.states.at(-1)?.at === 'ended');
  expect(here.states.at(-1)).toEqual({ at: 'ended', code: CLOSE.signedOut, why: '' });
});
