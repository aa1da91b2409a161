/** Many commands in one request: a delegation, or a participants' table. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Stage, seatOf, startStage } from './stage.ts';

let stage: Stage;
let office: string;
beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
});
afterAll(() => stage.close());

const open = (seat: string, entity: string): ForumCommand => ({ do: 'open-seat', seat, entity, functions: [], remote: false });
const asking = (command: ForumCommand, said: object = {}) => ({ uuid: randomUUID(), command, ...said });
const send = (by: string, body: unknown) => stage.as(by, 'post', '/api/forum/commands/all').send(body as object);
const position = () => stage.app.tools.forum.state.seq;

describe('many commands at once', () => {
  it('are done in order; one that is refused does not stop the others', async () => {
    const before = position();
    const { status, body } = await send(office, [
      asking(open('m-1', 'e-member-state'), { name: 'A. Orsel', contact: 'orsel@example.org' }),
      asking(open('m-2', 'nobody')),
      asking(open('m-1', 'e-academia')),
      asking({ do: 'change-seat', seat: 'm-1', functions: ['head'], remote: true }),
    ]);
    expect(status).toBe(200);
    expect(body).toEqual([{ seq: before + 1 }, { code: 'no-such-entity' }, { code: 'seat-exists' }, { seq: before + 2 }]);
    expect(stage.app.tools.forum.actor('m-1')).toMatchObject({ entity: 'e-member-state', functions: ['head'], remote: true });
    expect(stage.app.tools.forum.holders.of('m-1')).toEqual({ name: 'A. Orsel', contact: 'orsel@example.org' });
  });

  it('are done once, however often they are sent', async () => {
    const all = Array.from({ length: 40 }, (_, at) => asking(open(`once-${at}`, 'e-academia')));
    const { body: first } = await send(office, all);
    const after = position();
    const { body: again } = await send(office, all);
    expect(first).toHaveLength(40);
    expect(again).toEqual(first);
    expect(position()).toBe(after);
  });

  it('count as one act: a table of three hundred people is no flood', async () => {
    const { status, body } = await send(
      office,
      Array.from({ length: 300 }, (_, at) => asking(open(`many-${at}`, 'e-academia'))),
    );
    expect([status, body.length]).toEqual([200, 300]);
  });

  it('have the rights of whoever sends them, one by one', async () => {
    await stage.forum(office, { ...open('keeper', 'e-member-state'), functions: ['focal-point'] } as ForumCommand);
    const keeper = await stage.signIn('keeper');
    const { body } = await send(keeper, [asking(open('own-1', 'e-member-state')), asking(open('own-2', 'e-academia'))]);
    expect(body).toEqual([{ seq: position() }, { code: 'not-your-delegation' }]);
    expect((await send(await stage.signIn(seatOf('academia')), [asking(open('own-3', 'e-academia'))])).status).toBe(403);
  });

  it('do nothing at all where one of them cannot be understood', async () => {
    const before = position();
    const good = asking(open('good', 'e-academia'));
    for (const bad of [
      asking(open('bad', 'e-academia'), { contact: 'nowhere' }),
      asking(open('bad', 'e-academia'), { contact: 'a@b@example.org' }),
      asking(open('bad', 'e-academia'), { name: 'two\nlines' }),
      asking(open('bad', 'e-academia'), { name: 'turned \u202e round' }),
      asking({ do: 'open-seat', seat: 'BAD' } as never),
      asking({ do: 'create-forum', name: 'Another', demo: true }),
    ]) {
      const { status, body } = await send(office, [good, bad]);
      expect([status, body.code]).toEqual([400, 'not-understood']);
      expect(body.detail).toMatch(/^body\.1\./);
    }
    expect((await send(office, [])).status).toBe(400);
    expect(position()).toBe(before);
  });
});

describe('links for many seats', () => {
  it('are one for each, and each opens its own seat', async () => {
    const seats = ['m-1', 'once-1', 'once-2'];
    const { status, body } = await stage.as(office, 'post', '/api/invitations/all').send({ seats: [...seats, 'm-1'], hours: 24 });
    expect([status, body.map(({ seat }: { seat: string }) => seat)]).toEqual([201, seats]);
    for (const { seat, url } of body) {
      const token = new URL(url).hash.slice(1);
      const entered = await stage.as('', 'post', '/api/invitations/redeem').send({ token, person: 'A. Person' });
      const cookie = String(entered.headers['set-cookie']?.[0]).split(';')[0] ?? '';
      expect((await stage.as(cookie, 'get', '/api/me')).body.seat.id).toBe(seat);
    }
  });

  it('are none at all where one of the seats is not kept by whoever asks', async () => {
    const keeper = await stage.signIn('keeper');
    const before = (await stage.as(office, 'get', '/api/invitations')).body.length;
    const ask = (seats: readonly string[]) => stage.as(keeper, 'post', '/api/invitations/all').send({ seats, hours: 24 });
    for (const seats of [
      ['own-1', 'once-1'],
      ['own-1', 'keeper'],
      ['own-1', 'never-was'],
    ])
      expect((await ask(seats)).status).toBe(404);
    expect((await stage.as(office, 'get', '/api/invitations')).body).toHaveLength(before);
    expect((await ask(['own-1'])).status).toBe(201);
  });
});
