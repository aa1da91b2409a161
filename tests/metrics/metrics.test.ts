/** What is counted, and of what nothing is. */
import { afterEach, describe, expect, it } from 'vitest';
import { type Appended, type LogName, StorageFault, type Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { timed } from '../../server/log/timed.ts';
import { Metrics } from '../../server/metrics/metrics.ts';
import { told } from '../../server/told.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { seatOf } from '../http/stage.ts';
import { type as typed } from '../support/blocks.ts';
import { until } from '../support/until.ts';

let stage: SessionStage;
let metrics: Metrics;
async function counting(log?: MemoryLog): Promise<void> {
  stage = await sessionStage(log);
  const { census, tools } = stage.app;
  metrics = new Metrics({ version: '1.2.3', store: 'memory', census, ready: () => tools.health.ready() });
}
afterEach(async () => {
  metrics.close();
  await stage.close();
});

/** What is ours, by name and labels. */
async function counted(): Promise<Readonly<Record<string, number>>> {
  const lines = (await metrics.text()).split('\n').filter((line) => line.startsWith('nemcon_'));
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]));
}

const row = (method: string, route: string, status: string): string =>
  `nemcon_http_seconds_count{method="${method}",route="${route}",status="${status}"}`;

/** A request is told of when its answer has gone, which whoever asked may see a moment before: one more, until it is counted. */
async function allIsTold(): Promise<void> {
  const looks = async (): Promise<number> => (await counted())[row('GET', '/api/me', '2xx')] ?? 0;
  const before = await looks();
  await stage.ask('get', '/api/me');
  await until('the last request is counted', async () => (await looks()) === before + 1);
}

const withoutLooks = (all: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !name.includes('route="/api/me"')));

const block = async (id: string): Promise<{ readonly block: string; readonly hash: string | null }> => {
  const { paragraphs } = await stage.register(STATE, id);
  const found = paragraphs.find(({ label }) => label === 'a)');
  return { block: found?.id ?? '', hash: found?.hash ?? null };
};

class Failing extends MemoryLog {
  fails = false;
  override async append(log: LogName, entries: readonly Stored[]): Promise<Appended> {
    if (this.fails) throw new StorageFault('gone');
    return super.append(log, entries);
  }
}

/** What Node says of itself. Nothing of it may count connections, and whatever is new here has to be looked at. */
const OF_THE_PROCESS = [
  /^process_(?:cpu_(?:user_|system_)?seconds_total|start_time_seconds|max_fds)$/,
  /^process_(?:resident_memory|virtual_memory|heap)_bytes$/,
  /^nodejs_eventloop_lag(?:_(?:min|max|mean|stddev|p50|p90|p99))?_seconds$/,
  /^nodejs_heap_(?:size_total|size_used|space_size_total|space_size_used|space_size_available)_bytes$/,
  /^nodejs_(?:external_memory_bytes|version_info|gc_duration_seconds)$/,
];

/** A State connects, types a word, objects, and is refused once. Returns when all of it is recorded. */
async function work(id: string): Promise<void> {
  const client = await stage.connect(STATE, id);
  await client.synced;
  const { block: first } = await block(id);
  await client.edit((doc) => typed(doc, first, ' word'));
  const { status } = await stage.command(STATE, id, { do: 'raise-objection', ...(await block(id)), reason: 'The wording of a reason.' });
  expect(status).toBe(200);
  expect((await stage.command(OTHER_STATE, id, { do: 'call', targets: [await block(id)] })).body.code).toBe('not-chair');
}

describe('metrics', () => {
  it('O7 count clients, words, acts and refusals, and name nobody', async () => {
    await counting();
    const before = await counted();
    await work(stage.opinion);
    const after = await counted();
    const rise = (name: string): number => (after[name] ?? 0) - (before[name] ?? 0);
    expect(rise('nemcon_clients')).toBe(1);
    expect(rise('nemcon_updates_total')).toBe(1);
    expect(rise('nemcon_acts_total{log="opinion"}')).toBe(1);
    expect(rise('nemcon_refusals_total{code="not-chair"}')).toBe(1);
    expect(after).toMatchObject({
      'nemcon_info{version="1.2.3",store="memory"}': 1,
      nemcon_rooms: 1,
      nemcon_queue: 0,
      nemcon_followers: 0,
      'nemcon_ready{check="storage"}': 1,
      'nemcon_ready{check="clock"}': 1,
    });
    const all = await metrics.text();
    for (const word of [stage.opinion, STATE, OTHER_STATE, 'e-member-state', 'Bruma', 'Test Person', 'wording', 'access', 'ieg-1'])
      expect(all).not.toContain(word);
  });

  it('O7 tell how long answers took by their rows, and name nothing that stands in an address', async () => {
    await counting();
    await work(stage.opinion);
    for (const strange of ['/api/nowhere', '/api/opinions/one/two/three']) await stage.ask('get', strange);
    await allIsTold();
    expect(await counted()).toMatchObject({
      [row('GET', '/api/opinions/:id/register', '2xx')]: 3,
      [row('POST', '/api/opinions/:id/commands', '2xx')]: 1,
      [row('POST', '/api/opinions/:id/commands', '4xx')]: 1,
      [row('any', 'other', '4xx')]: 2,
    });
    expect(await metrics.text()).not.toMatch(/nowhere|three/);
  });

  it('O7 count WebSockets that were refused, by status', async () => {
    await counting();
    await expect((await stage.connect(STATE, 'not-there')).closed).rejects.toThrow('404');
    await allIsTold();
    expect(await counted()).toMatchObject({
      'nemcon_upgrades_refused_total{status="404"}': 1,
      'nemcon_upgrades_refused_total{status="401"}': 0,
    });
  });

  it('O7 F9.5 count nothing in a restricted session', async () => {
    await counting();
    const inside = await stage.begin();
    await allIsTold();
    const before = await counted();
    expect(before['nemcon_acts_total{log="forum"}']).toBeGreaterThan(0);
    await work(inside);
    for (const address of [`/o/${inside}`, `/api/opinions/${inside.replace('r', '%72')}/register`, `/api/strange/${inside}`])
      await stage.ask('get', address);
    await expect(stage.register(seatOf('observer'), inside)).rejects.toThrow('404');
    await expect((await stage.connect('chair-2', inside)).closed).rejects.toThrow('404');
    const closing = await stage.command(CHAIR, inside, { do: 'close-without-adoption', outcome: 'no-consensus' });
    expect(closing.body.code).toBe('restricted-session');
    await allIsTold();
    expect(withoutLooks(await counted())).toEqual(withoutLooks(before));
  });

  it('O7 F9.5 count no fault of the store in a restricted session', async () => {
    const log = new Failing();
    await counting(log);
    const inside = await stage.begin();
    const storage = async (): Promise<number> => (await counted())['nemcon_refusals_total{code="storage"}'] ?? -1;
    expect(await storage()).toBe(0);
    const raise = { do: 'raise-objection', ...(await block(inside)), reason: 'The wording of a reason.' } as const;
    log.fails = true;
    for (const id of [inside, inside.replace('r', '%72')]) expect((await stage.command(STATE, id, raise)).status).toBe(503);
    expect(await storage()).toBe(0);
    expect((await stage.ask('get', '/api/nowhere')).status).toBe(404);
    expect((await counted())['nemcon_refusals_total{code="not-found"}']).toBe(1);
    log.fails = false;
  });

  it('O7 F9.5 say nothing of Node by which connections could be counted', async () => {
    await counting();
    const names = [...(await metrics.text()).matchAll(/^# TYPE (\S+) /gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !name.startsWith('nemcon_') && !OF_THE_PROCESS.some((known) => known.test(name)))).toEqual([]);
  });

  it('O7 F9.5 tell how long an append took, unless it is of restricted sessions alone', async () => {
    await counting();
    const heard: number[] = [];
    const stop = told.commit.hear((seconds) => heard.push(seconds));
    const inside = { kind: 'restricted', id: 'r1-one' } as const;
    await timed('commit', [inside], async () => {});
    expect(heard).toEqual([]);
    await timed('commit', [inside, { kind: 'opinion', id: 'one' }], async () => {});
    stop();
    expect(heard).toHaveLength(1);
    expect((await counted()).nemcon_commit_seconds_count).toBe(1);
  });
});
