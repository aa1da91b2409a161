/** The forum over HTTP, beyond what its rules say: what a request does to it, and what it shows to whom. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFFICE_SEAT } from '../../shared/forum/state.ts';
import { templateOf } from '../../shared/forum/templates/templates.ts';
import { type Stage, startStage } from './stage.ts';

let stage: Stage;
let office: string;
beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
});
afterAll(() => stage.close());

describe('a template', () => {
  const fill = (body: object) => stage.as(office, 'post', '/api/forum/template').send(body);
  const wish = { template: 'report', start: '2030-09', decision: 'Decision 611' };

  it('F2.4 fills the timetable in one request, and is refused where there is another', async () => {
    const { status, body } = await fill(wish);
    expect([status, body.meetings.length, body.deadlines.length]).toEqual([
      200,
      templateOf.report.meetings.length,
      templateOf.report.deadlines.length,
    ]);
    expect(body.changes.at(-1)).toMatchObject({ what: 'deadline.set', decision: 'Decision 611' });
    expect((await fill(wish)).body.seq).toBe(body.seq);
    const other = await fill({ ...wish, start: '2031-09' });
    expect([other.status, other.body.code]).toEqual([409, 'timetable-not-empty']);
  });

  it('needs a month that is one', async () => {
    for (const start of ['2030-13', '2030-00', '30-09', '2030-09-01', '1999-09']) expect((await fill({ ...wish, start })).status).toBe(400);
  });
});
