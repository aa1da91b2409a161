/**
 * N1, N2, N3 on the whole server: three editors whose proxies let WebSockets through and refuse them in turn, cut, and lose requests and
 * answers, all at random. In the end all read the same, nothing that was typed is missing or doubled, and whenever an editor believed that
 * all was recorded it was.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { HttpSocket } from '../../../client/sync/http-socket.ts';
import type { Socket } from '../../../client/sync/link.ts';
import { Pair } from '../../../client/sync/pair.ts';
import { Provider } from '../../../client/sync/provider.ts';
import type { Told } from '../../../client/sync/told.ts';
import { type Transport, Transports } from '../../../client/sync/transports.ts';
import { shownText } from '../../../shared/text/block.ts';
import { readBlocks } from '../../../shared/text/read.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../../http/stage.ts';
import { count } from '../../support/levels.ts';
import { portOf } from '../../support/port.ts';
import { startProxy, type TcpProxy } from '../../support/proxy.ts';
import { freshSeed, type Rng, rngOf } from '../../support/rng.ts';

const STORIES = count(4, 60, 600);
const STEPS = 80;
const STEP_MS = 1000;
/** A WebSocket is tried again after a quarter of an hour at most, and a trial may be lost. */
const LONGEST = 3_000;
const SEATS = ['member-state', 'sector-member', 'academia'] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

/** `ms` pass for server and pages alike, no faster than requests are answered here: what is under way arrives meanwhile. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= STEP_MS) {
    stage.clock.advance(STEP_MS);
    await fetch(`http://127.0.0.1:${portOf(stage.app.httpServer)}/livez`);
  }
}

class Editor {
  readonly pair = new Pair();
  readonly proxy: TcpProxy;
  /** How each connection that got the text came about. */
  readonly went: Transport[] = [];
  /** What went wrong for good. */
  readonly faults: unknown[] = [];
  /** Letters, each typed once in a story. */
  readonly typed: string[] = [];
  /** What had been typed whenever all of it was said to be recorded, to be looked for in the log. */
  believed: readonly string[] = [];
  lost = 0;
  readonly #provider: Provider;
  readonly #ways: Transports;
  readonly #opinion: string;
  readonly #seat: string;
  readonly #headers: Record<string, string>;
  readonly #rng: Rng;

  constructor(opinion: string, seat: string, cookie: string, proxy: TcpProxy, rng: Rng) {
    this.#opinion = opinion;
    this.#seat = seat;
    this.#headers = { cookie, origin: ORIGIN };
    this.proxy = proxy;
    this.#rng = rng;
    this.#ways = new Transports({
      clock: stage.clock,
      storage: memory(),
      webSocket: (url) => new WebSocket(url, { headers: this.#headers }).on('error', () => undefined) as unknown as Socket,
      http: async (url) => new HttpSocket(url, this.#fetch, stage.clock),
      better: (socket) => this.#provider.link.take(socket),
    });
    this.#provider = this.#connected();
  }

  get words(): string {
    return readBlocks(this.pair.text).map(shownText).join('\n');
  }

  get settled(): boolean {
    return this.#provider.link.state.at === 'live' && this.#provider.tally.count === 0;
  }

  get state(): unknown {
    const { link, tally } = this.#provider;
    return { link: link.state, unrecorded: tally.count, went: this.went.join(' '), faults: this.faults };
  }

  type(letter: string): void {
    const texts = this.pair.text.toArray().flatMap((block) => (block instanceof Y.XmlElement ? block.toArray() : []));
    const text = this.#rng.pick(texts.filter((one) => one instanceof Y.XmlText));
    this.typed.push(letter);
    text.insert(this.#rng.below(text.length + 1), letter);
  }

  async close(): Promise<void> {
    this.#ways.rest();
    this.#provider.close();
    await this.proxy.close();
  }

  #connected(): Provider {
    return new Provider({
      url: `ws://127.0.0.1:${this.proxy.port}/collab/${this.#opinion}`,
      schemaVersion: 1,
      seat: this.#seat,
      pair: this.pair,
      awareness: new Awareness(this.pair.mine),
      clock: stage.clock,
      random: () => this.#rng.below(1000) / 1000,
      open: this.#ways.open,
      hold: (job) => job(),
      mayWrite: () => true,
      takesQueue: () => true,
      seen: () => 0,
      whole: () => false,
      listener: {
        linkChanged: (state) => void (state.at === 'ended' && this.faults.push(state)),
        unopened: () => void this.#unopened(),
        tallyChanged: (tally) => {
          if (tally.count === 0) this.believed = [...this.typed];
        },
        synced: () => {
          this.#ways.worked();
          this.went.push(this.#ways.way.getSnapshot());
        },
        told: (message: Told) => void (message.type === 'refused' && this.faults.push(message)),
        lost: (words) => this.faults.push(words),
        denied: (reason) => void this.faults.push(reason),
      },
    });
  }

  /** As the page does it (client/sync/live-opinion.ts). */
  async #unopened(): Promise<void> {
    const { ok } = await this.#fetch(`http://127.0.0.1:${this.proxy.port}/api/opinions/${this.#opinion}/register`).catch(() => ({
      ok: false,
    }));
    if (ok && this.#ways.failed()) this.#provider.link.retry();
  }

  /** One request in ten is lost on the way there or back. */
  readonly #fetch: typeof fetch = async (input, init = {}) => {
    const chance = init.method === 'POST' ? this.#rng.below(20) : 2;
    if (chance === 0) return this.#lose();
    const answer = await fetch(input, { ...init, headers: { ...(init.headers as Record<string, string>), ...this.#headers } });
    if (chance !== 1) return answer;
    await answer.arrayBuffer();
    return this.#lose();
  };

  #lose(): never {
    this.lost++;
    throw new TypeError('lost');
  }
}

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  } as Storage;
}

async function recorded(opinion: string): Promise<string> {
  const doc = new Y.Doc();
  const room = await stage.app.tools.rooms.open(opinion);
  if (room === null) throw new Error('the opinion was made');
  Y.applyUpdate(doc, await room.look(({ live }) => live.state(Y.encodeStateVector(new Y.Doc()))));
  return readBlocks(doc).map(shownText).join('\n');
}

/** Something happens to one of them. */
function happen(rng: Rng, editor: Editor, letter: string): void {
  const chance = rng.below(20);
  if (chance < 12) return editor.type(letter);
  if (chance < 15) return editor.proxy.cut();
  const refuses = rng.chance(0.5);
  editor.proxy.refuseUpgrades(refuses);
  if (refuses) editor.proxy.cut();
}

interface Total {
  letters: number;
  lost: number;
  toHttp: number;
  toSocket: number;
}

async function story(seed: number, total: Total): Promise<void> {
  const rng = rngOf(seed);
  const opinion = await stage.createOpinion();
  const editors = await Promise.all(
    SEATS.map(async (seat) => {
      const proxy = await startProxy(portOf(stage.app.httpServer));
      return new Editor(opinion, seatOf(seat), await stage.signIn(seatOf(seat)), proxy, rng);
    }),
  );
  const all = async (what: string, is: () => boolean): Promise<void> => {
    for (let tries = 0; !is(); tries++) {
      if (tries > LONGEST) throw new Error(`seed ${seed}: ${what}: ${JSON.stringify(editors.map((editor) => editor.state))}`);
      await pass(STEP_MS);
    }
  };
  await all('the text comes', () => editors.every(({ words }) => words !== ''));
  let letters = 0;
  for (let step = 0; step < STEPS; step++) {
    happen(rng, rng.pick(editors), String.fromCharCode(0x4e00 + letters++));
    if (rng.chance(0.5)) await pass(rng.chance(0.3) ? 70_000 : rng.below(6) * STEP_MS);
    const log = await recorded(opinion);
    for (const { believed } of editors) for (const letter of believed) expect(log, `seed ${seed}, step ${step}`).toContain(letter);
  }
  // and once for certain there and back
  for (const way of ['http', 'websocket'] as const) {
    const [one] = editors;
    one?.proxy.refuseUpgrades(way === 'http');
    if (way === 'http') one?.proxy.cut();
    await all(`the way is ${way}`, () => one?.went.at(-1) === way);
  }
  await all('all is recorded', () => editors.every(({ settled }) => settled));
  const log = await recorded(opinion);
  await all('all read the same', () => editors.every(({ words }) => words === log));
  for (const { typed, faults, went, lost } of editors) {
    expect(faults, `seed ${seed}`).toEqual([]);
    for (const letter of typed) expect(log.split(letter), `seed ${seed}`).toHaveLength(2);
    total.letters += typed.length;
    total.lost += lost;
    for (const [at, way] of went.entries()) {
      if (way === 'http' && went[at - 1] === 'websocket') total.toHttp++;
      if (way === 'websocket' && went[at - 1] === 'http') total.toSocket++;
    }
  }
  await Promise.all(editors.map((editor) => editor.close()));
}

it('N3 three editors who change from one way to the other at random, both ways, lose nothing and read the same', async () => {
  const first = freshSeed('ways N3');
  const total: Total = { letters: 0, lost: 0, toHttp: 0, toSocket: 0 };
  for (let at = 0; at < STORIES; at++) await story(first + at, total);
  process.stdout.write(`${JSON.stringify(total)}\n`);
  expect(total.letters).toBeGreaterThan(STORIES * 20);
  for (const happened of [total.lost, total.toHttp, total.toSocket]) expect(happened).toBeGreaterThan(0);
});
