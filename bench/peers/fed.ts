/** A text that is typed into another server over a socket, as its clients do, until the server has told all of it and stored it. */
import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { readMessage, step1Frame, updateFrame } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { rngOf } from '../../tests/support/rng.ts';
import { until } from '../../tests/support/until.ts';
import type { Dialect } from '../support/dialect.ts';
import { Line } from '../support/line.ts';
import { say } from '../support/report.ts';
import { Writer } from '../support/writer.ts';
import { type Running, TEXT } from './peer.ts';
import { clocksIn } from './whole.ts';

const AUTHORS = 4;
const SEED = 1;
/** Sent before it is asked whether they have gone. */
const AT_ONCE = 200;

export async function feed(server: Running, dialect: Dialect, seed: Y.Doc, edits: number): Promise<void> {
  const written = typed(seed, dialect, edits);
  const told = new Y.Doc();
  let answered = false;
  const line = new Line({ url: server.origin, opinion: TEXT, headers: {}, dialect }, true, step1Frame(new Uint8Array([0])), (message) => {
    if (message[0] !== MESSAGE.sync) return;
    const read = readMessage(message);
    answered ||= read.type === 'step2';
    if (read.type === 'update') Y.applyUpdate(told, read.update);
  });
  await until('the server to answer', () => answered);
  for (const [at, update] of written.updates.entries()) {
    line.send(updateFrame(update));
    if (at % AT_ONCE === 0) await until('the socket to take more', () => line.socket.bufferedAmount === 0, 60_000);
  }
  await until('the server to have told everything', () => clocksIn(told) === written.clocks, 120_000);
  line.close();
  // whoever is the last to leave makes some of them store it
  await pause(2_000);
  await server.down('SIGTERM');
}

function typed(seed: Y.Doc, { paragraphs }: Dialect, edits: number) {
  const first = Y.encodeStateAsUpdate(seed);
  const rng = rngOf(SEED);
  const writers = Array.from({ length: AUTHORS }, () => new Writer(rng, first, paragraphs));
  const updates = [first];
  for (let done = 0; done < edits; done += 1) {
    const update = rng.pick(writers).edit();
    updates.push(update);
    for (const one of writers) one.hear(update);
  }
  if (edits > 0) say(`${edits} edits written`);
  return { updates, clocks: clocksIn(writers[0]?.doc ?? seed) };
}
