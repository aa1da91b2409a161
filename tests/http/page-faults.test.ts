/** What pages tell of their parts that failed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { type Stage, seatOf, startStage } from './stage.ts';

const FAULT = { part: 'cards', error: 'TypeError', build: 'index-Bx3_f2.js' } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const told = (): readonly Record<string, unknown>[] =>
  stage.logged.filter((line) => line.includes('a part of a page failed')).map((line) => JSON.parse(line));

describe('P15 a part of a page that failed', () => {
  it('P15 is in the log with its part, the kind of error and the build, and with nothing of who saw it', async () => {
    const state = await stage.signIn(seatOf('member-state'));
    expect((await stage.as(state, 'post', '/api/page-faults').send(FAULT)).status).toBe(204);
    const [line = {}, ...others] = told();
    expect(others).toEqual([]);
    const { level: _level, time: _time, msg: _words, ...rest } = line;
    expect(rest).toEqual(FAULT);
  });

  it.each([
    { ...FAULT, part: 'Objection of Arlen' },
    { ...FAULT, error: 'Cannot read properties of “Arlen objects”' },
    { ...FAULT, build: '../../etc/passwd' },
    { ...FAULT, text: 'that access matters' },
    { ...FAULT, error: 'E'.repeat(1_000) },
  ])('P15 tells no words: %j is refused', async (sent) => {
    const before = told().length;
    const { status } = await stage.as('', 'post', '/api/page-faults').send(sent);
    expect([400, 413]).toContain(status);
    expect(told().length).toBe(before);
  });

  it('P15 is not told over and over by one session, and keeps none of its acts from it', async () => {
    const state = await stage.signIn(seatOf('academia'));
    const statuses: number[] = [];
    for (let at = 0; at <= LIMITS.faultsPerMinute; at++)
      statuses.push((await stage.as(state, 'post', '/api/page-faults').send(FAULT)).status);
    expect([statuses.at(-2), statuses.at(-1)]).toEqual([204, 429]);
    expect((await stage.as(state, 'get', '/api/opinions')).status).toBe(200);
  });
});
