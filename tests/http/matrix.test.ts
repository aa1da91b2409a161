/**
 * A1, A2: every route there is, times every role there is, held against a table that people review. The routes come from the server's own
 * table, and that table is held against what express really serves: a route that is not reviewed fails.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSecret } from '../../server/auth/secret.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Command, CommandName } from '../../shared/opinion/command.ts';
import { CAPACITIES, type Capacity } from '../../shared/opinion/vocabulary.ts';
import { knock } from '../support/event-stream.ts';
import { portOf } from '../support/port.ts';
import { block, COMMANDS } from './commands.ts';
import { type Method, ORIGIN, type Stage, seatOf, startStage } from './stage.ts';

type Role = Capacity | 'nobody' | 'closed-seat' | 'revoked';
const ROLES: readonly Role[] = [...CAPACITIES, 'nobody', 'closed-seat', 'revoked'];

const everybody = ROLES;
const seated: readonly Role[] = CAPACITIES;
const office: readonly Role[] = ['secretariat'];
const noneOutsideDemo: readonly Role[] = [];

/** Reviewed by people: who gets past the guard. What the rules say afterwards is SPEC.md's. */
const REVIEWED: Readonly<Record<string, readonly Role[]>> = {
  'get /livez': everybody,
  'get /readyz': everybody,
  'get /api/openapi.json': everybody,
  'get /api/docs': everybody,
  'post /api/page-faults': everybody,
  'get /api/me': everybody,
  'put /api/me/language': everybody,
  'get /api/me/mail': seated,
  'post /api/sign-out': seated,
  'get /api/sessions': seated,
  'delete /api/sessions': seated,
  'delete /api/sessions/:id': seated,
  'post /api/tokens': seated,
  'get /api/tokens': seated,
  'delete /api/tokens/:id': seated,
  'get /api/demo/seats': noneOutsideDemo,
  'post /api/demo/step-in': noneOutsideDemo,
  'post /api/invitations/look': everybody,
  'post /api/invitations/redeem': everybody,
  'post /api/sign-in/leave': everybody,
  'post /api/sign-in/arrive': everybody,
  'post /api/sign-in/choose': everybody,
  'post /api/sign-in/confirm': seated,
  /** Of the provider's server, which proves itself: tests/auth/back-channel.test.ts. */
  'post /api/sign-in/back-channel-logout': everybody,
  'post /api/invitations': office,
  'post /api/invitations/all': office,
  'get /api/invitations': office,
  'delete /api/invitations/:id': office,
  'post /api/invitations/:id/reissue': office,
  'get /api/opinions/:id/threads': seated,
  'post /api/opinions/:id/threads/commands': seated,
  'get /api/threads/to-answer': seated,
  'get /api/forum': seated,
  'post /api/forum/commands': seated,
  'post /api/forum/commands/all': office,
  'post /api/forum/template': office,
  'get /calendar.ics': everybody,
  'get /api/forum/log': ['chair', 'secretariat'],
  'get /api/forum/participation': office,
  'get /api/docket': seated,
  'post /api/contributions': seated,
  'get /api/report': seated,
  'post /api/report': office,
  'get /api/notices': ['chair', 'secretariat'],
  'post /api/notices': seated,
  'post /api/notices/look': seated,
  'post /api/meetings/:meeting/opinions': seated,
  'get /api/documents': seated,
  'post /api/documents': seated,
  'get /api/documents/:id': seated,
  /** Only of documents, to be saved and never shown: tests/forum/attachments.test.ts. */
  'post /api/documents/:id/files': seated,
  'get /api/documents/:id/files/:hash': seated,
  'get /api/restricted': seated,
  'post /api/restricted': seated,
  'get /api/entities': seated,
  'get /api/seats': seated,
  'get /api/opinions': seated,
  'get /api/opinions/halted': seated,
  'post /api/opinions/read': office,
  'post /api/opinions': office,
  'get /api/opinions/:id/register': seated,
  'get /api/opinions/:id/changes': seated,
  'get /api/opinions/:id/changes/word': seated,
  'get /api/opinions/:id/changes/text': seated,
  /** What they say is told to nobody else: tests/http/last-here.test.ts. */
  'put /api/opinions/:id/here': seated,
  'get /api/opinions/:id/authors': seated,
  'get /api/opinions/:id/story/:block': seated,
  'get /api/opinions/:id/progress': seated,
  'get /api/opinions/:id/text': seated,
  'get /api/opinions/:id/word': seated,
  'post /api/opinions/:id/commands': seated,
  'get /api/opinions/:id/record': seated,
  'get /api/word-table': seated,
  'get /api/opinions/:id/wording': seated,
  'post /api/opinions/:id/wording': seated,
  'post /api/agreed/nearest': seated,
  'post /api/agreed/search': seated,
  'get /api/precedents': seated,
  'get /api/precedents/:seq': seated,
  'post /api/precedents': office,
  /** Into the same rooms as a socket: tests/http/collab.test.ts. */
  'get /api/forum/news': seated,
  'get /collab/:id/stream': seated,
  'post /collab/:id/sync': seated,
  /** The text only to those who have a seat: tests/http/first-page.test.ts. */
  'get /o/:id': everybody,
  'get /o/:id/print': seated,
  /** Nothing of a restricted session for those outside: tests/http/past.test.ts. */
  'get /o/:id/since': seated,
  ...{ 'get /o/:id/steps': seated, 'get /o/:id/at/:position': seated, 'get /o/:id/story/:block': seated },
  ...{ 'get /o/:id/withhold': seated, 'post /o/:id/withhold': seated },
  ...{ 'get /o/:id/personal-data': seated, 'post /o/:id/personal-data': seated },
  /** In public where the meeting is, with counts: tests/http/day-sheet.test.ts. */
  'get /meetings/:meeting/day-sheet': seated,
  'get /delegation/hand-over': ['member-state'],
  /** The text only to those who may follow, in public where the meeting is: tests/live/following.test.ts. */
  ...{ 'get /live/:id': everybody, 'get /live': everybody },
  'get /live/m/:id': everybody,
  /** Told that no cursor came; what changed only to those who may follow, in public with counts: tests/live/since.test.ts. */
  'get /live/:id/since': everybody,
  'get /floor/:meeting': seated,
  'post /floor/:meeting': seated,
  'get /answer/:id/:block': seated,
  'post /answer/:id/:block': seated,
  'get /api/live/:id': seated,
  'get /api/live/m/:id': seated,
  /** What was released, and nothing else: tests/forum/consultation-pages.test.ts. */
  'get /consultation': everybody,
  'get /consultation/:id': everybody,
  'post /consultation/:id': everybody,
  'get /consultation/:id/comments': everybody,
  'get /consultation/:id/confirm': everybody,
  'post /consultation/:id/confirm': everybody,
  'post /consultation/:id/again': everybody,
  'get /api/circulars': seated,
  'get /api/circulars/:id': seated,
  'get /api/circulars/:id/replies': seated,
  'get /api/consultations': seated,
  'post /api/consultations': office,
  'post /api/consultations/:id/commands': office,
  'get /api/consultations/:id/queue': office,
  'get /api/consultations/:id/comments': seated,
  'get /api/consultations/:id/comment-counts': seated,
  'get /api/opinions/:id/comment-counts': seated,
  'get /api/opinions/:id/comments': seated,
};

let stage: Stage;
let opinion: string;
beforeAll(async () => {
  stage = await startStage({ actsPerMinute: 100_000 });
  opinion = await stage.createOpinion();
  const { forum } = stage.app.tools;
  await forum.act(SERVER, {
    command: { do: 'open-seat', seat: 's-closed', entity: 'e-member-state', functions: [], remote: false },
    person: null,
  });
  await forum.act(SERVER, { command: { do: 'close-seat', seat: 's-closed' }, person: null });
});
afterAll(() => stage.close());

async function cookieOf(role: Role): Promise<string> {
  if (role === 'nobody') return '';
  if (role === 'closed-seat') return stage.signIn('s-closed');
  const cookie = await stage.signIn(role === 'revoked' ? seatOf('secretariat') : seatOf(role));
  if (role === 'revoked') expect(await stage.app.tools.authenticator.end(hashSecret(cookie.split('=')[1] ?? ''))).toBe(true);
  return cookie;
}

const rows = () => tableOfRoutes(stage.app.tools);
const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

describe('A1 rights', () => {
  it('are reviewed for every route, and for none that is not there', () => {
    expect(rows().map(nameOf).sort()).toEqual(Object.keys(REVIEWED).sort());
  });

  it('hold for everything express serves: no route stands beside the table', () => {
    const { stack } = stage.app.httpServer.listeners('request')[0] as unknown as { stack?: unknown };
    expect(stack).toBeUndefined();
    const app = stage.app.httpServer.listeners('request')[0] as unknown as {
      router: { stack: readonly { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    const served = app.router.stack.flatMap(({ route }) =>
      route === undefined ? [] : Object.keys(route.methods).map((method) => nameOf({ method, path: route.path })),
    );
    expect(served.sort()).toEqual(Object.keys(REVIEWED).sort());
  });

  it.each(ROLES)('let a %s through where the table says so, and nowhere else', async (role) => {
    for (const { method, path, who, answers } of rows()) {
      const cookie = await cookieOf(role);
      // ids of nothing and empty bodies: whoever gets past the guard is told that, and nothing happens
      const there = path
        .replace('/sessions/:id', `/sessions/${'A'.repeat(43)}`)
        .replace('/collab/:id', '/collab/onothere')
        .replace(':id', opinion);
      const ask = async (): Promise<{ readonly status: number; readonly body: { readonly code?: string } }> => {
        if (answers[200] === 'text/event-stream') {
          const { status, text } = await knock(`http://127.0.0.1:${portOf(stage.app.httpServer)}${there}`, { cookie });
          return { status, body: status === 200 ? {} : JSON.parse(text) };
        }
        const request = stage.as(cookie, method as Method, there);
        return method === 'post' || method === 'put' ? request.send({}) : request;
      };
      const answer = await ask();
      const stopped = who === 'demo' ? answer.status === 404 : ['signed-out', 'no-right'].includes(answer.body.code ?? '');
      expect([nameOf({ method, path }), !stopped]).toEqual([nameOf({ method, path }), REVIEWED[nameOf({ method, path })]?.includes(role)]);
      if (stopped) expect(answer.status).toBe(who === 'demo' ? 404 : answer.body.code === 'signed-out' ? 401 : 403);
    }
  });

  it('open the demo rows to everybody in the demo', async () => {
    const demo = await startStage({ demo: true });
    const seats = await demo.ask('get', '/api/demo/seats');
    expect(seats.status).toBe(200);
    expect(seats.body.length).toBeGreaterThan(8);
    expect((await demo.ask('get', '/api/entities')).status).toBe(200);
    const stepped = await demo.as('', 'post', '/api/demo/step-in').send({ seat: seats.body[0].id });
    expect(stepped.status).toBe(204);
    expect((await demo.ask('get', '/api/me')).body.demo).toBe(true);
    expect((await demo.ask('get', '/api/seats')).status).toBe(401);
    await demo.close();
  });

  it('do not let one seat look at or end the sessions of another; the secretariat may', async () => {
    const mine = await stage.signIn(seatOf('member-state'));
    const other = await stage.signIn(seatOf('academia'));
    const secretariat = await stage.signIn(seatOf('secretariat'));
    const { body: sessions } = await stage.as(other, 'get', '/api/sessions');
    const own = sessions.find(({ own }: { own: boolean }) => own);
    expect((await stage.as(mine, 'get', `/api/sessions?seat=${seatOf('academia')}`)).status).toBe(403);
    const foreign = await stage.as(mine, 'delete', `/api/sessions/${own.id}`);
    const nothing = await stage.as(mine, 'delete', `/api/sessions/${'A'.repeat(43)}`);
    expect([foreign.status, foreign.body]).toEqual([nothing.status, nothing.body]);
    expect(foreign.status).toBe(404);
    expect((await stage.as(secretariat, 'get', `/api/sessions?seat=${seatOf('academia')}`)).body).not.toHaveLength(0);
    expect((await stage.as(secretariat, 'delete', `/api/sessions/${own.id}`)).status).toBe(204);
    expect((await stage.as(other, 'get', '/api/sessions')).status).toBe(401);
  });

  it('let a token do what its seat may, except make another token', async () => {
    const token = await stage.token(seatOf('member-state'));
    const bearer = (method: Method, path: string) => stage.ask(method, path).set('Authorization', `Bearer ${token}`);
    expect((await bearer('get', '/api/opinions')).status).toBe(200);
    expect((await bearer('post', `/api/opinions/${opinion}/commands`).send({})).status).toBe(400);
    expect((await bearer('post', '/api/tokens').send({ label: 'more' })).body.code).toBe('session-needed');
    expect((await bearer('get', '/api/invitations')).status).toBe(403);
    expect((await bearer('get', '/api/opinions').set('Origin', ORIGIN)).status).toBe(401);
  });
});

const chairOnly: readonly Capacity[] = ['chair'];
/** Reviewed by people: for whom the seat is not what stands in the way. */
const MAY_ACT: Readonly<
  Record<
    Exclude<
      CommandName,
      | 'withdraw'
      | 'confirm'
      | 'disown'
      | 'drop-carried'
      | 'withdraw-appeal'
      | 'contradict-appeal'
      | 'restore'
      | 'restore-deletion'
      | 'remove-paragraphs'
    >,
    readonly Capacity[]
  >
> = {
  'open-discussion': chairOnly,
  focus: ['chair', 'secretariat'],
  'set-policy': ['chair', 'secretariat'],
  'raise-objection': ['member-state'],
  'ask-time': ['member-state'],
  reserve: ['member-state'],
  'make-conditional': ['member-state'],
  abstain: ['member-state'],
  'await-instructions': ['member-state'],
  support: CAPACITIES.filter((one) => !['chair', 'secretariat', 'follower'].includes(one)),
  'record-concern': CAPACITIES.filter((one) => !['chair', 'secretariat', 'follower'].includes(one)),
  'note-withdrawal': chairOnly,
  dissociate: ['member-state'],
  'make-statement': CAPACITIES.filter((one) => one !== 'follower'),
  ...{ call: chairOnly, 'extend-call': chairOnly, 'cancel-call': chairOnly, refer: chairOnly, recall: chairOnly },
  declare: chairOnly,
  undo: chairOnly,
  'ask-reopen': ['member-state'],
  reopen: chairOnly,
  settle: ['chair', 'secretariat'],
  'propose-editorial': ['secretariat'],
  'confirm-editorial': chairOnly,
  'decline-editorial': ['chair', 'secretariat'],
  'contest-editorial': ['member-state'],
  'withhold-words': ['member-state'],
  'propose-withholding': ['secretariat'],
  'confirm-withholding': chairOnly,
  'decline-withholding': ['chair', 'secretariat'],
  appeal: ['member-state'],
  'record-appeal': ['secretariat'],
  ...{ 'call-adoption': chairOnly, adopt: chairOnly, 'close-without-adoption': chairOnly },
  // of an opinion nobody asks that: tests/forum/report-final.test.ts
  ...{ 'finish-report': CAPACITIES, 'reopen-report': CAPACITIES },
};

describe('A1 commands', () => {
  const send = (cookie: string, command: Command, to = opinion) =>
    stage.as(cookie, 'post', `/api/opinions/${to}/commands`).send({ uuid: randomUUID(), v: 1, seen: { seq: 2 }, command });

  it.each(CAPACITIES)('are refused to a %s with 403 unless the table says otherwise', async (capacity) => {
    const cookie = await stage.signIn(seatOf(capacity));
    const found: Record<string, boolean> = {};
    for (const name of Object.keys(MAY_ACT) as (keyof typeof MAY_ACT)[]) {
      if (name === 'close-without-adoption' && capacity === 'chair') continue;
      const { status } = await send(cookie, COMMANDS[name], name === 'open-discussion' ? await stage.createOpinion('tabled') : opinion);
      expect([200, 403, 409]).toContain(status);
      found[name] = status !== 403;
    }
    const reviewed = Object.entries(MAY_ACT).filter(([name]) => name in found);
    expect(found).toEqual(Object.fromEntries(reviewed.map(([name, may]) => [name, may.includes(capacity)])));
  });

  it('that name no position are the same for everybody: there is none', async () => {
    for (const capacity of CAPACITIES) {
      const { status, body } = await send(await stage.signIn(seatOf(capacity)), COMMANDS.withdraw);
      expect([capacity, status]).toEqual([capacity, body.code === 'no-such-position' ? 409 : 403]);
    }
  });
});

describe('A2 ids of elsewhere', () => {
  it('are the ids of nothing: an opinion that is not there, and what can be no id', async () => {
    const cookie = await stage.signIn(seatOf('member-state'));
    const ids = [
      'onothere',
      'forum',
      'OPINION',
      '..',
      '%2e%2e%2fforum',
      'a'.repeat(41),
      '%00',
      'o%20x',
      '\u0436',
      '__proto__',
      'constructor',
    ];
    for (const [method, rest] of [
      ['get', 'register'],
      ['get', 'text'],
      ['get', 'record'],
      ['post', 'commands'],
    ] as const) {
      const bodies = new Set<string>();
      for (const id of ids) {
        const request = stage.as(cookie, method, `/api/opinions/${encodeURI(id).replaceAll('%25', '%')}/${rest}`);
        const answer = await (method === 'post'
          ? request.send({ uuid: randomUUID(), v: 1, seen: { seq: 0 }, command: COMMANDS.support })
          : request);
        expect([id, answer.status]).toEqual([id, 404]);
        bodies.add(JSON.stringify(answer.body));
      }
      expect(bodies.size).toBe(1);
    }
  });

  it('are the ids of nothing: paragraphs and positions of another opinion', async () => {
    const cookie = await stage.signIn(seatOf('member-state'));
    const second = await stage.createOpinion();
    const { body } = await stage.as(cookie, 'get', `/api/opinions/${second}/register`);
    const foreign = body.paragraphs.find(({ label }: { label: string }) => label === 'a)');
    const act = (id: string, command: unknown) =>
      stage.as(cookie, 'post', `/api/opinions/${id}/commands`).send({ uuid: randomUUID(), v: 1, seen: { seq: 2 }, command });
    const raised = await act(second, { do: 'raise-objection', block: foreign.id, hash: foreign.hash });
    expect(raised.status).toBe(200);
    const elsewhere = await act(opinion, { do: 'raise-objection', block: foreign.id, hash: foreign.hash });
    const nowhere = await act(opinion, { do: 'raise-objection', block, hash: foreign.hash });
    expect(elsewhere.status).toBe(409);
    expect({ ...elsewhere.body, blocks: null }).toEqual({ ...nowhere.body, blocks: null });
    const position = `p${raised.body.seq}`;
    const [withdrawn, never] = [
      await act(opinion, { do: 'withdraw', position }),
      await act(opinion, { do: 'withdraw', position: 'p99999' }),
    ];
    expect({ ...withdrawn.body, positions: null }).toEqual({ ...never.body, positions: null });
    expect(withdrawn.status).not.toBe(200);
  });
});
