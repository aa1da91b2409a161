/** Requests that begin and do not go on: they hold a connection for seconds, and slow honest ones come through. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { portOf } from '../support/port.ts';
import { until } from '../support/until.ts';
import { ORIGIN, type Stage, startStage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.close());

interface Line {
  readonly socket: Socket;
  readonly ended: Promise<string>;
}

/** A connection on which that was said, and what is answered until it ends. */
async function say(words: string): Promise<Line> {
  const socket = connect(portOf(stage.app.httpServer), '127.0.0.1');
  await once(socket, 'connect');
  let answer = '';
  socket.on('data', (piece: Buffer) => {
    answer += piece.toString();
  });
  socket.on('error', () => {}); // a reset is an end
  const ended = once(socket, 'close').then(() => answer);
  socket.write(words);
  return { socket, ended };
}

const post = (length: number, cookie = ''): string =>
  `POST /api/opinions/read HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

it('ends a head that does not come, or comes in drops', async () => {
  // at the latest 15 s after it began
  expect(LIMITS.headersMs + LIMITS.openRequestsEveryMs).toBeLessThanOrEqual(15_000);
  stage = await startStage({}, undefined, { ...LIMITS, headersMs: 60, openRequestsEveryMs: 20 });
  const silent = await say('');
  const half = await say('GET /livez HTTP/1.1\r\nHost: x\r\n');
  expect(await half.ended).toContain('408');
  await silent.ended;
});

it('ends a body that does not come, or comes in drops, and says so', async () => {
  expect(LIMITS.bodyStallMs).toBeLessThanOrEqual(15_000);
  stage = await startStage();
  const cookie = await stage.signIn(OFFICE_SEAT);
  for (const drops of [0, 3]) {
    const before = stage.clock.waiting();
    const { socket, ended } = await say(`${post(100_000, cookie)}{`);
    await until('it is looked at', () => stage.clock.waiting() > before);
    for (let n = 0; n < drops; n += 1) {
      stage.clock.advance(3_000);
      socket.write(' ');
    }
    stage.clock.advance(LIMITS.bodyStallMs);
    expect(await ended).toContain('too-slow');
  }
});

it('lets a body through that takes minutes on a line of 32 kbit/s', async () => {
  stage = await startStage();
  const cookie = await stage.signIn(OFFICE_SEAT);
  const body = JSON.stringify({ text: 'Words of an opinion. '.repeat(25_000) });
  const before = stage.clock.waiting();
  const connected = once(stage.app.httpServer, 'connection') as Promise<[Socket]>;
  const { socket, ended } = await say(post(body.length, cookie));
  const [there] = await connected;
  await until('it is looked at', () => stage.clock.waiting() > before);
  const head = there.bytesRead;
  const answered = once(socket, 'data');
  for (let at = 0; at < body.length; at += 4_000) {
    socket.write(body.slice(at, at + 4_000));
    const read = head + Math.min(at + 4_000, body.length);
    await until('this much has come', () => there.bytesRead >= read);
    stage.clock.advance(1_000);
  }
  await answered;
  socket.end();
  expect(await ended).toMatch(/^HTTP\/1.1 200/);
  expect(body.length / 4_000).toBeGreaterThan(120);
});
