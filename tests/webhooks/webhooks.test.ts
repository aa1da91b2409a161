/** What other programs are told: facts alone, signed, in order, until they take it. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { readConfig } from '../../server/config.ts';
import { LIMITS } from '../../server/limits.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { Rooms } from '../../server/room/rooms.ts';
import { told } from '../../server/told.ts';
import { eventOf } from '../../server/webhooks/events.ts';
import { signed } from '../../server/webhooks/signature.ts';
import { Webhooks } from '../../server/webhooks/webhooks.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { register } from '../../shared/opinion/show.ts';
import { settled } from '../support/bus.ts';
import { manualClock } from '../support/clock.ts';
import { delegate } from '../support/connection.ts';
import { forumOf, founding, measures } from '../support/founding.ts';
import { portOf } from '../support/port.ts';
import { until } from '../support/until.ts';

const SECRETS = [Buffer.alloc(24, 1), Buffer.alloc(32, 2)] as const;
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A program that is told, and answers as it likes. */
async function receiver() {
  const got: Got[] = [];
  const answers: number[] = [];
  /** Logs of which nothing is accepted, by their name. */
  const refused = new Set<string>();
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      got.push({ headers: req.headers, body: String(Buffer.concat(chunks)) });
      const log = String(req.headers['webhook-id']).replace(/\/\d+$/, '');
      const status = refused.has(log) ? 503 : (answers.shift() ?? 204);
      res.writeHead(status, status === 307 ? { location: '/elsewhere' } : {}).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const told = () => got.map(({ body }) => JSON.parse(body) as { readonly type: string; readonly data: Readonly<Record<string, unknown>> });
  return { got, answers, refused, told, url: `http://127.0.0.1:${portOf(server)}/hook` };
}

async function house() {
  const clock = manualClock();
  const log = new MemoryLog();
  const keys = new MemoryKeys();
  const logger = pino({ level: 'silent' });
  const rooms = new Rooms({ log, clock, logger, forum: () => forumOf('arl', 'bru') });
  await rooms.create(founding('one', measures('one', 2)));
  let uuids = 0;
  const act = async (
    entity: string,
    at: number,
    command: (block: string, hash: string | null) => Command,
    opinion = 'one',
  ): Promise<number> => {
    const room = await rooms.open(opinion);
    if (room === null) throw new Error('the opinion was made');
    const { paragraphs } = await room.look(({ state, notes }) => register(state, notes, opinion));
    const { id: block = '', hash = null } = paragraphs.filter(({ kind }) => kind === 'operative-item')[at] ?? {};
    const uuid = `00000000-0000-4000-8000-${String(++uuids).padStart(12, '0')}`;
    const actor = entity === 'chair' ? delegate('chair', 'chair') : delegate(entity);
    const answer = await room.act(
      { person: 'P. Name', actor: () => actor },
      { uuid, v: 1, seen: { seq: 0 }, command: command(block, hash) },
    );
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.seq;
  };
  const objects = () => act('arl', 0, (block, hash) => ({ do: 'raise-objection', block, hash, reason: 'Secret words' }) as Command);
  const supports = () => act('bru', 0, (block, hash) => ({ do: 'support', block, hash }) as Command);
  const calls = (opinion?: string) => act('chair', 1, (block, hash) => ({ do: 'call', targets: [{ block, hash }] }) as Command, opinion);
  const courier = (url: string, mine = () => true) => {
    const objections = async (id: string) => {
      const summary = await rooms.summaries.of(id);
      return summary && { objected: summary.counts.objected, asOf: summary.seq };
    };
    const made = new Webhooks([{ url, secrets: SECRETS }], { log, keys, clock, logger, mine, objections, random: () => 0.5 });
    ends.push(() => made.close());
    return made;
  };
  /** Lets it look. */
  const look = async (): Promise<void> => {
    clock.advance(LIMITS.webhookEveryMs);
    await settled();
  };
  return { clock, log, keys, rooms, objects, supports, calls, courier, look };
}

const typesOf = (all: readonly { readonly type: string }[]): readonly string[] => all.map(({ type }) => type);

describe('webhooks', () => {
  it('O20 signs as Standard Webhooks has it, with each secret', () => {
    // the example of the specification
    const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
    const headers = signed('msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', 1_614_265_330_000, [secret, SECRETS[0]]);
    expect(headers['webhook-timestamp']).toBe('1614265330');
    expect(headers['webhook-signature']?.split(' ')[0]).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
    expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  });

  it('O19 O20 tells facts alone, from when it was configured on, in order and signed', async () => {
    const { objects, supports, calls, courier, look } = await house();
    const { got, told, url } = await receiver();
    courier(url);
    await settled();
    await supports();
    await objects();
    await calls();
    await look();
    await until('both have come', () => got.length === 2);
    expect(typesOf(told())).toEqual(['objections.changed', 'call.opened']);
    const [first] = got;
    const objection = { log: 'opinion', id: 'one', objected: 1 };
    expect(told()[0]).toMatchObject({ type: 'objections.changed', data: objection });
    expect(got.map(({ body }) => body).join()).not.toMatch(/Secret|arl|bru|Name|measure/);
    expect(typesOf(told())).not.toContain('opinion.created');
    expect(first?.headers['webhook-id']).toMatch(/^opinion\/one\/\d+$/);
    const signature = createHmac('sha256', SECRETS[1])
      .update(`${first?.headers['webhook-id']}.${first?.headers['webhook-timestamp']}.${first?.body}`)
      .digest('base64');
    expect(String(first?.headers['webhook-signature']).split(' ')).toContain(`v1,${signature}`);
  });

  it('O20 sends again what was not accepted, with its id and later each time, and nothing before it', async () => {
    const { clock, calls, objects, courier, look } = await house();
    const { got, answers, told, url } = await receiver();
    answers.push(500, 307, 429);
    const outcomes: string[] = [];
    ends.push(toldOf(outcomes));
    const webhooks = courier(url);
    await settled();
    await calls();
    await objects();
    await look();
    for (const [tries, pause] of [5_000, 10_000, 20_000].entries()) {
      await until(`attempt ${tries + 1}`, () => outcomes.length === tries + 1);
      await settled();
      clock.advance(pause - 1);
      await settled();
      expect(got).toHaveLength(tries + 1);
      expect(webhooks.addresses[0]?.behindSeconds).toBeGreaterThan(0);
      clock.advance(1);
    }
    await until('it is accepted', () => outcomes.includes('sent'));
    expect(outcomes.slice(0, 4)).toEqual(['failed', 'failed', 'failed', 'sent']);
    expect(new Set(got.slice(0, 4).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(typesOf(told().slice(0, 4))).toEqual(Array.from({ length: 4 }, () => 'call.opened'));
  });

  it('O20 tells of each log in its order, though nothing of another is accepted, and says so of the address', async () => {
    const { clock, rooms, calls, objects, courier, look } = await house();
    const { refused, got, told, url } = await receiver();
    await rooms.create(founding('two', measures('two', 2)));
    const webhooks = courier(url);
    await settled();
    refused.add('opinion/one');
    await calls();
    await objects();
    await look();
    await until('it was refused', () => got.length === 1);
    await calls('two');
    await look();
    await until('the other log is told', () => told().some(({ data }) => data.id === 'two'));
    const [address] = webhooks.addresses;
    expect(address).toMatchObject({ name: new URL(url).host, waiting: 1 });
    expect(address?.behindSeconds).toBeGreaterThan(0);

    refused.clear();
    clock.advance(LIMITS.webhookMostPauseMs);
    await until('all are told', () => typesOf(told()).includes('objections.changed'));
    const ofOne = told().filter(({ data }) => data.id === 'one');
    expect(new Set(typesOf(ofOne.slice(0, -1)))).toEqual(new Set(['call.opened']));
    expect(ofOne.at(-1)?.type).toBe('objections.changed');
    await until('nothing waits', () => webhooks.addresses[0]?.waiting === 0);
    expect(webhooks.addresses[0]?.behindSeconds).toBe(0);
  });

  it('O20 gives up what nobody accepts for days, and goes on', async () => {
    const { clock, calls, objects, courier, look } = await house();
    const { answers, told, url } = await receiver();
    answers.push(...Array.from({ length: LIMITS.webhookTries }, () => 503));
    const outcomes: string[] = [];
    ends.push(toldOf(outcomes));
    courier(url);
    await settled();
    await objects();
    await calls();
    await look();
    const begun = clock.now();
    for (let tries = 1; tries <= LIMITS.webhookTries; tries += 1) {
      await until(`attempt ${tries}`, () => outcomes.length >= tries);
      await settled();
      clock.advance(LIMITS.webhookMostPauseMs);
    }
    await until('it is given up', () => outcomes.includes('given-up'));
    expect(told().length).toBeGreaterThanOrEqual(LIMITS.webhookTries);
    expect(clock.now() - begun).toBeGreaterThanOrEqual(3 * 86_400_000);
  });

  it('O20 gives up soon what the receiver refuses', async () => {
    const { clock, objects, calls, courier, look } = await house();
    const { answers, told, url } = await receiver();
    answers.push(...Array.from({ length: LIMITS.webhookRefusedTries }, () => 422));
    const outcomes: string[] = [];
    ends.push(toldOf(outcomes));
    courier(url);
    await settled();
    await objects();
    await calls();
    await look();
    for (let tries = 1; tries < LIMITS.webhookRefusedTries; tries += 1) {
      await until(`attempt ${tries}`, () => outcomes.length >= tries);
      await settled();
      clock.advance(LIMITS.webhookMostPauseMs);
    }
    await until('what comes after it has come', () => outcomes.includes('sent'));
    expect(typesOf(told()).slice(0, LIMITS.webhookRefusedTries + 1)).toEqual([
      ...Array.from({ length: LIMITS.webhookRefusedTries }, () => 'objections.changed'),
      'call.opened',
    ]);
  });

  it('O20 goes on after a restart where it was, on the node that leads', async () => {
    const { supports, calls, courier, look } = await house();
    const { got, told, url } = await receiver();
    const first = courier(url);
    await settled();
    await first.close();
    await calls();
    let leads = false;
    courier(url, () => leads);
    await look();
    await look();
    expect(got).toEqual([]);
    leads = true;
    await look();
    await until('what happened meanwhile has come', () => got.length > 0);
    expect(typesOf(told())[0]).toBe('call.opened');
    // people support, and the time of the call passes
    await supports();
    await look();
    await until('what came of the call has come', () => typesOf(told()).includes('call.ripe'));
    expect(typesOf(told())).toEqual(['call.opened', 'call.ripe']);
  });

  it('O19 nothing is told of text, and no member that is not listed', async () => {
    const { log, objects, supports } = await house();
    await supports();
    await objects();
    const name = { kind: 'opinion', id: 'one' } as const;
    const events = (await log.read(name, 0)).map((entry) => eventOf(name, entry));
    expect(events.map((event) => event?.type ?? null)).toEqual(['opinion.created', null, null, 'objections.changed']);
    expect(events[0]?.data).toEqual({ log: 'opinion', id: 'one', seq: 1, number: '1', phase: 'drafting', meeting: null });
  });

  it('O20 reads addresses and secrets, several of each', () => {
    const secret = (byte: number) => `whsec_${Buffer.alloc(24, byte).toString('base64')}`;
    const read = readConfig({ NEMCON_WEBHOOKS: `https://a.example/hook ${secret(1)} ${secret(2)}; http://127.0.0.1:9/x ${secret(3)}` });
    expect(read.ok && read.value.webhooks.map(({ url, secrets }) => [url, secrets.length])).toEqual([
      ['https://a.example/hook', 2],
      ['http://127.0.0.1:9/x', 1],
    ]);
  });
});

const toldOf = (outcomes: string[]): (() => void) => told.webhook.hear((outcome) => outcomes.push(outcome));
