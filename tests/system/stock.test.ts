/** The y-websocket provider as published, not a line of it changed: it reads, writes, comes back after a kill, and stops where it must. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '../../shared/wire/close.ts';
import { blockIds, type as typeWords, wordsOf } from '../support/blocks.ts';
import type { HttpClient } from '../support/http-client.ts';
import { stockClient } from '../support/stock-client.ts';
import { until } from '../support/until.ts';
import { items, Stage } from './stage.ts';

let stage: Stage;
let one: HttpClient;
let two: HttpClient;

beforeAll(async () => {
  stage = await Stage.set();
  one = await stage.signIn(stage.state(0));
  two = await stage.signIn(stage.state(1));
});
afterAll(() => stage.close());

const connect = (client: HttpClient, opinion: string, doc = new Y.Doc()) =>
  stockClient({ url: stage.server.origin, opinion, headers: client.headers, doc });

it('two stock providers write one text, and our own client sees it', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  const opinion = await stage.opinion(3);
  const [a, b, ours] = [connect(one, opinion), connect(two, opinion), stage.editor(two, opinion)];
  await Promise.all([a.synced, b.synced, ours.synced]);
  const [block = ''] = (await items(one, opinion)).map(({ id }) => id);
  typeWords(a.doc, block, ' Said by one.');
  typeWords(b.doc, block, ' Said by two.');
  for (const doc of [a.doc, b.doc, ours.doc]) {
    await until('both sayings', () => wordsOf(doc, block).includes('by one.') && wordsOf(doc, block).includes('by two.'));
  }
  expect(wordsOf(a.doc, block)).toBe(wordsOf(b.doc, block));
  expect(wordsOf(ours.doc, block)).toBe(wordsOf(b.doc, block));
  // An unknown message would make the provider print an error.
  expect(printed).not.toHaveBeenCalled();
  printed.mockRestore();
  a.provider.destroy();
  b.provider.destroy();
  ours.close();
});

it('a stock provider signs in by a token parameter, without an origin', async () => {
  const opinion = await stage.opinion(1);
  const { body } = await one.post<{ token: string }>('/api/tokens', { label: 'script' });
  const { provider, doc, synced } = stockClient({ url: stage.server.origin, opinion, params: { token: body.token } });
  await synced;
  expect(blockIds(doc)).toHaveLength(3);
  provider.destroy();
});

it('what a stock provider wrote while the server was dead arrives after the restart', async () => {
  const opinion = await stage.opinion(1);
  const { provider, doc, synced } = connect(one, opinion);
  await synced;
  const [block = ''] = (await items(one, opinion)).map(({ id }) => id);
  await stage.server.down('SIGKILL');
  typeWords(doc, block, ' Written in the dark.');
  await stage.server.up();
  const witness = stage.editor(two, opinion);
  await witness.synced;
  await until('the words of the dark', () => wordsOf(witness.doc, block).endsWith('Written in the dark.'), 20_000);
  witness.close();
  provider.destroy();
});

it('a stock provider stops for good when its person signs out', async () => {
  const opinion = await stage.opinion(1);
  const leaving = await stage.signIn(stage.state(2));
  const { provider, synced } = connect(leaving, opinion);
  await synced;
  const closed = new Promise<number>((resolve) => provider.on('connection-close', (event) => resolve(event?.code ?? 0)));
  expect((await leaving.post('/api/sign-out', {})).status).toBe(204);
  expect(await closed).toBe(CLOSE.signedOut);
  expect(provider.shouldConnect).toBe(false);
  provider.destroy();
});
