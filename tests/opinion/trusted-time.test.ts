/** What an entry is dated by while the clock is doubted: no deadline comes nearer by a clock that was wrong. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClockWatch } from '../../server/clock-watch.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { DEFAULT_POLICY } from '../../shared/opinion/entry.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { manualClock } from '../support/clock.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const logger = createLogger('silent', { write: () => {} });

it('9.8 while a clock is doubted, the time that was believed goes on as the machine counts, and from the confirmation on the clock does', () => {
  for (const ms of [2 * DAY, -2 * DAY]) {
    const machine = manualClock();
    const clock = new ClockWatch(machine, logger);
    machine.advance(HOUR);
    const before = machine.now();
    expect(clock.now()).toBe(before);
    machine.step(ms);
    machine.advance(5_000);
    expect(clock.now()).toBe(before + 5_000);
    machine.step(ms);
    expect(clock.now()).toBe(before + 5_000);
    clock.confirm();
    expect(clock.now()).toBe(machine.now());
  }
});

it('9.8 after a restart with a doubt, time goes on from the newest entry, and no later than by the clock', () => {
  const machine = manualClock();
  const doubt = { why: 'moved', byMs: 2 * DAY } as const;
  const newestAt = machine.now() - 2 * DAY;
  const clock = new ClockWatch(machine, logger, { doubt, newestAt });
  machine.advance(1_000);
  expect(clock.now()).toBe(newestAt + 1_000);
  const back = manualClock();
  expect(new ClockWatch(back, logger, { doubt, newestAt: back.now() + DAY }).now()).toBe(back.now());
});

let stage: Stage;
let opinion: string;
beforeEach(async () => {
  stage = await startStage();
  opinion = await stage.createOpinion();
});
afterEach(() => stage.close());

const register = async (): Promise<Register> =>
  (await stage.as(await stage.signIn(seatOf('chair')), 'get', `/api/opinions/${opinion}/register`)).body;
const open = async (): Promise<readonly ShownParagraph[]> => (await register()).paragraphs.filter(({ status }) => status === 'open');
const ask = async (seat: string, command: object) =>
  stage
    .as(await stage.signIn(seat), 'post', `/api/opinions/${opinion}/commands`)
    .send({ uuid: randomUUID(), v: 1, seen: { seq: (await register()).seq }, command });
const done = async (seat: string, command: object): Promise<number> => {
  const { status, body } = await ask(seat, command);
  expect([status, body.code]).toEqual([200, undefined]);
  return body.seq;
};
const state = seatOf('member-state');
const chair = seatOf('chair');

/** Until the call for adoption: all is agreed. */
async function agreed(): Promise<{ readonly docHash: string; readonly textHash: string }> {
  const targets = (await open()).map(({ id: block, hash }) => ({ block, hash }));
  await done(chair, { do: 'call', targets });
  stage.clock.advance(DEFAULT_POLICY.minCallSeconds * 1_000);
  for (const target of targets) await done(chair, { do: 'declare', target });
  const { docHash, textHash } = await register();
  if (docHash === null || textHash === null) throw new Error('no text');
  return { docHash, textHash };
}

it('9.8 what a State does under a wrong clock brings no deadline nearer', async () => {
  const [first, second, third] = await open();
  const target = { block: first?.id, hash: first?.hash };
  await done(chair, { do: 'call', targets: [target], minSeconds: 3600 });
  const asked = await done(state, { do: 'ask-time', block: second?.id, hash: second?.hash, until: stage.clock.now() + 2 * DAY });
  stage.clock.step(4 * DAY);
  await done(state, { do: 'raise-objection', block: null, hash: null });
  await done(state, { do: 'ask-time', block: third?.id, hash: third?.hash, until: stage.clock.now() - 4 * DAY + HOUR });
  expect((await register()).at).toBe(stage.clock.now() - 4 * DAY);
  stage.clock.step(-4 * DAY);
  stage.app.confirmClock();
  stage.clock.advance(1_000);
  expect((await ask(chair, { do: 'declare', target })).body.code).toBe('call-too-short');
  const held = (await register()).paragraphs.find(({ id }) => id === second?.id);
  expect(held?.positions).toMatchObject([{ kind: 'time', seq: asked }]);
  await done(state, { do: 'ask-time', block: first?.id, hash: first?.hash, until: stage.clock.now() + DAY });
});

it('9.8 an appeal that is made under a wrong clock is in time, and the adoption waits for it when the clock is confirmed', async () => {
  const hashes = await agreed();
  await done(chair, { do: 'call-adoption', ...hashes });
  stage.clock.advance(DEFAULT_POLICY.minCallSeconds * 1_000);
  const of = await done(chair, { do: 'adopt', ...hashes });
  stage.clock.step(2 * DAY);
  stage.clock.advance(10 * 60_000);
  const appealed = await done(state, { do: 'appeal', of, reason: 'it was not as the chair said' });
  for (const back of [0, -2 * DAY]) {
    stage.clock.step(back);
    stage.app.confirmClock();
    stage.clock.advance(1_000);
    const { phase, appeals } = await register();
    expect([phase, appeals.map(({ seq, ended }) => [seq, ended])]).toEqual(['adopting', [[appealed, null]]]);
  }
});

it('9.6 no call begins by a clock that is doubted: the time of one could pass the moment that it is set right', async () => {
  const [first] = await open();
  stage.clock.step(2 * DAY);
  const target = { block: first?.id, hash: first?.hash };
  expect((await ask(chair, { do: 'call', targets: [target] })).body.code).toBe('clock-doubted');
  stage.app.confirmClock();
  await done(chair, { do: 'call', targets: [target] });
  expect((await ask(chair, { do: 'declare', target })).body.code).toBe('call-too-short');
});

it('9.6 a node that starts before the last entry of any log says so at once, and there is something to confirm', async () => {
  const log = new MemoryLog();
  const before = await startStage({}, log);
  const id = await before.createOpinion();
  before.clock.advance(2 * HOUR);
  const office = await before.signIn(seatOf('secretariat'));
  const { seq } = (await before.as(office, 'get', `/api/opinions/${id}/register`)).body;
  const command = { do: 'raise-objection', block: null, hash: null };
  const sent = { uuid: randomUUID(), v: 1, seen: { seq }, command };
  expect((await before.as(await before.signIn(state), 'post', `/api/opinions/${id}/commands`).send(sent)).status).toBe(200);
  await before.close();
  const late = await startStage({}, log);
  const why = 'the clock stands 7200 s before the last entry of a log';
  const { status, body } = await late.ask('get', '/readyz');
  expect([status, body.checks.clock, body.why]).toEqual([503, false, why]);
  expect(late.app.confirmClock()).toContain(why);
  await until('ready', async () => {
    late.clock.advance(2_000);
    return (await late.ask('get', '/readyz')).status === 200;
  });
  await late.close();
});

it('9.8 a clock that is days ahead ends no session, so a State objects', async () => {
  const cookie = await stage.signIn(state);
  stage.clock.step(30 * DAY);
  stage.clock.advance(61_000);
  expect((await stage.as(cookie, 'get', `/api/opinions/${opinion}/register`)).status).toBe(200);
  stage.clock.step(-30 * DAY);
  stage.app.confirmClock();
  expect((await stage.as(cookie, 'get', `/api/opinions/${opinion}/register`)).status).toBe(200);
});
