/**
 * K15: several servers on one Redis, under load, while one fault after another happens to them, to their ways, and to Redis. Whatever it is,
 * nothing acknowledged is lost or doubled, every server and this test fold the same, and all go on by themselves. Then the races of
 * races.test.ts, with the chair at one server and everybody else at the other.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { createClient } from 'redis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openLog } from '../../server/log/open.ts';
import { readEntry } from '../../server/record/read.ts';
import { sealEntry } from '../../server/record/seal.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { check } from '../history/checker.ts';
import { planted } from '../history/planted.ts';
import { blockIds, type as typeWords, wordsOfAll } from '../support/blocks.ts';
import { http } from '../support/http.ts';
import type { HttpClient } from '../support/http-client.ts';
import { count } from '../support/levels.ts';
import { patient } from '../support/patient.ts';
import { type Rng, seeded } from '../support/rng.ts';
import { until } from '../support/until.ts';
import { Nodes } from './nodes.ts';
import { Load } from './nodes-load.ts';
import { gavelsAgainstKeystrokes, gavelsAgainstObjections, historyOf, type Racers, TYPISTS } from './racing.ts';
import { items } from './stage.ts';

const SERVERS = count(2, 3, 3);
/** In half of them the gavel meets an objection, in the other half a keystroke. */
const RACES = count(200, 20_000, 100_000);
/** Each of the faults so often; in the gate the first four, and of the others some. */
const ROUNDS = count(1, 15, 60);
const ALWAYS = 4;
const MORE = count(2, 99, 99);
/** How often somebody goes on at a server that has not heard of it. */
const BEHIND = count(5, 100, 500);
/** An opinion takes only so much text. */
const FAULTS_AN_OPINION = 20;

let nodes: Nodes;
let chair: HttpClient;
beforeAll(async () => {
  nodes = await Nodes.start(SERVERS);
  chair = await nodes.stage.signIn(nodes.stage.chair);
});
afterAll(() => nodes.close());

interface Fault {
  readonly name: string;
  /** Makes it happen at the node of that number, and returns when it has been seen. */
  readonly happen: (at: number) => Promise<void>;
  readonly end: (at: number) => Promise<void>;
  /** Who can still record meanwhile. */
  readonly spared: 'nobody' | 'others' | 'all';
}

const FAULTS: readonly Fault[] = [
  { name: 'Redis is killed', happen: () => nodes.redis.kill(), end: () => nodes.redis.restart(), spared: 'nobody' },
  {
    name: 'Redis says nothing',
    happen: async () => void nodes.redis.child().kill('SIGSTOP'),
    end: async () => void nodes.redis.child().kill('SIGCONT'),
    spared: 'nobody',
  },
  {
    name: 'the disk of Redis is full',
    // its log of appends ends here; it ends itself with the next one
    happen: () => limitFiles(nodes.redis.child().pid ?? 0),
    end: () => nodes.redis.restart(),
    spared: 'nobody',
  },
  {
    name: 'a server is killed',
    happen: async (at) => void (await nodes.at(at).server.down('SIGKILL')),
    end: async (at) => void (await nodes.at(at).server.up()),
    spared: 'others',
  },
  { name: 'the memory of Redis is full', happen: () => setting('maxmemory', '1'), end: () => setting('maxmemory', '0'), spared: 'nobody' },
  {
    name: 'a server stands still',
    happen: async (at) => void process.kill(nodes.at(at).server.pid, 'SIGSTOP'),
    end: async (at) => void process.kill(nodes.at(at).server.pid, 'SIGCONT'),
    spared: 'others',
  },
  { name: 'a way is cut', happen: async (at) => nodes.at(at).way.cut(), end: async () => {}, spared: 'all' },
  {
    name: 'a way says nothing',
    happen: async (at) => nodes.at(at).way.silence(),
    end: async (at) => nodes.at(at).way.heal(),
    spared: 'others',
  },
  {
    name: 'a way is slow',
    // while others write it comes too late each time: what it is asked waits
    happen: async (at) => nodes.at(at).way.delay(200),
    end: async (at) => nodes.at(at).way.delay(0),
    spared: 'others',
  },
  {
    name: 'answers are lost',
    happen: async (at) => {
      let turn = 0;
      nodes.at(at).lossy.lose = () => (['after', null, 'before', null] as const)[turn++ % 4] ?? null;
    },
    end: async (at) => {
      nodes.at(at).lossy.lose = () => null;
    },
    spared: 'all',
  },
];

const EACH = Math.min(FAULTS.length, ALWAYS + MORE);

async function setting(name: string, value: string): Promise<void> {
  const client = await createClient({ url: nodes.redis.adminUrl }).connect();
  await client.configSet(name, value);
  client.destroy();
}

/** No file that this process writes may grow any more. */
const limitFiles = async (pid: number): Promise<void> => void (await promisify(execFile)('prlimit', ['--pid', String(pid), '--fsize=1']));

it(
  `K15 K4 9.1 nothing acknowledged is lost in ${ROUNDS * EACH} faults of ${SERVERS} servers and their Redis`,
  async () => {
    const rng = seeded('K15');
    const some = (): readonly Fault[] => [...FAULTS.slice(0, ALWAYS), ...rng.shuffle(FAULTS.slice(ALWAYS)).slice(0, MORE)];
    const all = Array.from({ length: ROUNDS }, () => rng.shuffle(some())).flat();
    const slowest = new Map<string, Slowest>();
    for (let done = 0; done < all.length; done += FAULTS_AN_OPINION)
      await campaign(rng, all.slice(done, done + FAULTS_AN_OPINION), slowest);
    for (const [name, { said, back }] of slowest)
      process.stdout.write(`K15 ${name}: said after ${said.toFixed(0)} ms, all recorded again after ${back.toFixed(0)} ms, at most\n`);
  },
  patient(60_000 + ROUNDS * EACH * 30_000),
);

/** Milliseconds. */
interface Slowest {
  readonly said: number;
  readonly back: number;
}

async function campaign(rng: Rng, faults: readonly Fault[], slowest: Map<string, Slowest>): Promise<void> {
  const opinion = await nodes.stage.opinion(20);
  const load = await Load.on(nodes, opinion, rng);
  const recorded = (at: number, more: number): Promise<unknown> => {
    const before = load.acknowledged(at);
    return until(`server ${at} records`, () => load.acknowledged(at) - before >= more, 60_000);
  };
  for (const { name, happen, end, spared } of faults) {
    await Promise.all(nodes.all.map((_, at) => recorded(at, rng.between(3, 10))));
    const at = rng.below(nodes.all.length);
    await happen(at);
    const others = nodes.all.flatMap((_, one) => (one === at ? [] : [one]));
    const went = { nobody: [], others, all: [at, ...others] }[spared];
    const cannot = { nobody: [at, ...others], others: name === 'a way says nothing' ? [at] : [], all: [] }[spared];
    const [answers] = await Promise.all([Promise.all(cannot.map((one) => refuses(one, opinion))), ...went.map((one) => recorded(one, 5))]);
    await end(at);
    const begun = performance.now();
    await Promise.all(nodes.all.map((_, one) => recorded(one, 1)));
    const { said = 0, back = 0 } = slowest.get(name) ?? {};
    slowest.set(name, { said: Math.max(said, ...answers), back: Math.max(back, performance.now() - begun) });
  }
  const { events, seats } = await load.stop();

  const history = await historyOf({ readers: nodes.all.map((_, at) => nodes.over(at, chair)) }, opinion, load.recorder, seats);
  expect(check(history)).toEqual([]);
  const texts = await Promise.all(nodes.all.map((_, at) => textAt(at, opinion)));
  expect(new Set(texts).size).toBe(1);
  const marks = history.log.flatMap(({ edits }) => edits);
  expect(marks.filter((mark) => texts[0]?.split(mark).length !== 2)).toEqual([]);
  const of = (kind: string): number => events.filter((event) => event.kind === kind).length;
  process.stdout.write(`K15: ${faults.length} faults, ${of('ok')} acknowledged, ${of('info')} unknown, ${history.log.length} entries\n`);
  expect(of('info')).toBeGreaterThan(faults.length / 2);
}

/** Whoever acts hears that storage is away, and when to come back; after how many milliseconds. */
async function refuses(at: number, opinion: string): Promise<number> {
  const { origin } = nodes.at(at).server;
  const headers = { ...nodes.over(at, chair).headers, 'content-type': 'application/json' };
  return until(`server ${at} says that it cannot record`, async () => {
    const command = { do: 'set-policy', policy: { ...DEFAULT_POLICY, minCallSeconds: 10 + (asked++ % 20) } };
    const body = JSON.stringify({ uuid: randomUUID(), v: 1, seen: { seq: 0 }, command });
    const begun = performance.now();
    const answer = await http(`${origin}/api/opinions/${opinion}/commands`, { method: 'POST', headers, body });
    if (answer.status !== 503) return false;
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'storage' });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    return performance.now() - begun;
  });
}
let asked = 0;

async function textAt(at: number, opinion: string): Promise<string> {
  const editor = nodes.stage.editor(nodes.over(at, chair), opinion);
  await editor.synced;
  const words = wordsOfAll(editor.doc);
  editor.close();
  return words;
}

it(
  `9.1 ${BEHIND} times a server that hears nothing of the others refuses nothing that the head of the log allows, and allows nothing that it refuses`,
  async () => {
    const { stage } = nodes;
    const opinion = await stage.opinion(BEHIND);
    const [state, other] = [await stage.signIn(stage.state(0)), await stage.signIn(stage.state(1))];
    const blocks = (await items(chair, opinion)).map(({ id }) => id);
    const { lossy } = nodes.at(1);
    let doc = new Y.Doc();
    // it has the text before it falls behind
    await textAt(1, opinion);
    lossy.deaf = true;
    for (const block of blocks) {
      const raise = { do: 'raise-objection', block, hash: null } as const;
      const uuid = randomUUID();
      const raised = await state.command(opinion, raise, 0, uuid);
      expect(raised.status).toBe(200);
      const there = nodes.over(1, state);
      const again = await there.command(opinion, raise, 0, uuid);
      expect(again).toEqual(raised);
      const more = await other.command(opinion, raise);
      const withdrawn = await nodes.over(1, other).command(opinion, { do: 'withdraw', position: `p${more.body.seq}` });
      expect(withdrawn).toMatchObject({ status: 200 });

      // whoever changes servers brings along what others wrote, which the next one may not have heard of
      const [moves, writes] = [stage.editor(state, opinion, { doc }), stage.editor(other, opinion)];
      await Promise.all([moves.synced, writes.synced]);
      const seen = new Promise((resolve) => doc.once('update', resolve));
      await writes.edit((one) => typeWords(one, block, 'heard of '));
      await seen;
      moves.close();
      writes.close();
      const moved = stage.editor(there, opinion, { doc });
      await moved.synced;
      expect((await moved.edit((one) => typeWords(one, block, 'and gone on'))).seq).toBeGreaterThan(0);
      moved.close();
      doc = moved.doc;
    }
    lossy.deaf = false;
    const texts = await Promise.all(nodes.all.map((_, at) => textAt(at, opinion)));
    expect(texts[0]?.split('heard of and gone on')).toHaveLength(blocks.length + 1);
    expect(new Set(texts).size).toBe(1);
  },
  patient(60_000 + BEHIND * 10_000),
);

it('K17 an entry of a later version stops its opinion on every server, with words, and nothing else', async () => {
  const { stage } = nodes;
  const [poisoned, sound] = [await stage.opinion(2), await stage.opinion(2)];
  const people = nodes.all.map((_, at) => nodes.over(at, chair));
  const state = await stage.signIn(stage.state(0));
  const there = nodes.all.map((_, at) => stage.editor(nodes.over(at, state), poisoned));
  await Promise.all(there.map(({ synced }) => synced));

  const log = await openLog(nodes.redis.url);
  const name = { kind: 'opinion', id: poisoned } as const;
  const prev = await log.head(name);
  if (prev === null) throw new Error('the opinion was made');
  const { entry, header } = readEntry(prev);
  const next = { ...entry, seq: prev.seq + 1, uuid: randomUUID(), rules: 99, fact: { type: 'of.another.time' } };
  const sealed = sealEntry({ log: name, prev, entry: next, textHash: header.textHash, payload: { kind: 'act', note: {} } });
  expect(await log.append(name, [sealed])).toBe('ok');
  await log.close();

  // told at once that this is the end for now
  for (const { closed } of there) expect(await closed).toBe(CLOSE.storage);
  for (const [at, person] of people.entries()) {
    expect(await person.get(`/api/opinions/${poisoned}/register`)).toMatchObject({ status: 500, body: { code: 'halted' } });
    const { body } = await person.get<readonly { id: string; why: string }[]>('/api/opinions/halted');
    expect(body).toContainEqual({ id: poisoned, why: expect.stringContaining(`opinion/${poisoned}, entry ${prev.seq + 1}`) });
    const editor = stage.editor(nodes.over(at, state), sound);
    await editor.synced;
    await editor.edit((doc) => typeWords(doc, blockIds(doc).at(-1) ?? '', 'all goes on'));
    editor.close();
    expect(await nodes.at(at).server.ready()).toBe(true);
  }
});

async function racers(): Promise<Racers> {
  const { stage } = nodes;
  const there = async (seat: Parameters<typeof stage.signIn>[0]) => nodes.over(1, await stage.signIn(seat));
  const states = await Promise.all(stage.states.slice(0, 3).map(async (seat) => [seat, await there(seat)] as const));
  const typists = await Promise.all(Array.from({ length: TYPISTS }, () => there(stage.state(0))));
  return { stage, chair, states, typists, readers: [chair, nodes.over(1, chair)] };
}

it.each([
  ['objections', gavelsAgainstObjections],
  ['keystrokes', gavelsAgainstKeystrokes],
])(
  `4.1 9.1 T9 ${RACES / 2} gavels at one server against %s at another`,
  async (what, race) => {
    const { first, refused, history } = await race(await racers(), RACES / 2, seeded(`gavel and ${what} on two servers`));
    process.stdout.write(`gavels against ${what} on two servers: ${first} first, ${refused} refused\n`);
    expect(Math.min(first, refused)).toBeGreaterThan(RACES / 100);
    // it would have been seen
    for (const [fault, other] of planted(history)) expect([fault, check(other).length > 0]).toEqual([fault, true]);
  },
  patient(60_000 + RACES * 1_000),
);
