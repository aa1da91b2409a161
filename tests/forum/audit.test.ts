import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_KINDS, auditKind } from '../../shared/forum/audit.ts';
import { FORUM_ACTS } from '../../shared/forum/evolve.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { AuditPage } from '../../shared/wire/audit.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';

let stage: Stage;
let office: string;
beforeAll(async () => {
  stage = await startStage({ actsPerMinute: 100_000 });
  office = await stage.signIn(OFFICE_SEAT);
  const act = async (command: object, more: object = {}) => {
    const answer = await stage.as(office, 'post', '/api/forum/commands').send({ uuid: crypto.randomUUID(), command, ...more });
    expect(answer.status).toBe(200);
  };
  const fill = { template: 'report', start: '2030-09', decision: 'Decision 611' };
  expect((await stage.as(office, 'post', '/api/forum/template').send(fill)).status).toBe(200);
  for (let at = 0; at < 260; at += 1)
    await act({ do: 'form-group', group: `g-${at}`, code: `G-${at}`, names: { en: `Group ${at}` }, members: [] });
  await act(
    { do: 'open-seat', seat: 's-new', entity: 'e-member-state', functions: [], remote: false },
    { name: 'N. Ovel', contact: 'n@ovel.example' },
  );
});
afterAll(() => stage.close());

const look = async (cookie: string, query = ''): Promise<AuditPage> => {
  const { status, body } = await stage.as(cookie, 'get', `/api/forum/log${query}`);
  expect(status).toBe(200);
  return body;
};

async function everything(cookie: string, kind = ''): Promise<AuditPage['entries']> {
  const found: AuditPage['entries'][number][] = [];
  let before: number | null = null;
  do {
    const query: string = [kind && `kind=${kind}`, before !== null && `before=${before}`].filter(Boolean).join('&');
    const page: AuditPage = await look(cookie, `?${query}`);
    found.push(...page.entries);
    before = page.next;
  } while (before !== null);
  return found;
}

describe('the log of the forum', () => {
  it('F2.6 is looked through newest first, each entry once, down to the first', async () => {
    const all = await everything(office);
    const { seq } = stage.app.tools.forum.state;
    expect(all.map((one) => one.seq)).toEqual(Array.from({ length: seq }, (_, at) => seq - at));
    expect(all.at(-1)).toMatchObject({ type: 'forum.created', by: { seat: 'server', person: null } });
  });

  it('F2.6 says who it was and whom it was about, and no address', async () => {
    const [newest] = (await look(office)).entries;
    expect(newest).toMatchObject({ type: 'seat.opened', named: 'N. Ovel', by: { seat: OFFICE_SEAT, person: 'Test Person' } });
    expect(JSON.stringify(newest)).not.toContain('@');
  });

  it('F2.6 is filtered by what it is about, across pages', async () => {
    const all = await everything(office);
    let sum = 0;
    for (const kind of AUDIT_KINDS) {
      const some = await everything(office, kind);
      expect(some.map(({ seq }) => seq)).toEqual(all.filter(({ type }) => auditKind(type) === kind).map(({ seq }) => seq));
      sum += some.length;
    }
    expect(sum).toBe(all.length);
    expect((await everything(office, 'plan')).length).toBeGreaterThan(15);
    expect(FORUM_ACTS.filter((type) => auditKind(type) === 'other')).toEqual([]);
    expect((await stage.as(office, 'get', '/api/forum/log?kind=zzz')).status).toBe(400);
  });

  it('F2.6 is not for delegations', async () => {
    expect((await look(await stage.signIn(seatOf('chair')))).entries).not.toEqual([]);
    const { status, body } = await stage.as(await stage.signIn(seatOf('member-state')), 'get', '/api/forum/log');
    expect([status, body.code]).toEqual([403, 'no-right']);
  });
});
