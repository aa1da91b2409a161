/**
 * K16: two servers on one Redis are replaced, one after the other, while two hundred pages write: first by those of this version, where the
 * version before ran (server-before.ts) and its pages go on, and then once more by the same.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { RULES_VERSION } from '../../shared/opinion/evolve.ts';
import { readLog } from '../history/clients.ts';
import { Door } from '../support/door.ts';
import { http } from '../support/http.ts';
import type { HttpClient } from '../support/http-client.ts';
import { count, level } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { startRedis } from '../support/redis.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { Page, SYNC } from './page.ts';
import { serverBefore } from './server-before.ts';
import { items, Stage } from './stage.ts';

const ROUNDS = count(1, 20, 20);
const PAGES = 200;
/** As many people in each as in a busy text. */
const PAGES_AN_OPINION = 20;
/** As many sockets as a session may have. */
const PAGES_A_SESSION = 5;
/** From one mark of a page to its next, on average. */
const TYPES_EVERY_MS = 3_000;
/** Back in step, of a hundred ninety-nine. */
const BACK_MS = 5_000;

it(
  `K16 nothing is lost when ${PAGES} pages write while two servers are replaced by the next version, and again, ${ROUNDS} times`,
  async () => {
    const rng = seeded('K16');
    for (let round = 0; round < ROUNDS; round++) await replaced(rng);
  },
  patient(ROUNDS * 240_000),
);

async function replaced(rng: Rng): Promise<void> {
  const before = await serverBefore();
  const [redis, door] = [await startRedis(), await Door.open()];
  const servers: ServerProcess[] = [];
  const pages: Page[] = [];
  let writing = true;
  try {
    const env = { NEMCON_STORE: redis.url, NEMCON_ORIGIN: door.origin };
    for (let at = 0; at < 2; at++) servers.push(await ServerProcess.start({ main: before.main, env }));
    door.leadsTo(servers.map(({ port }) => port));
    const stage = await Stage.at(door.origin);
    const reader = await stage.signIn(stage.chair);

    const join = async (sync: typeof SYNC, people: number): Promise<void> => {
      const opinion = await stage.opinion(10);
      const blocks = (await items(reader, opinion)).map(({ id }) => id);
      for (let at = 0; at < people; at += PAGES_A_SESSION) {
        const seat = stage.state(pages.length / PAGES_A_SESSION);
        const { headers } = await stage.signIn(seat);
        for (let one = 0; one < PAGES_A_SESSION; one++)
          pages.push(new Page({ sync, url: door.origin, opinion, headers, seat: seat.id, blocks, rng }));
      }
    };
    for (let joined = 0; joined < PAGES; joined += PAGES_AN_OPINION) await join(before.sync, PAGES_AN_OPINION);
    const opinions = [...new Set(pages.map((page) => page.opinion))];
    const allSettled = (): Promise<unknown> => until('all are in step', () => pages.every(({ settled }) => settled), 60_000);
    await allSettled();
    const typing = (async () => {
      while (writing) {
        for (const page of pages) if (rng.chance(50 / TYPES_EVERY_MS)) page.type();
        await pause(50);
      }
    })();

    const figures: string[] = [];
    for (const what of ['upgrade', 'restart']) {
      for (const page of pages) page.away.length = 0;
      for (const server of servers) {
        await server.replace();
        // in haste while half of them are not back, or as docs/operations.md says
        const enough = what === 'upgrade' ? PAGES / 2 : pages.length - 1;
        await until('people are there', () => pages.filter(({ inStep }) => inStep).length > enough, 60_000);
        if (what === 'restart' || server === servers.at(-1)) continue;
        // somebody opens every text there: the older server, where people write, cannot go on with what is under newer rules, and says so
        await Promise.all(opinions.map((opinion) => lookAt(server, opinion, reader)));
        await until('the older one says so', () => servers.at(-1)?.output.includes('room dropped'));
      }
      await until('all are in step', () => pages.every(({ inStep }) => inStep), 60_000);
      figures.push(
        `${what} ${percentiles(
          what,
          pages.flatMap(({ away }) => away),
        )}`,
      );
      // and pages of this version come
      if (what === 'upgrade') await join(SYNC, PAGES_AN_OPINION);
    }
    writing = false;
    await typing;
    await allSettled();

    expect(pages.flatMap(({ faults }) => faults)).toEqual([]);
    let [entries, upgraded] = [0, 0];
    for (const opinion of new Set(pages.map((page) => page.opinion))) {
      const log = await readLog(reader, opinion);
      entries += log.length;
      // begun under older rules, and gone on under those of today
      const rules = log.map(({ entry }) => entry.rules ?? 0);
      if (Math.min(...rules) < RULES_VERSION) upgraded += 1;
      expect(Math.max(...rules)).toBe(RULES_VERSION);
      const recorded = log.flatMap(({ edits }) => edits).sort();
      const here = pages.filter((page) => page.opinion === opinion);
      expect(recorded).toEqual(here.flatMap(({ typed }) => typed).sort());
      await until('all have heard all', () => new Set(here.map(({ words }) => words)).size === 1);
      expect(recorded.filter((mark) => here[0]?.words.split(mark).length !== 2)).toEqual([]);
    }
    const typed = pages.reduce((sum, page) => sum + page.typed.length, 0);
    process.stdout.write(`K16: ${typed} edits in ${entries} entries; away for (ms): ${figures.join(', ')}\n`);
    expect(typed).toBeGreaterThan(PAGES);
    expect(upgraded).toBe(PAGES / PAGES_AN_OPINION);
  } finally {
    writing = false;
    for (const page of pages) page.close();
    await Promise.all(servers.map((server) => server.close()));
    await door.close();
    await redis.stop();
    before.remove();
  }
}

async function lookAt(server: ServerProcess, opinion: string, reader: HttpClient): Promise<void> {
  const { status } = await http(`${server.origin}/api/opinions/${opinion}/register`, { headers: { cookie: reader.cookie } });
  expect(status).toBe(200);
}

/** Milliseconds are judged at night, where nothing else runs, and of the replacement that waits for people to be back. */
function percentiles(what: string, ms: readonly number[]): string {
  const sorted = [...ms].sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.floor((sorted.length - 1) * part)] ?? 0;
  expect(sorted.length).toBeGreaterThan(PAGES / 2);
  if (level !== 'pr' && what === 'restart') expect(at(0.99)).toBeLessThan(patient(BACK_MS));
  return `p50 ${at(0.5).toFixed(0)} p99 ${at(0.99).toFixed(0)} of ${sorted.length}`;
}
