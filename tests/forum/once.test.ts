/** What is asked once: every route on which something is asked of the forum or of a consultation under a UUID, over the wire. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { tableOfRoutes } from '../../server/http/table.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { IEG_1 } from './world.ts';

const DAY = 86_400_000;
const STATE = seatOf('member-state');

let stage: Stage;
let opinion: string;
beforeAll(async () => {
  stage = await startStage({ actsPerMinute: 1_000 });
  opinion = await stage.createOpinion();
  for (const command of [
    { do: 'plan-meeting', ...IEG_1, decision: null },
    { do: 'plan-meeting', ...IEG_1, meeting: 'ieg-2', code: 'IEG-2', decision: null },
  ] as const)
    expect((await stage.forum(await stage.signIn(OFFICE_SEAT), command)).status).toBe(200);
  const opened = await stage.forum(await stage.signIn(seatOf('chair')), { do: 'open-sitting', meeting: 'ieg-1' });
  expect(opened.status).toBe(200);
});
afterAll(() => stage.close());

interface Row {
  readonly path: string;
  /** Of `other`, where it goes to another address. */
  readonly otherPath?: string;
  readonly seat?: string;
  readonly wish: object;
  /** Something else, which would be done under a UUID of its own. */
  readonly other: object;
}

const admit = (id: string) => ({ command: { do: 'admit-entity', id, code: id.toUpperCase(), names: { en: id }, capacity: 'academia' } });
const seated = (name: string) => ({ command: { do: 'open-seat', seat: 'once', entity: 'e-academia', functions: [], remote: false }, name });
const paper = { kind: 'DT', meeting: null, of: null, title: 'On islands', language: 'en', aliases: [], source: 'secretariat' };
const earlier = { title: 'On islands', symbol: 'Resolution 2', date: '2018-11-16', language: 'en' };
const draft = { number: '71', language: 'en', venue: 'ieg', phase: 'tabled', sponsor: 'e-member-state', source: null, meeting: null };
const titled = (text: string) => ({ ...draft, blocks: [{ kind: 'title', level: 0, text }] });
const letter = { command: { do: 'issue-circular', number: 'CL-1', title: 'Dates', language: 'en', sentAt: 1, deadline: 2 } };

const ROWS = async (): Promise<readonly Row[]> => {
  const office = await stage.signIn(OFFICE_SEAT);
  const registered = async (): Promise<string> => {
    const wish = { ...paper, uuid: randomUUID(), content: { in: 'payload', text: 'That islands matter.' } };
    return (await stage.as(office, 'post', '/api/documents').send(wish)).body.id;
  };
  const [document, consulted] = [await registered(), await registered()];
  const closesAt = stage.clock.now() + DAY;
  const begun = await stage.as(office, 'post', '/api/consultations').send({ uuid: randomUUID(), document: consulted, closesAt });
  const contribution = { meeting: null, of: null, title: 'On access', language: 'en', sections: [], passages: [] };
  const { paragraphs } = (await stage.as(office, 'get', `/api/opinions/${opinion}/register`)).body as Register;
  const { id: block, hash } = paragraphs.find((one) => one.hash !== null) ?? {};
  const remark = { block, hash, code: 'prescribes', words: 'decides', on: true };
  return [
    { path: `/api/opinions/${opinion}/wording`, wish: { ...remark, reason: 'One.' }, other: { ...remark, reason: 'Two.' } },
    { path: '/api/forum/commands', wish: admit('once-a'), other: admit('once-b') },
    { path: '/api/forum/commands', wish: seated('Anna Orsel'), other: seated('Ida Bell') },
    { path: '/api/forum/commands', wish: { ...letter, text: 'When?' }, other: { ...letter, text: 'Where?' } },
    { path: '/api/meetings/ieg-1/opinions', otherPath: '/api/meetings/ieg-2/opinions', wish: { opinion }, other: { opinion } },
    { path: '/api/documents', wish: { ...paper, content: { in: 'opinion', opinion } }, other: { ...paper, content: { in: 'elsewhere' } } },
    {
      path: '/api/documents',
      wish: { ...paper, content: { in: 'payload', text: 'One.' } },
      other: { ...paper, content: { in: 'payload', text: 'Two.' } },
    },
    { path: '/api/precedents', wish: { ...earlier, text: 'That islands matter.' }, other: { ...earlier, text: 'That cables matter.' } },
    { path: '/api/contributions', seat: STATE, wish: { ...contribution, text: 'One.' }, other: { ...contribution, text: 'Two.' } },
    { path: '/api/opinions', wish: titled('On power'), other: titled('On water') },
    {
      path: '/api/notices',
      wish: { about: { kind: 'digest', since: 1 }, to: [STATE] },
      other: { about: { kind: 'invitation' }, to: [STATE] },
    },
    {
      path: '/api/restricted',
      seat: STATE,
      wish: { meeting: 'ieg-1', opinions: [opinion] },
      other: { meeting: 'ieg-2', opinions: [opinion] },
    },
    { path: '/api/consultations', wish: { document, closesAt }, other: { document, closesAt: closesAt + DAY } },
    {
      path: `/api/consultations/${begun.body.id}/commands`,
      wish: { command: { do: 'date-consultation', closesAt: closesAt + DAY } },
      other: { command: { do: 'date-consultation', closesAt: closesAt + 2 * DAY } },
    },
  ];
};

/** Of opinions and their margins (tests/http/opinions.test.ts, tests/live/answer.test.ts, tests/http/withhold.test.ts, tests/http/personal-data.test.ts, tests/comments/decide.test.ts), and the form below. */
const BEYOND = [
  'post /api/opinions/:id/commands',
  'post /api/opinions/:id/threads/commands',
  'post /answer/:id/:block',
  'post /o/:id/withhold',
  'post /o/:id/personal-data',
  'post /floor/:meeting',
];

describe('what is asked once', () => {
  it('F13.1 happens once, is answered again as it was, and gives its UUID to nothing else', async () => {
    for (const { path, otherPath = path, seat = OFFICE_SEAT, wish, other } of await ROWS()) {
      const cookie = await stage.signIn(seat);
      const uuid = randomUUID();
      const send = (to: string, body: object) => stage.as(cookie, 'post', to).send({ uuid, ...body });
      const first = await send(path, wish);
      expect([path, first.status, first.body]).toEqual([path, expect.toBeOneOf([200, 201]), expect.anything()]);
      // what the server reads elsewhere for it moves on
      const more = { uuid: randomUUID(), v: 1, seen: { seq: 1 }, command: { do: 'raise-objection', block: null, hash: null } };
      expect((await stage.as(await stage.signIn(STATE), 'post', `/api/opinions/${opinion}/commands`).send(more)).status).toBe(200);
      const { seq } = stage.app.tools.forum.state;
      const again = await send(path, wish);
      expect([path, again.status, again.body]).toEqual([path, first.status, first.body]);
      const inCapitals = await stage.as(cookie, 'post', path).send({ uuid: uuid.toUpperCase(), ...wish });
      expect([path, inCapitals.status, inCapitals.body]).toEqual([path, first.status, first.body]);
      const crossed = await send(otherPath, other);
      expect([path, crossed.status, crossed.body.code]).toEqual([path, 409, 'uuid-reused']);
      const elsewhere = await send('/api/forum/commands', { command: { do: 'choose-language', language: 'fr' } });
      // a consultation has a log of its own
      expect([path, elsewhere.body.code]).toEqual([path, path.startsWith('/api/consultations') ? undefined : 'uuid-reused']);
      expect(stage.app.tools.forum.state.seq - seq).toBe(path.startsWith('/api/consultations') ? 1 : 0);
    }
  });

  it('F13.1 says so of each command of many, and on the page of the floor', async () => {
    const office = await stage.signIn(OFFICE_SEAT);
    const uuid = randomUUID();
    const batch = [admit('once-c'), admit('once-d')].map((wish) => ({ uuid, ...wish }));
    const { status, body } = await stage.as(office, 'post', '/api/forum/commands/all').send([...batch, batch[0]]);
    const [done] = body;
    expect([status, body]).toEqual([200, [{ seq: expect.any(Number) }, { code: 'uuid-reused' }, done]]);

    const items = [{ item: 'one', title: 'One', opinions: [] }];
    expect((await stage.forum(office, { do: 'set-agenda', meeting: 'ieg-1', items })).status).toBe(200);
    const cookie = await stage.signIn(STATE);
    const press = (what: string) => stage.as(cookie, 'post', '/floor/ieg-1').type('form').send({ uuid, item: 'one', group: '', what });
    expect((await press('speak')).status).toBe(201);
    expect((await press('speak')).status).toBe(201);
    const crossed = await press('point-of-order');
    expect(crossed.status).toBe(400);
    expect(crossed.text).toContain('This was already sent with different words.');
  });

  it('F13.1 holds on every route that takes a UUID', async () => {
    const routes = tableOfRoutes(stage.app.tools).filter(({ body }) => body instanceof z.ZodObject && 'uuid' in body.shape);
    const named = routes.map(({ method, path }) => ({
      name: `${method} ${path}`,
      at: new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
    }));
    const rows = await ROWS();
    const untried = named.filter(({ name, at }) => !BEYOND.includes(name) && !rows.some(({ path }) => at.test(path)));
    expect(untried.map(({ name }) => name)).toEqual([]);
    expect(named.length).toBeGreaterThan(9);
  });
});
