// @vitest-environment happy-dom
/**
 * K8: a laptop sleeps, a network changes, a firewall forgets: bytes vanish and nobody is told. The page, with its clock driven here, must say
 * within five seconds that its words are not recorded, and after the silence every word is in the text or handed back; none is dropped.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import WebSocket from 'ws';
import { blockOf } from '../../client/editor/blocks.ts';
import type { Socket } from '../../client/sync/link.ts';
import { openOpinion } from '../../client/sync/live-opinion.ts';
import { shownText } from '../../shared/text/block.ts';
import { readBlocks } from '../../shared/text/read.ts';
import { type as typeWords } from '../support/blocks.ts';
import { manualClock } from '../support/clock.ts';
import { http } from '../support/http.ts';
import type { DemoSeat, HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { startProxy, type TcpProxy } from '../support/proxy.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { itemOf, items, Stage } from './stage.ts';

const ROUNDS = count(25, 500, 5_000);
const HOUR = 3_600_000;

let stage: Stage;
let proxy: TcpProxy;
let chair: HttpClient;
let other: HttpClient;
let seat: DemoSeat;

beforeAll(async () => {
  stage = await Stage.set();
  proxy = await startProxy(stage.server.port);
  seat = stage.state(0);
  chair = await stage.signIn(stage.chair);
  other = await stage.signIn(stage.state(1));
});
afterAll(async () => {
  await proxy.close();
  await stage.close();
});

/** The page of an opinion as the browser has it, its socket and requests through the proxy, its clock in the test's hand. */
function openPage(id: string, delegate: HttpClient) {
  const place = document.createElement('div');
  document.body.append(place);
  const clock = manualClock();
  const opinion = openOpinion({
    opinion: id,
    url: `ws://127.0.0.1:${proxy.port}/collab/${id}`,
    seat: { id: seat.id, entity: seat.entity, capacity: 'member-state', functions: [], remote: false },
    person: 'A. Delegate',
    place,
    clock,
    random: () => 0.5,
    openSocket: (url) => {
      const socket = new WebSocket(url, { headers: delegate.headers });
      socket.on('error', () => {}); // as in a browser: the close tells
      return socket as unknown as Socket;
    },
    fetch: async (path) => {
      try {
        const { status, text } = await http(`${stage.server.origin}${path}`, { headers: delegate.headers });
        return new Response(text, { status });
      } catch (cause) {
        throw new TypeError('no network', { cause }); // as a browser says it
      }
    },
  });
  const state = () => opinion.sync.getSnapshot();
  return {
    opinion,
    clock,
    state,
    /** Time goes on until nothing is unrecorded: quickly while the page waits to try again, as it passes while the server is to answer. */
    settled: () => {
      let asked = performance.now();
      return until(
        'all to be recorded or handed back',
        () => {
          const now = state().state;
          const passed = performance.now() - asked;
          asked += passed;
          if (now !== 'recorded') clock.advance(now === 'reconnecting' || now === 'stale' ? 500 : Math.ceil(passed));
          return now === 'recorded';
        },
        30_000,
      ).catch((cause: unknown) => {
        throw new Error(`still ${JSON.stringify(state())}`, { cause });
      });
    },
    close() {
      opinion.destroy();
      place.remove();
      localStorage.clear();
    },
  };
}

async function round(rng: Rng, restart: boolean, tally: Record<string, number>): Promise<void> {
  const opinion = await stage.opinion(4);
  const blocks = (await items(chair, opinion)).map(({ id }) => id);
  // The server holds a silent connection to be alive for a while, and a session may have five: each round is another sign-in.
  const page = openPage(opinion, await stage.signIn(seat));
  await until('the text', () => page.state().state === 'recorded');
  const view = page.opinion.view.getSnapshot();
  if (view === null) throw new Error('no text on the page');

  proxy.silence();
  // One letter each, so that nothing can be typed into the middle of one.
  const marks = Array.from({ length: rng.between(1, 5) }, (_, at) => String.fromCodePoint(0x4e00 + at));
  const typedInto = marks.map(() => rng.pick(blocks));
  for (const [at, mark] of marks.entries()) {
    const block = typedInto[at] ?? '';
    const placed = blockOf(view.state.doc, block);
    if (placed === undefined) throw new Error('no such paragraph');
    view.dispatch(view.state.tr.insertText(mark, placed.pos + 1 + rng.below(placed.node.content.size + 1)));
  }
  page.clock.advance(5_000);
  expect(page.state().state).not.toBe('recorded');
  expect(page.state().state).not.toBe('sending');

  // Meanwhile the document moves on: others type, a paragraph is called and so closed, the server dies and comes back.
  const writer = stage.editor(other, opinion);
  await writer.synced;
  for (let at = rng.between(1, 5); at > 0; at--) await writer.edit((doc) => typeWords(doc, rng.pick(blocks), ' moved on,', rng.below(20)));
  writer.close();
  if (rng.chance(0.5)) {
    // one of those that were typed into, so that something is returned
    const block = rng.pick(typedInto);
    const { hash } = await itemOf(chair, opinion, block);
    expect((await chair.command(opinion, { do: 'call', targets: [{ block, hash }] })).status).toBe(200);
    tally.closed = (tally.closed ?? 0) + 1;
  }
  if (restart) {
    await stage.server.restart('SIGKILL');
    tally.restarts = (tally.restarts ?? 0) + 1;
  }

  page.clock.sleep(rng.between(10_000, rng.pick([60_000, HOUR, 72 * HOUR])));
  proxy.heal();
  await page.settled();

  const back = page.opinion.handedBack.getSnapshot().map(({ mine }) => mine);
  const reader = stage.editor(chair, opinion);
  await reader.synced;
  const words = readBlocks(reader.doc).map(shownText).join('\n');
  reader.close();
  for (const mark of marks) {
    const kept = words.includes(mark);
    const returned = back.some((mine) => mine.includes(mark));
    expect({ mark, kept: kept || returned }).toEqual({ mark, kept: true });
    tally[kept ? 'kept' : 'returned'] = (tally[kept ? 'kept' : 'returned'] ?? 0) + 1;
  }
  const doc = page.opinion.view.getSnapshot()?.state.doc;
  expect(doc?.textBetween(0, doc.content.size, '\n')).toBe(words);
  page.close();
}

it(
  `K8 drops no word in ${ROUNDS} silent networks`,
  async () => {
    const rng = seeded('K8');
    const tally: Record<string, number> = {};
    for (let at = 0; at < ROUNDS; at++) await round(rng, at % 10 === 9, tally);
    process.stdout.write(`K8: ${JSON.stringify(tally)}\n`);
    expect(tally.kept).toBeGreaterThan(0);
    expect(tally.returned).toBeGreaterThan(0);
    expect(tally.restarts).toBeGreaterThan(0);
  },
  60_000 + ROUNDS * 15_000,
);
