/**
 * F1.9 on real connections: whoever loses a seat is out, whichever way the seat went, and nobody else is. 200 of them, every other one
 * without WebSocket, each with reads and writes of its own; the moment is measured from the act, with the real clock of the machine.
 */
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LIMITS } from '../../server/limits.ts';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { SeatFunction } from '../../shared/opinion/vocabulary.ts';
import { SCHEMA_VERSION } from '../../shared/text/schema.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { readMessage } from '../../shared/wire/frame.ts';
import { MESSAGE } from '../../shared/wire/message.ts';
import { ORIGIN, type Stage, seatOf, startStage } from '../http/stage.ts';
import { portOf } from '../support/port.ts';
import { Stream } from '../support/stream.ts';
import { until } from '../support/until.ts';
import { IEG_1 } from './world.ts';

const DAY = 86_400_000;
/** Less than it takes to think a silent socket dead. */
const SOON_MS = 5_000;
const EACH = 40;
const WITHIN_MS = 2_000;

let stage: Stage;
let office: string;
let opinion: string;
beforeAll(async () => {
  stage = await startStage({ actsPerMinute: 100_000 });
  office = await stage.signIn(OFFICE_SEAT);
  opinion = await stage.createOpinion();
});
afterAll(() => stage.close());

interface Line {
  readonly seat: string;
  readonly cookie: string;
  readonly closed: Promise<{ readonly code: number; readonly at: number }>;
  isOpen(): boolean;
  hangUp(): void;
}

async function must(command: ForumCommand, by = office): Promise<void> {
  const { status, body } = await stage.forum(by, command);
  expect([command.do, status, body.code]).toEqual([command.do, 200, undefined]);
}

async function connect(seat: string): Promise<Line> {
  const cookie = await stage.signIn(seat);
  const address = `ws://127.0.0.1:${portOf(stage.app.httpServer)}/collab/${opinion}`;
  const socket = new WebSocket(address, { headers: { cookie, origin: ORIGIN } });
  const closed = once(socket, 'close').then(([code]) => ({ code: Number(code), at: performance.now() }));
  await once(socket, 'message');
  return { seat, cookie, closed, isOpen: () => socket.readyState === WebSocket.OPEN, hangUp: () => socket.terminate() };
}

async function connectByStream(seat: string): Promise<Line> {
  const cookie = await stage.signIn(seat);
  const origin = `http://127.0.0.1:${portOf(stage.app.httpServer)}`;
  const stream = await Stream.open(origin, `/collab/${opinion}`, { cookie, origin: ORIGIN });
  await stream.until('the text begins', ({ type }) => type === 'step1');
  let over = false;
  const closed = stream.ended.finally(() => {
    over = true;
  });
  return { seat, cookie, closed, isOpen: () => !over, hangUp: () => stream.close() };
}

/** `count` seats of an entity of their own, each with a person at a socket. */
async function seated(entity: string, count: number, more: { readonly until?: number } = {}): Promise<readonly Line[]> {
  await must({ do: 'admit-entity', id: entity, code: entity.toUpperCase(), names: { en: entity }, capacity: 'member-state' });
  const lines: Line[] = [];
  for (let at = 0; at < count; at++) {
    const seat = `${entity}-${at}`;
    await must({ do: 'open-seat', seat, entity, functions: [], remote: false, ...more });
    lines.push(await (at % 2 === 0 ? connect : connectByStream)(seat));
  }
  return lines;
}

const read = (cookie: string) => stage.as(cookie, 'get', `/api/opinions/${opinion}/register`);
const write = (cookie: string) =>
  stage.as(cookie, 'post', `/api/opinions/${opinion}/commands`).send({
    uuid: randomUUID(),
    v: 1,
    seen: { seq: 2 },
    command: { do: 'raise-objection', block: null, hash: null },
  });

/** How many are out: socket closed for want of a right, in time after the act (`since`, by seat), and neither read nor write since. */
async function out(lines: readonly Line[], since: ReadonlyMap<string, number>): Promise<number> {
  let gone = 0;
  for (const { seat, cookie, closed } of lines) {
    const { code, at } = await closed;
    const took = at - (since.get(seat) ?? 0);
    const answers = [(await read(cookie)).status, (await write(cookie)).status];
    if (code === CLOSE.noRight && took < WITHIN_MS && answers.every((status) => status === 401)) gone++;
  }
  return gone;
}

const changing = (seat: string, functions: readonly SeatFunction[]) => ({ do: 'change-seat', seat, functions, remote: false }) as const;

describe('whoever loses a seat', () => {
  it('F1.9 is out within two seconds, 200 of 200, whichever way the seat went; others stay', async () => {
    const stays = await seated('stays', 10);
    const focal = await seated('focal', EACH + 1);
    const [keeper, ...kept] = focal;
    if (keeper === undefined) throw new Error('nobody keeps the seats');
    await must(changing(keeper.seat, ['focal-point']));
    const closed = await seated('closed', EACH);
    const [last, ...dismissed] = await seated('dismissed', EACH + 1);
    if (last === undefined) throw new Error('nobody is dismissed');
    const handed = await seated('handed', EACH);
    const lapsed = await seated('lapsed', EACH, { until: stage.clock.now() + SOON_MS });
    const since = new Map<string, number>();
    const each = (lines: readonly Line[], act: (seat: string) => Promise<void>) => async (): Promise<void> => {
      for (const { seat } of lines) {
        since.set(seat, performance.now());
        await act(seat);
      }
    };
    const atOnce = (lines: readonly Line[], act: () => unknown) => async (): Promise<void> => {
      for (const { seat } of lines) since.set(seat, performance.now());
      await act();
    };
    const all = [
      ['closed by the secretariat', closed, each(closed, (seat) => must({ do: 'close-seat', seat }))],
      ['closed by the focal point', kept, each(kept, async (seat) => must({ do: 'close-seat', seat }, await stage.signIn(keeper.seat)))],
      ['handed over', handed, each(handed, (seat) => must({ do: 'hand-over-seat', seat }))],
      ['dismissed', dismissed, atOnce(dismissed, () => must({ do: 'dismiss-entity', id: 'dismissed' }))],
      ['run out', lapsed, atOnce(lapsed, () => stage.clock.advance(SOON_MS))],
    ] as const;
    const counted: Record<string, number> = {};
    for (const [way, lines, act] of all) {
      await act();
      counted[way] = await out(lines, since);
    }
    expect(counted).toEqual(Object.fromEntries(all.map(([way]) => [way, EACH])));
    expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(200);
    // the State that was dismissed keeps the first of its seats: whoever sits there comes back to read
    expect((await last.closed).code).toBe(CLOSE.seatChanged);
    expect((await read(last.cookie)).status).toBe(200);
    for (const { isOpen, cookie, hangUp } of stays) {
      expect(isOpen()).toBe(true);
      expect((await read(cookie)).status).toBe(200);
      hangUp();
    }
    const sessions = stage.app.tools.sessions;
    const gone = new Set(all.flatMap(([, lines]) => lines.map(({ seat }) => seat)));
    await until('their sessions are taken out', async () => (await sessions.list()).every(({ seat }) => !gone.has(seat)));
  });

  it('F1.9 leaves it to the next with nothing open: neither session, token nor link of the one before', async () => {
    const seat = 's-next';
    await must({ do: 'open-seat', seat, entity: 'e-academia', functions: [], remote: false });
    const [before, token] = [await stage.signIn(seat), await stage.token(seat)];
    const link = async (): Promise<string> =>
      new URL((await stage.as(office, 'post', '/api/invitations').send({ seat, hours: 1 })).body.url).hash.slice(1);
    const old = await link();
    await must({ do: 'hand-over-seat', seat });
    const look = (given: string) => stage.as('', 'post', '/api/invitations/look').send({ token: given });
    expect((await look(old)).body.code).toBe('link-revoked');
    expect((await stage.as(office, 'get', '/api/invitations')).body.some((one: { seat: string }) => one.seat === seat)).toBe(false);
    expect((await read(before)).status).toBe(401);
    expect((await stage.ask('get', '/api/opinions').set('Authorization', `Bearer ${token}`)).status).toBe(401);
    expect((await look(await link())).status).toBe(200);
    expect((await read(await stage.signIn(seat))).status).toBe(200);
  });

  it('F1.9 keeps the seat with other functions, and comes back with them', async () => {
    const seat = 's-changing';
    await must({ do: 'open-seat', seat, entity: 'e-member-state', functions: [], remote: false });
    const lines = [await connect(seat), await connectByStream(seat)];
    await must({ ...changing(seat, []), until: stage.clock.now() + DAY });
    expect(lines.map(({ isOpen }) => isOpen())).toEqual([true, true]);
    await must(changing(seat, ['pen-holder']));
    for (const { closed, cookie } of lines) {
      expect((await closed).code).toBe(CLOSE.seatChanged);
      expect((await stage.as(cookie, 'get', '/api/me')).body.seat.functions).toEqual(['pen-holder']);
    }
    (await connect(seat)).hangUp();
  });
});

describe('a State without a seat', () => {
  it('F1.7 is told at once to chair and secretariat, at the socket that they have open, and to nobody else', async () => {
    const news = async (seat: string): Promise<{ told: unknown[]; next: () => Promise<unknown>; answered: () => Promise<unknown> }> => {
      const address = `ws://127.0.0.1:${portOf(stage.app.httpServer)}/collab/${opinion}?dx=1&schema=${SCHEMA_VERSION}`;
      const socket = new WebSocket(address, { headers: { cookie: await stage.signIn(seat), origin: ORIGIN } });
      const told: unknown[] = [];
      const heard = new EventEmitter();
      socket.on('message', (data: Buffer) => {
        const message = readMessage(new Uint8Array(data));
        if (message.type !== 'own') return;
        if (message.number === MESSAGE.forum) told.push(message.body);
        heard.emit(String(message.number), message.body);
      });
      await once(heard, String(MESSAGE.head));
      const answered = (): Promise<unknown> => {
        socket.ping();
        return once(socket, 'pong');
      };
      return { told, answered, next: async () => (await once(heard, String(MESSAGE.forum)))[0] };
    };
    const [chair, desk, delegate] = [await news(seatOf('chair')), await news(OFFICE_SEAT), await news(seatOf('member-state'))];
    const meeting = 'ieg-1';
    await must({ do: 'plan-meeting', ...IEG_1, meeting, code: 'IEG-1' });
    await must({ do: 'open-sitting', meeting }, await stage.signIn(seatOf('chair')));
    await must({ do: 'admit-entity', id: 'lone', code: 'LONE', names: { en: 'Lone' }, capacity: 'member-state' });
    await must({ do: 'open-seat', seat: 'lone-1', entity: 'lone', functions: [], remote: false });
    await must({ do: 'close-seat', seat: 'lone-1' });
    const both = Promise.all([chair.next(), desk.next()]);
    stage.clock.advance(LIMITS.forumNewsMs);
    const { seq } = stage.app.tools.forum.state;
    // five acts, and one piece of news
    expect(await both).toEqual([{ seq }, { seq }]);
    // whatever was said to the delegate came before this answer
    await delegate.answered();
    expect([chair.told, desk.told, delegate.told]).toEqual([[{ seq }], [{ seq }], []]);
    const { body } = await stage.as(await stage.signIn(seatOf('chair')), 'get', '/api/forum');
    expect(body.meetings.find((one: { meeting: string }) => one.meeting === meeting).sittings.at(-1).left).toEqual(['lone']);
  });
});

describe('whoever keeps a seat', () => {
  it('F1.10 invites into it: the secretariat anywhere, a focal point into seats of its delegation that are its to give', async () => {
    const entity = 'own';
    await must({ do: 'admit-entity', id: entity, code: 'OWN', names: { en: 'Own' }, capacity: 'member-state' });
    const seats = { keeper: ['focal-point'], pen: ['pen-holder'], member: ['adviser'] } as const;
    for (const [seat, functions] of Object.entries(seats)) await must({ do: 'open-seat', seat, entity, functions, remote: false });
    const focal = await stage.signIn('keeper');
    const invite = (by: string, seat: string) => stage.as(by, 'post', '/api/invitations').send({ seat, hours: 1 });
    const statuses = async (by: string) =>
      Promise.all(['member', 'keeper', 'pen', seatOf('academia'), 'never-was'].map(async (seat) => (await invite(by, seat)).status));
    expect(await statuses(focal)).toEqual([201, 404, 404, 404, 404]);
    expect(await statuses(office)).toEqual([201, 201, 201, 201, 404]);
    expect(await statuses(await stage.signIn('member'))).toEqual([403, 403, 403, 403, 403]);

    const listed = async (by: string): Promise<readonly { id: string; seat: string }[]> =>
      (await stage.as(by, 'get', '/api/invitations')).body;
    expect(new Set((await listed(focal)).map(({ seat }) => seat))).toEqual(new Set(['member']));
    const foreign = (await listed(office)).find(({ seat }) => seat === seatOf('academia'));
    const own = (await listed(focal))[0];
    expect((await stage.as(focal, 'delete', `/api/invitations/${foreign?.id}`)).status).toBe(404);
    expect((await stage.as(focal, 'post', `/api/invitations/${foreign?.id}/reissue`).send({})).status).toBe(404);
    expect((await stage.as(focal, 'post', `/api/invitations/${own?.id}/reissue`).send({})).status).toBe(201);
    expect((await stage.as(focal, 'delete', `/api/invitations/${(await listed(focal))[0]?.id}`)).status).toBe(204);
  });

  it('F1.10 sees who sits where, and how to reach them; a delegation sees itself, without addresses', async () => {
    const said = { name: 'A. Orsel', contact: 'orsel@example.org' };
    await stage.forum(office, { do: 'open-seat', seat: 'named', entity: 'own', functions: ['head'], remote: true }, said);
    const seen = async (seat: string) => (await stage.as(await stage.signIn(seat), 'get', '/api/seats')).body;
    const row = { seat: 'named', entity: 'own', functions: ['head'], remote: true, open: true };
    expect(await seen(OFFICE_SEAT)).toContainEqual({ ...row, ...said });
    expect(await seen('keeper')).toContainEqual({ ...row, ...said });
    expect(await seen('member')).toContainEqual({ ...row, ...said, contact: null });
    for (const other of ['keeper', 'member'])
      expect((await seen(other)).every(({ entity }: { entity: string }) => entity === 'own')).toBe(true);
    const strange = (await seen(seatOf('academia'))).map(({ entity }: { entity: string }) => entity);
    expect(new Set(strange)).toEqual(new Set(['e-academia']));
  });
});
