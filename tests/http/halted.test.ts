/** One opinion whose record is not sound, among others: the list goes on without it and says so, in every address that tells of all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogName, Stored } from '../../server/log/log.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Stage, seatOf, startStage } from './stage.ts';

/** Gives the entries of one log as somebody has left them who should not have written to the disk. */
class TamperedLog extends MemoryLog {
  tampered: string | null = null;

  override async read(log: LogName, after: number, limit?: number): Promise<readonly Stored[]> {
    const read = await super.read(log, after, limit);
    if (log.kind !== 'opinion' || log.id !== this.tampered) return read;
    return read.map((one) => ({ ...one, payload: one.payload && Uint8Array.from(one.payload, (byte) => byte ^ 1) }));
  }
}

const log = new TamperedLog();
let stage: Stage;

beforeAll(async () => {
  stage = await startStage({}, log);
});
afterAll(() => stage.close());

describe('a damaged opinion', () => {
  it('T34 takes none of the others with it, and is named with what is wrong', async () => {
    const state = await stage.signIn(seatOf('member-state'));
    const office = await stage.signIn(OFFICE_SEAT);
    const [sound, damaged] = [await stage.createOpinion(), await stage.createOpinion()];
    const all = (): Promise<{ id: string }[]> => Promise.resolve(stage.as(state, 'get', '/api/opinions')).then(({ body }) => body);
    // nobody has looked yet: no room has folded it
    log.tampered = damaged;
    expect((await all()).map(({ id }) => id)).toEqual([sound]);
    const { status, body } = await stage.as(state, 'get', '/api/opinions/halted');
    expect([status, body]).toEqual([200, [{ id: damaged, why: expect.stringContaining(`opinion/${damaged}, entry 1`) }]]);
    for (const path of ['register', 'text']) {
      expect((await stage.as(state, 'get', `/api/opinions/${damaged}/${path}`)).body).toMatchObject({ status: 500, code: 'halted' });
      expect((await stage.as(state, 'get', `/api/opinions/${sound}/${path}`)).status).toBe(200);
    }
    expect((await stage.as(office, 'get', '/api/opinions')).status).toBe(200);
    expect(stage.logged.some((line) => line.includes('an opinion is halted'))).toBe(true);
    log.tampered = null;
    expect(await all()).toHaveLength(2);
    expect((await stage.as(state, 'get', '/api/opinions/halted')).body).toEqual([]);
  });
});
