/** A clock that cannot be believed: what rests on a time that has passed waits for the operator, and nothing else does. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MemoryKeys } from '../../server/auth/memory-keys.ts';
import { LIMITS } from '../../server/limits.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import type { Register, ShownParagraph } from '../../shared/opinion/register.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let stage: Stage;
let opinion: string;
beforeEach(async () => {
  stage = await startStage();
  opinion = await stage.createOpinion();
});
afterEach(() => stage.close());

const register = async (at = stage): Promise<Register> =>
  (await at.as(await at.signIn(seatOf('chair')), 'get', `/api/opinions/${opinion}/register`)).body;
const open = async (): Promise<readonly ShownParagraph[]> => (await register()).paragraphs.filter(({ status }) => status === 'open');
const ask = async (seat: string, command: object, at = stage) =>
  at
    .as(await at.signIn(seat), 'post', `/api/opinions/${opinion}/commands`)
    .send({ uuid: randomUUID(), v: 1, seen: { seq: (await register(at)).seq }, command });
const ready = async (at = stage) => {
  const { status, body } = await at.ask('get', '/readyz');
  return { status, clock: body.checks.clock, why: body.why };
};

/** A paragraph that is called, with its time over and no word of that in the log yet. */
async function called(): Promise<ShownParagraph & { readonly hash: string }> {
  const [first] = await open();
  if (first?.hash == null) throw new Error('no paragraph');
  expect((await ask(seatOf('chair'), { do: 'call', targets: [{ block: first.id, hash: first.hash }] })).status).toBe(200);
  return { ...first, hash: first.hash };
}

it.each([
  ['ahead', HOUR, 'the clock went 3600 s ahead of the time that this machine counts'],
  ['back', -HOUR, 'the clock stands 3600 s before the last entry of a log'],
])('9.6 a clock that was set %s declares and adopts nothing until the operator confirms it, and everybody objects', async (_, ms, why) => {
  const { id: block, hash } = await called();
  const target = { block, hash };
  stage.clock.step(ms);
  const declared = await ask(seatOf('chair'), { do: 'declare', target });
  expect([declared.status, declared.body.code]).toEqual([409, 'clock-doubted']);
  const { docHash, textHash } = await register();
  expect((await ask(seatOf('chair'), { do: 'adopt', docHash, textHash })).body.code).toBe('clock-doubted');
  expect(await ready()).toEqual({ status: 503, clock: false, why });
  const [, other] = await open();
  const objected = await ask(seatOf('member-state'), { do: 'raise-objection', block: other?.id, hash: other?.hash });
  expect(objected.status).toBe(200);
  expect(stage.app.confirmClock()).toContain(why);
  // where it was set back, the time of the rules stands still until it has caught up
  stage.clock.advance(Math.max(0, -ms) + 10 * 60_000);
  expect(await ready()).toEqual({ status: 200, clock: true, why: undefined });
  expect((await ask(seatOf('chair'), { do: 'declare', target })).status).toBe(200);
});

it('9.6 a minute is believed, either way, and so is a machine that counts along', async () => {
  for (const ms of [LIMITS.clockDoubtMs, -LIMITS.clockDoubtMs, 0]) {
    stage.clock.step(ms);
    stage.clock.advance(DAY);
    expect((await ready()).why).toBeUndefined();
  }
});

it('9.6 a node that starts before the last entry of a log says so, and is not asked twice about what it was told', async () => {
  const log = new MemoryLog();
  const before = await startStage({}, log);
  opinion = await before.createOpinion();
  before.clock.advance(2 * HOUR);
  await ask(seatOf('member-state'), { do: 'raise-objection', block: null, hash: null }, before);
  await before.forum(await before.signIn(seatOf('chair')), { do: 'choose-language', language: 'fr' });
  await before.close();
  const late = await startStage({}, log);
  expect((await ready(late)).why).toBe('the clock stands 7200 s before the last entry of a log');
  expect(late.logged.join('\n')).toContain('to be set right, and confirmed (confirm-clock)');
  late.app.confirmClock();
  expect((await register(late)).seq).toBeGreaterThan(1);
  expect((await ready(late)).why).toBeUndefined();
  await late.close();
});

it('9.6 a restart takes no doubt away, and what was confirmed is not doubted again', async () => {
  const [log, keys] = [new MemoryLog(), new MemoryKeys()];
  const first = await startStage({}, log, LIMITS, keys);
  opinion = await first.createOpinion();
  first.clock.step(HOUR);
  // nobody has looked since
  await first.close();
  const why = 'the clock went 3600 s ahead of the time that this machine counts';
  for (const confirms of [false, true]) {
    const again = await startStage({}, log, LIMITS, keys);
    expect(await ready(again)).toEqual({ status: 503, clock: false, why });
    expect(again.logged.join('\n')).toContain('to be set right, and confirmed (confirm-clock)');
    if (confirms) expect(again.app.confirmClock()).toContain(why);
    await again.close();
  }
  const confirmed = await startStage({}, log, LIMITS, keys);
  expect(await ready(confirmed)).toEqual({ status: 200, clock: true, why: undefined });
  await confirmed.close();
});

it('9.7 while it is doubted nothing lapses, in an opinion or in the forum, and afterwards what is due does', async () => {
  const block = await called();
  const date = stage.clock.now() + DAY;
  const [, other] = await open();
  await ask(seatOf('member-state'), { do: 'ask-time', block: other?.id, hash: other?.hash, until: date });
  const office = await stage.signIn(seatOf('secretariat'));
  const seat = { do: 'open-seat', seat: 'guest', entity: 'e-academia', functions: [], remote: false, until: date } as const;
  expect((await stage.forum(office, seat)).status).toBe(200);
  const { seq } = await register();
  const { state } = stage.app.tools.forum;
  stage.clock.step(2 * DAY);
  stage.clock.advance(HOUR);
  await register();
  expect([(await register()).seq, stage.app.tools.forum.state.seq]).toEqual([seq, state.seq]);
  expect(stage.app.tools.forum.actor('guest')).not.toBeNull();
  const held = (await register()).paragraphs.find(({ id }) => id === other?.id);
  expect(held?.positions).toMatchObject([{ kind: 'time' }]);
  stage.app.confirmClock();
  stage.clock.advance(1);
  await until('the time has lapsed, and the call is ripe', async () => (await register()).seq === seq + 2);
  await until('so has the seat', () => stage.app.tools.forum.actor('guest') === null);
  expect((await ask(seatOf('chair'), { do: 'declare', target: { block: block.id, hash: block.hash } })).status).toBe(200);
});
