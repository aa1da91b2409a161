// @vitest-environment happy-dom
/** P9: the connection that is begun before the code of the page has come, and who takes it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { connectEarly, socketAt, takeEarly } from '../../../client/sync/early-socket.ts';
import { SCHEMA_VERSION } from '../../../shared/text/schema.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { introduction } from '../../../shared/wire/collab.ts';
import { type FakeServer, settle } from '../support/fake-server.ts';
import { id } from '../support/ids.ts';
import { closePagesAfterEach, page, server, state } from '../support/pages.ts';

closePagesAfterEach();
let room: FakeServer;
beforeEach(() => {
  room = server();
  vi.stubGlobal('WebSocket', function connect(url: string) {
    return Object.assign(room.open(url), { url });
  });
});
afterEach(() => {
  takeEarly('');
  vi.unstubAllGlobals();
});

const PATH = `/collab/op-1${introduction(SCHEMA_VERSION, 'seat-1')}`;
/** A page at the address of the server that the test runs at. */
const opened = () => page(undefined, { url: socketAt('/collab/op-1') });

it('P9 is the one of the page, which is shown what has been heard, and asks for it once', async () => {
  connectEarly(PATH);
  await settle();
  expect(room.asked).toBe(1);
  const here = await opened();
  expect([room.urls.length, room.asked, state(here)]).toEqual([1, 1, 'recorded']);
  here.type(id(1), 0, 'A');
  room.type(1, 0, 'B');
  await settle();
  expect(here.shown).toEqual(['Atext of number 1', 'Btext of number 2', 'text of number 3']);
  expect(room.words).toEqual(here.shown);
});

it('N1 is none where a WebSocket may not be made', () => {
  vi.stubGlobal('WebSocket', function forbidden() {
    throw new DOMException('forbidden', 'SecurityError');
  });
  connectEarly(PATH);
  expect(takeEarly(socketAt(PATH))).toBeNull();
});

it('P9 is taken also before it is open', async () => {
  connectEarly(PATH);
  const here = await opened();
  expect([room.urls.length, room.asked, state(here)]).toEqual([1, 1, 'recorded']);
});

it('P9 tells why it was closed, and is taken once', async () => {
  connectEarly(PATH);
  await settle();
  room.close(CLOSE.restricted);
  expect(state(await opened())).toBe('ended');
  expect(takeEarly(socketAt(PATH))).toBeNull();
});

it('P9 is closed where another seat or another opinion is opened, and after a minute', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  connectEarly(PATH);
  await settle();
  expect(room.connected).toBe(1);
  expect(takeEarly(socketAt(PATH.replace('seat-1', 'seat-2')))).toBeNull();
  expect(room.connected).toBe(0);
  connectEarly(PATH);
  await settle();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect([room.connected, takeEarly(socketAt(PATH))]).toEqual([0, null]);
});

it('N1 there is none where this device goes without WebSocket', () => {
  localStorage.setItem('nemcon.without-websocket', String(Date.now() + 60_000));
  connectEarly(PATH);
  expect(room.urls).toEqual([]);
  // until then
  localStorage.setItem('nemcon.without-websocket', String(Date.now()));
  connectEarly(PATH);
  expect(room.urls.length).toBe(1);
});
