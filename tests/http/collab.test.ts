/** N1, N2, N4 on real connections: the way into a room without WebSocket is as wide as the other one, and no wider. */
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { LIMITS } from '../../server/limits.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { awarenessFrame, type Message, ownFrame, queueFrame, step1Frame, step2Frame, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE, MOST_QUEUED } from '../../shared/wire/message.ts';
import { blockIds, type } from '../support/blocks.ts';
import { portOf } from '../support/port.ts';
import { framed, Stream } from '../support/stream.ts';
import { until } from '../support/until.ts';
import { ORIGIN, type Stage, seatOf, startStage } from './stage.ts';

const OURS = '?dx=1&schema=1';

let stage: Stage;
let opinion: string;
beforeAll(async () => {
  stage = await startStage();
  opinion = await stage.createOpinion();
});
afterAll(() => stage.close());

const open: Stream[] = [];
afterEach(async () => {
  for (const stream of open.splice(0)) {
    stream.close();
    await stream.ended;
  }
});

const address = (): string => `http://127.0.0.1:${portOf(stage.app.httpServer)}`;
const path = (): string => `/collab/${opinion}`;

async function join(cookie: string, query = OURS): Promise<Stream> {
  const stream = await Stream.open(address(), path(), { cookie, origin: ORIGIN }, query);
  open.push(stream);
  return stream.introduced();
}

const own = (number: number) => (message: Message) => message.type === 'own' && message.number === number;
const acks = ({ told }: Stream): readonly unknown[] => told.flatMap((one) => (own(MESSAGE.ack)(one) && 'body' in one ? [one.body] : []));
const ackOf = (n: number) => (message: Message) =>
  message.type === 'own' && message.number === MESSAGE.ack && (message.body as { readonly n: number }).n >= n;

/** In the room with the whole text. */
async function inStep(seat = seatOf('member-state')): Promise<{ readonly stream: Stream; readonly doc: Y.Doc; readonly block: string }> {
  const stream = await join(await stage.signIn(seat));
  const doc = new Y.Doc();
  expect(await stream.send(step1Frame(Y.encodeStateVector(doc)))).toBe(204);
  const text = await stream.until('the text', ({ type }) => type === 'step2');
  if (text.type === 'step2') Y.applyUpdate(doc, text.update);
  return { stream, doc, block: blockIds(doc).at(-1) ?? '' };
}

function updateOf(doc: Y.Doc, block: string, words: string): Uint8Array {
  const had = Y.encodeStateVector(doc);
  type(doc, block, words);
  return Y.encodeStateAsUpdate(doc, had);
}

const edit = (...what: Parameters<typeof updateOf>): Uint8Array => updateFrame(updateOf(...what));

describe('N1 a stream', () => {
  it('N1 is refused before anything is said, by what is missing', async () => {
    const cookie = await stage.signIn(seatOf('member-state'));
    const authorization = `Bearer ${await stage.token(seatOf('member-state'))}`;
    const cases: readonly (readonly [number, string, Record<string, string>])[] = [
      [200, path(), { cookie }],
      [200, path(), { cookie, 'sec-fetch-site': 'same-origin' }],
      [200, path(), { authorization }],
      [401, path(), {}],
      [401, path(), { cookie: `nemcon=${'A'.repeat(43)}` }],
      [403, path(), { cookie, 'sec-fetch-site': 'cross-site' }],
      [403, path(), { cookie, 'sec-fetch-site': 'same-site' }],
      [403, path(), { cookie, 'sec-fetch-site': 'none' }],
      [404, '/collab/onothere', { cookie }],
      [404, '/collab/..%2fforum', { cookie }],
    ];
    for (const [status, where, headers] of cases) {
      const stream = await Stream.open(address(), where, headers);
      expect([where, headers, stream.status]).toEqual([where, headers, status]);
      stream.close();
    }
    const foreign = await stage.ask('get', `${path()}/stream`).set('Cookie', cookie).set('Origin', 'https://evil.example');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'origin']);
  });

  it('N1 may be held back by no proxy and kept by no cache, and begins with more than some of them want to have', async () => {
    const { headers, raw } = await join(await stage.signIn(seatOf('academia')));
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(raw.indexOf('event:connection')).toBeGreaterThan(2048);
  });

  it('N1 is packed for whoever can unpack it, and every frame leaves at once', async () => {
    const cookie = await stage.signIn(seatOf('academia'));
    const gone = new AbortController();
    const packed = await fetch(`${address()}${path()}/stream${OURS}`, { headers: { cookie }, signal: gone.signal });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const reader = packed.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const until = async (words: RegExp): Promise<void> => {
      while (!words.test(text)) text += (await reader?.read())?.value ?? '';
    };
    await until(/event:connection\n.*(\n\ndata:.*){3}/s);
    stage.clock.advance(LIMITS.pingMs);
    await until(/event:ping/);
    gone.abort();
  });

  it('N1 says what a WebSocket says, from the first frame on, and beats as often', async () => {
    const { stream } = await inStep();
    await stream.until('head', own(MESSAGE.head));
    expect(stream.told.map((message) => (message.type === 'own' ? message.number : message.type)).slice(0, 3)).toEqual([
      'step1',
      MESSAGE.register,
      MESSAGE.head,
    ]);
    stage.clock.advance(LIMITS.beatMs);
    await stream.until('a beat', own(MESSAGE.beat));
  });

  it('N1 carries words into the log and to others, and says when they are recorded', async () => {
    const [arl, other] = [await inStep(), await inStep(seatOf('academia'))];
    await arl.stream.send(step2Frame(Y.encodeStateAsUpdate(arl.doc)), edit(arl.doc, arl.block, ' and more'));
    await arl.stream.until('the acknowledgement', ackOf(2));
    const heard = await other.stream.until('the words', (message) => message.type === 'update');
    if (heard.type === 'update') Y.applyUpdate(other.doc, heard.update);
    expect(other.doc.getXmlFragment('opinion').toString()).toBe(arl.doc.getXmlFragment('opinion').toString());
  });

  it('T46 carries a queue, which is acknowledged as one', async () => {
    const [arl, other] = [await inStep(), await inStep(seatOf('academia'))];
    const [first, second] = [updateOf(arl.doc, arl.block, ' and more'), updateOf(arl.doc, blockIds(arl.doc)[0] ?? '', ' of it')];
    await arl.stream.send(queueFrame([first, second]));
    await arl.stream.until('the acknowledgement', ackOf(1));
    const words = (doc: Y.Doc): string => doc.getXmlFragment('opinion').toString();
    await other.stream.until('all of it', (message) => {
      if (message.type === 'update') Y.applyUpdate(other.doc, message.update);
      return words(other.doc) === words(arl.doc);
    });
    expect(acks(arl.stream)).toEqual([{ n: 1, seq: expect.any(Number) }]);
  });

  it.each([
    ['of another schema', CLOSE.otherSchema, '?dx=1&schema=99', null],
    ['that sends what only the server says', CLOSE.malformed, OURS, framed(ownFrame(MESSAGE.head, {}))],
    ['that sends a queue of nothing', CLOSE.malformed, OURS, framed(queueFrame([]))],
    ['that sends too long a queue', CLOSE.malformed, OURS, framed(queueFrame(Array(MOST_QUEUED + 1).fill(Uint8Array.of(0, 0))))],
    ['that sends a queue and is not one of ours', CLOSE.malformed, '', framed(queueFrame([Uint8Array.of(0, 0)]))],
    ['that sends no message', CLOSE.malformed, OURS, framed(new Uint8Array([200, 200, 200]))],
    ['whose frames have no length', CLOSE.malformed, OURS, new Uint8Array([50, 1, 2])],
    [
      'that sends a thousand frames more',
      CLOSE.malformed,
      OURS,
      framed(...Array(LIMITS.framesPerRequest + 1).fill(awarenessFrame(new Uint8Array(1)))),
    ],
    ['with a state vector that none has', CLOSE.malformed, OURS, framed(step1Frame(new Uint8Array(LIMITS.stateVectorBytes + 1)))],
  ] as const)('N1 %s is closed with its code as the last event', async (_, code, query, body) => {
    const stream = await join(await stage.signIn(seatOf('member-state')), query);
    if (body !== null) expect(await stream.post(1, body)).toBe(404);
    expect((await stream.ended).code).toBe(code);
    expect(stream.named.at(-1)).toBe('end');
  });

  it('N1 takes what is small from those who only read, and nothing that is larger than a WebSocket takes', async () => {
    const { stream } = await inStep(seatOf('follower'));
    expect(await stream.send(updateFrame(new Uint8Array(LIMITS.readerMessageBytes)))).toBe(404);
    expect((await stream.ended).code).toBe(CLOSE.malformed);
    const writer = await inStep();
    expect(await writer.stream.post(2, new Uint8Array(LIMITS.framesBytes + 1))).toBe(413);
  });

  it('N1 counts with the WebSockets of its session, five in all', async () => {
    const cookie = await stage.signIn(seatOf('sector-member'));
    const socket = new WebSocket(`${address().replace('http', 'ws')}${path()}`, { headers: { cookie, origin: ORIGIN } });
    await once(socket, 'message');
    for (let at = 1; at < LIMITS.socketsPerSession; at++) await join(cookie);
    const sixth = await join(cookie);
    expect((await sixth.ended).code).toBe(CLOSE.overload);
    open[0]?.close();
    await until('there is room again', async () => {
      const stream = await join(cookie);
      return Promise.race([stream.ended.then(() => false), stream.until('the text', ({ type }) => type === 'step1').then(() => true)]);
    });
    socket.terminate();
    await once(socket, 'close');
  });

  it('N1 slows a sender above its budget: the answer comes as late as a socket would be read on', async () => {
    const { stream, doc, block } = await inStep();
    const updates = Array.from({ length: LIMITS.textMessagesBurst + 10 }, () => edit(doc, block, 'x'));
    let answered = false;
    const answer = stream.send(step2Frame(Y.encodeStateAsUpdate(doc)), ...updates).then((status) => {
      answered = true;
      return status;
    });
    await stream.until('the acknowledgement of the burst', ackOf(LIMITS.textMessagesBurst - 1));
    expect(answered).toBe(false);
    expect(acks(stream)).not.toContainEqual(expect.objectContaining({ n: updates.length + 1 }));
    const tick = setInterval(() => stage.clock.advance(20), 1);
    expect(await answer).toBe(204);
    clearInterval(tick);
    await stream.until('all', ackOf(updates.length + 1));
  });

  it('N1 that nobody answers is dead after a while, and one that answers is not', async () => {
    const [mute, lively] = [await inStep(), await inStep()];
    const rooms = Math.ceil((LIMITS.deadMs + LIMITS.pingMs) / LIMITS.pingMs);
    for (let at = 0; at < rooms; at++) {
      const before = lively.stream.named.length;
      stage.clock.advance(LIMITS.pingMs);
      while (lively.stream.named.length === before) await new Promise((resolve) => setImmediate(resolve));
      expect(await lively.stream.send()).toBe(204);
    }
    expect((await mute.stream.ended).code).toBe(1006);
    expect(await lively.stream.send()).toBe(204);
  });
});

describe('N2 a request', () => {
  it('N2 is taken once however often it arrives, and acknowledgements count it once', async () => {
    const { stream, doc, block } = await inStep();
    const first = framed(step2Frame(Y.encodeStateAsUpdate(doc)), edit(doc, block, ' once'));
    expect(await Promise.all([1, 2, 3].map(() => stream.post(2, first)))).toEqual([204, 204, 204]);
    const second = framed(edit(doc, block, ' and again'));
    for (let at = 0; at < 3; at++) expect(await stream.post(3, second)).toBe(204);
    await stream.until('both', ackOf(3));
    expect(await stream.post(4, framed(edit(doc, block, ' and more')))).toBe(204);
    await stream.until('the last', ackOf(4));
    expect(Math.max(...acks(stream).map((ack) => (ack as { readonly n: number }).n))).toBe(4);
  });

  it('N2 that leaves one out is none: the client comes back with all it has', async () => {
    const { stream, doc, block } = await inStep();
    expect(await stream.post(3, framed(edit(doc, block, ' lost')))).toBe(404);
    expect(await stream.post(0, new Uint8Array())).toBe(400);
    expect(await stream.post('two', new Uint8Array())).toBe(400);
    expect(await stream.send()).toBe(204);
  });

  it('N4 names a connection of its own session and opinion, from our page, or none', async () => {
    const cookie = await stage.signIn(seatOf('member-state'));
    const stream = await join(cookie);
    const other = await stage.signIn(seatOf('member-state'));
    const second = await stage.createOpinion();
    const body = framed(step1Frame(new Uint8Array(1)));
    expect(await stream.post(1, body, { cookie: other })).toBe(404);
    expect(await stream.post(1, body, {}, `/collab/${second}`)).toBe(404);
    expect(await stream.post(1, body, { cookie: '' })).toBe(401);
    expect(await stream.post(1, body, { origin: 'https://evil.example' })).toBe(403);
    expect(await stream.post(1, body, { 'content-type': 'text/plain' })).toBe(415);
    expect(await stream.post(1, body, { 'content-encoding': 'gzip' })).toBe(415);
    expect(await stream.post(1, body)).toBe(204);
    stream.close();
    await until('the server has seen that it is gone', async () => (await stream.post(2, body)) === 404);
  });
});

it('N4 a stream ends with the code of a WebSocket when its person signs out, and when the server stops', async () => {
  const own = await startStage();
  opinion = await own.createOpinion();
  const origin = `http://127.0.0.1:${portOf(own.app.httpServer)}`;
  const [leaving, staying] = [await own.signIn(seatOf('member-state')), await own.signIn(seatOf('member-state'))];
  const [mine, other] = await Promise.all(
    [leaving, staying].map(async (cookie) => (await Stream.open(origin, path(), { cookie, origin: ORIGIN }, OURS)).introduced()),
  );
  await own.as(leaving, 'post', '/api/sign-out');
  expect(await mine?.ended).toMatchObject({ code: CLOSE.signedOut, why: 'signed out' });
  expect(await other?.send()).toBe(204);
  await own.close();
  expect(await other?.ended).toMatchObject({ code: CLOSE.restart });
});
