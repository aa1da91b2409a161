/** What one tick brings, cut into parts; and a deletion that hides behind a step 2. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { type Joined, layers, type Writing } from '../../server/room/text/authors.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { manualClock } from '../support/clock.ts';
import { delegate, silentConnection } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';

const [ONE, TWO] = [silentConnection(), silentConnection()];
const ACTOR = delegate('arl');

type Sent = Partial<Pick<Writing, 'full' | 'away'>>;
const text = (connection: Writing['connection'], n: number, updates: readonly Uint8Array[], sent: Sent = {}): Writing => ({
  connection,
  n,
  updates,
  full: false,
  away: false,
  ...sent,
  actor: ACTOR,
  suggestsOnly: false,
});

/** Updates of somebody who types "abc" letter by letter, goes elsewhere, takes a letter out, and types on there. */
function typed(): Uint8Array[] {
  const doc = new Y.Doc();
  const words = doc.getText('w');
  words.insert(0, 'some words');
  const written: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void written.push(update));
  for (const [at, letter] of [...'abc'].entries()) words.insert(4 + at, letter);
  words.insert(0, 'x');
  words.delete(0, 1);
  words.insert(0, 'y');
  words.insert(1, 'z');
  return written;
}

type Seven = [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];
const seven = (): Seven => typed() as Seven;

/** The names of the updates of each piece, layer by layer. */
function pieces(batch: readonly Writing[], joined: Joined = new Map()): string {
  const all = batch.flatMap(({ updates }) => updates);
  const letters = (updates: readonly Uint8Array[]): string => updates.map((update) => 'abcdefghijklmn'[all.indexOf(update)]).join('');
  return layers(batch, joined)
    .map((layer) => layer.map(({ connection, updates }) => `${connection === ONE ? 'one' : 'two'} ${letters(updates)}`).join(', '))
    .join('; ');
}

describe('T45 what comes at once', () => {
  it('is cut into updates, those that come first of each together, and letters typed one behind the other are one', () => {
    const [a, b, c, d, e, f, g] = seven();
    const [h] = seven();
    expect(pieces([])).toBe('');
    expect(pieces([text(ONE, 1, typed())])).toBe('one abc; one d; one e; one fg');
    expect(pieces([text(ONE, 1, [a]), text(TWO, 1, [h]), text(ONE, 2, [b]), text(ONE, 3, [d])])).toBe('one ac, two b; one d');
    // what only takes out is one too, but in a queue
    const gone = new Y.Doc();
    gone.getText('w').insert(0, 'some words');
    const taken: Uint8Array[] = [];
    gone.on('update', (update: Uint8Array) => void taken.push(update));
    for (let n = 0; n < 3; n++) gone.getText('w').delete(2 * n, 1);
    expect(pieces([text(ONE, 1, taken)])).toBe('one abc');
    expect(pieces([text(ONE, 1, taken, { away: true })])).toBe('one a; one b; one c');
    // not where something is between, nor the other way round, nor of somebody else, nor what cannot be read
    for (const apart of [
      [a, c],
      [b, a],
      [a, h],
      [d, a],
      [e, f],
      [Uint8Array.of(1), a],
      [a, Uint8Array.of()],
    ])
      expect(pieces([text(ONE, 1, apart)])).toBe('one a; one b');
    expect(pieces([text(ONE, 1, [f, g])])).toBe('one ab');
  });

  it('leaves a whole step 2 by itself, and what was written while away beside what comes after', () => {
    const [a, b, c, d] = seven();
    expect(pieces([text(ONE, 1, [a], { full: true }), text(ONE, 2, [b]), text(ONE, 3, [c]), text(ONE, 4, [d], { full: true })])).toBe(
      'one a; one bc; one d',
    );
    expect(pieces([text(ONE, 1, [a, b], { away: true }), text(ONE, 2, [c])])).toBe('one ab; one c');
  });

  it('T47 is joined where that is asked for, but for what stays apart', () => {
    const all = seven();
    const d = all[3];
    expect(pieces([text(ONE, 1, all), text(TWO, 1, typed())], new Map([[ONE, new Set()]]))).toBe(
      'one abcdefg, two hij; two k; two l; two mn',
    );
    expect(pieces([text(ONE, 1, all)], new Map([[ONE, new Set([d])]]))).toBe('one abc; one d; one efg');
    expect(pieces([text(ONE, 1, all.slice(0, 1), { full: true }), text(ONE, 2, all.slice(1))], new Map([[ONE, new Set()]]))).toBe(
      'one a; one bcdefg',
    );
  });
});

it('Y9 T16 stops a deletion that comes in one tick with the step 2 of its sender', async () => {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
  await rooms.create(founding('one', measures('one', 3)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const connection = silentConnection(delegate('arl'), { since: clock.now() });
  room.join(connection);
  const [before, state] = await room.look(({ seq, live }) => [seq, live.state()] as const);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const written: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void written.push(update));
  for (let block = 0; block < 2; block++) doc.getXmlFragment(ROOT).delete(0, 1);
  room.text(connection, Uint8Array.of(0, 0), true);
  for (const update of written) room.text(connection, update, false);
  expect(await room.look(({ seq }) => seq)).toBe(before);
  expect(connection.closed).toEqual([{ code: CLOSE.massDeletion, why: 'mass-deletion' }]);
  await rooms.close();
});

it('T16 T45 counts together what one tick takes away block by block, each in an update of its own', async () => {
  const clock = manualClock();
  const rooms = new Rooms({ log: new MemoryLog(), clock, logger: pino({ level: 'silent' }), forum: () => forumOf() });
  await rooms.create(founding('one', measures('one', 60)));
  const room = await rooms.open('one');
  if (room === null) throw new Error('the opinion was made');
  const connection = silentConnection(delegate('arl'), { since: clock.now(), extended: false });
  clock.advance(60_000);
  room.join(connection);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
  const written: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void written.push(update));
  ((doc.getXmlFragment(ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'it fits: ');
  for (const update of written.splice(0)) room.text(connection, update, false);
  const before = await room.look(({ seq }) => seq);
  for (let block = 0; block < 15; block++) doc.getXmlFragment(ROOT).delete(3, 1);
  for (const update of written) room.text(connection, update, false);
  expect(await room.look(({ seq }) => seq)).toBe(before);
  expect(connection.closed).toEqual([{ code: CLOSE.massDeletion, why: 'mass-deletion' }]);
  await rooms.close();
});
