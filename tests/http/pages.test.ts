/** X6 and the pages the server writes itself. */
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { againAfterRefusal } from '../../server/http/refused-again.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
import { LIMITS } from '../../server/limits.ts';
import { StorageFault } from '../../server/log/log.ts';
import { HistoryBusy } from '../../server/room/past/growth.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { ROOT } from '../../shared/text/schema.ts';
import { register as registerSchema } from '../../shared/wire/register.ts';
import { blockIds } from '../support/blocks.ts';
import { silentConnection } from '../support/connection.ts';
import { COMMANDS } from './commands.ts';
import { type Stage, seatOf, startStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const policyOf = (headers: Record<string, string>): Map<string, string> =>
  new Map(
    (headers['content-security-policy'] ?? '').split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );

const page = (path: string) => stage.ask('get', path).set('Accept', 'text/html');

it('keeps a connection that rests longer than a proxy before it does', async () => {
  expect((await stage.ask('get', '/livez').set('Connection', 'keep-alive')).headers['keep-alive']).toBe('timeout=75');
});

describe('X6 headers', () => {
  it('name a policy without anything unsafe, on pages and on answers alike', async () => {
    for (const path of ['/', '/o/x', '/invite', '/api/me', '/api/docs', '/api/nothing', '/livez']) {
      const { headers } = await page(path);
      const policy = policyOf(headers);
      const nonce = /'nonce-([A-Za-z0-9+/]{22}==)'/.exec(policy.get('script-src') ?? '')?.[1];
      expect(Object.fromEntries(policy)).toEqual({
        'default-src': "'none'",
        'script-src': `'self' 'nonce-${nonce}'`,
        'style-src': `'self' 'nonce-${nonce}'`,
        'connect-src': "'self'",
        'img-src': "'self' data:",
        'font-src': "'self'",
        'manifest-src': "'self'",
        'worker-src': "'self'",
        'base-uri': "'none'",
        'form-action': "'self'",
        'frame-ancestors': "'none'",
        'require-trusted-types-for': "'script'",
        'trusted-types': 'ProseMirrorClipboard',
      });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      });
    }
  });
});

describe('the shell', () => {
  it('stands at every page address, with the nonce of its own request', async () => {
    const seen = new Set<string>();
    for (const path of ['/', '/o/opinion', '/invite', '/office', '/some/page/of/tomorrow']) {
      const { status, text, headers } = await page(path);
      expect(status).toBe(200);
      const nonces = [...text.matchAll(/nonce="([^"]+)"/g)].map(([, nonce]) => nonce);
      expect(nonces).toHaveLength(2);
      expect(policyOf(headers).get('script-src')).toContain(`'nonce-${nonces[0]}'`);
      expect(new Set(nonces).size).toBe(1);
      seen.add(String(nonces[0]));
    }
    expect(seen.size).toBe(5);
  });

  it('says before any script has come, in the language of whoever asks, that it is loading and what works without', async () => {
    const { text } = await page('/').set('Cookie', 'nemcon-language=ar').set('Accept-Language', 'fr');
    expect(text).toContain('<html lang="ar" dir="rtl">');
    expect(text).toContain('<p class="sheet">جارٍ التحميل…</p>');
    expect(text).toContain('<a href="/live?lang=ar">');
    expect((await page('/docket').set('Accept-Language', 'fr')).text).toContain('<p class="sheet">Chargement…</p>');
  });

  it('does not pretend to be a file or an answer of the API', async () => {
    for (const path of ['/favicon.ico', '/robots.txt', '/assets/none.js', '/index.html', '/api', '/api/none']) {
      const answer = await page(path);
      expect([path, answer.status, answer.type]).toEqual([path, 404, 'application/problem+json']);
    }
    expect((await stage.as('', 'post', '/o/x').send({})).status).toBe(404);
  });
});

describe('the print view', () => {
  it('says in the words of the reader what it is, where it stands, its hashes by their names and who reserved what and why', async () => {
    const opinion = await stage.createOpinion();
    const office = await stage.signIn(seatOf('secretariat'));
    const state = await stage.signIn(seatOf('member-state'));
    const path = `/api/opinions/${opinion}`;
    const { paragraphs } = (await stage.as(state, 'get', `${path}/register`)).body as Register;
    const target = paragraphs.find(({ label }) => label === 'a)');
    const reserve = { do: 'reserve', block: target?.id, hash: target?.hash, reason: 'our law <is> stricter' };
    const answer = await stage.as(state, 'post', `${path}/commands`).send({ uuid: randomUUID(), v: 1, seen: { seq: 2 }, command: reserve });
    expect(answer.status).toBe(200);
    const { seq, docHash, textHash, number } = (await stage.as(state, 'get', `${path}/register`)).body as Register;

    const english = (await stage.as(office, 'get', `/o/${opinion}/print`)).text;
    expect(english).toContain(`Draft opinion ${number}`);
    expect(english).toContain('In drafting');
    expect(english).toContain(`record position ${seq}`);
    expect(english).toContain(`Text hash <code dir="ltr">${textHash}</code>`);
    expect(english).toContain(`Wording hash <code dir="ltr">${docHash}</code>`);
    expect(docHash).not.toBe(textHash);
    const listed = english.slice(english.indexOf('<h2>Reservations</h2>'));
    expect(listed).toContain('e-member-state');
    expect(listed).toContain('considering a)');
    expect(listed).toContain('our law &lt;is&gt; stricter');

    const french = (await stage.as(`${office}; nemcon-language=fr`, 'get', `/o/${opinion}/print`)).text;
    expect(french).toContain('<html lang="fr" dir="ltr">');
    expect(french).toContain('<h2>Réserves</h2>');
    expect(french).toContain('<div class="text-body" lang="en">');
    const asked = await stage.as(office, 'get', `/o/${opinion}/print`).set('Accept-Language', 'ar');
    expect(asked.text).toContain('<html lang="ar" dir="rtl">');
  });
});

describe('a problem', () => {
  it('N9 a page that storage keeps from being read says so, and asks again by itself', async () => {
    const cookie = await stage.signIn(seatOf('chair'));
    const gone = new StorageFault('gone');
    // the door asks whose request it is, and then the page (Y10)
    vi.spyOn(stage.keys, 'get').mockRejectedValueOnce(gone).mockRejectedValueOnce(gone);
    const answer = await stage.as(cookie, 'get', '/o/x').set('Accept', 'text/html');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '5']);
    expect(answer.text).toContain('<meta http-equiv="refresh" content="5">');
    expect(answer.text).toContain('What belongs here comes by itself');
    expect((await page('/o/x/nothing/here.txt')).text).not.toContain('http-equiv');
  });

  it('N13 a page that is refused says in how many seconds it asks again, and waits longer each time', async () => {
    const opinion = await stage.createOpinion();
    const state = await stage.signIn(seatOf('member-state'));
    const busy = vi.spyOn(stage.app.tools.history, 'moment').mockRejectedValue(new HistoryBusy());
    const ask = (cookie: string, accept = 'text/html') =>
      stage.as(`${state}; nemcon-language=en${cookie}`, 'get', `/o/${opinion}/at/2`).set('Accept', accept);
    const waits: number[] = [];
    let cookie = '';
    for (let times = 0; times < 6; times += 1) {
      const { status, headers, text } = await ask(cookie);
      const seconds = Number(headers['retry-after']);
      expect([status, /http-equiv="refresh" content="(\d+)"/.exec(text)?.[1]]).toEqual([429, String(seconds)]);
      expect(text).toMatch(new RegExp(`<p role="status">[^<]* ${seconds} seconds?\\.`));
      expect(text).toMatch(new RegExp(`<a [^>]*href="/o/${opinion}"`));
      const [kept = ''] = headers['set-cookie'] as unknown as string[];
      expect(kept).toContain(`; Path=/o/${opinion}/at/2; Max-Age=${seconds + 30};`);
      cookie = `; ${kept.split(';')[0]}`;
      waits.push(seconds);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
    for (const strange of ['99', '-1', 'x', ''])
      expect([strange, (await ask(`; nemcon-refused=${strange}`)).headers['retry-after']]).toEqual([strange, '5']);
    const program = await ask(cookie, 'application/json');
    expect([program.status, program.headers['retry-after'], program.headers['set-cookie']]).toEqual([429, '5', undefined]);
    busy.mockRestore();
    expect((await ask(cookie)).status).toBe(200);
  });

  it('N13 what a browser keeps of that has Secure over https, and is for an address that a cookie can name', async () => {
    const https = await startStage({ origins: ['https://forum.example'], secure: true });
    const opinion = await https.createOpinion();
    vi.spyOn(https.app.tools.history, 'moment').mockRejectedValue(new HistoryBusy());
    const refused = await https.as(await https.signIn(seatOf('secretariat')), 'get', `/o/${opinion}/at/2`).set('Accept', 'text/html');
    expect(refused.headers['set-cookie']).toEqual([
      `nemcon-refused=1; Path=/o/${opinion}/at/2; Max-Age=35; HttpOnly; SameSite=Strict; Secure`,
    ]);
    await https.close();
    const kept: string[] = [];
    const res = { get: () => '5', set: () => res, append: (_name: string, value: string) => kept.push(value), locals: { secure: false } };
    const asked = (path: string): string => againAfterRefusal({ path, headers: {} } as Request, res as unknown as Response);
    for (const path of ['/o/x;Domain=forum.example', '/o/x,y', '/o/"x"']) expect([asked(path), kept]).toEqual(['5', []]);
    expect([asked('/o/a-b_c.d~%20/at/2'), kept.length]).toEqual(['5', 1]);
  });

  it('is told in words to whoever opens a page, and in JSON to every program', async () => {
    const opinion = await stage.createOpinion();
    const state = await stage.signIn(seatOf('member-state'));
    const asked = (cookie: string, path: string, accept: string) => stage.as(cookie, 'get', path).set('Accept', accept);
    const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const gone = await asked(`${state}; nemcon-language=fr`, `/answer/${opinion}/bzzzzz`, browser);
    expect([gone.status, gone.type]).toEqual([404, 'text/html']);
    expect(gone.text).toContain('<html lang="fr" dir="ltr">');
    expect(gone.text).not.toContain('urn:nemcon');
    const away = await asked('', `/answer/${opinion}/whole`, browser);
    expect([away.status, away.type]).toEqual([401, 'text/html']);
    expect(away.text).toContain('You are signed out. Sign in again.');
    const long = await asked('', `/documents?find=${'y'.repeat(LIMITS.urlBytes)}`, browser);
    expect([long.status, long.type]).toEqual([414, 'text/html']);
    expect(long.text).toContain('This is longer than the server accepts. Shorten it or divide it.');
    for (const [path, accept] of [
      [`/answer/${opinion}/bzzzzz`, '*/*'],
      ['/api/opinions/none/register', browser],
    ] as const)
      expect((await asked(state, path, accept)).type).toBe('application/problem+json');
  });
});

describe('7.10 what was said for the record', () => {
  it('is on paper as it was said, and so is what was corrected', async () => {
    const opinion = await stage.createOpinion();
    const state = await stage.signIn(seatOf('member-state'));
    const say = async (command: object): Promise<number> => {
      const envelope = { uuid: randomUUID(), v: 1, seen: { seq: 2 }, command };
      return (await stage.as(state, 'post', `/api/opinions/${opinion}/commands`).send(envelope)).body.seq;
    };
    const first = await say({ do: 'make-statement', kind: 'statement', block: null, statement: 'We <hold> that\nprices matter.' });
    await say({ do: 'make-statement', kind: 'explanation', block: null, statement: 'Prices, and access.', corrects: first });
    const { paragraphs } = (await stage.as(state, 'get', `/api/opinions/${opinion}/register`)).body as Register;
    await say({ do: 'dissociate', blocks: paragraphs.slice(0, 1).map(({ id }) => id), reason: 'Not our title.' });
    const paper = (await stage.as(state, 'get', `/o/${opinion}/print`)).text;
    expect(paper).toContain('Not our title.');
    const said = paper.slice(paper.indexOf('<h2>For the record</h2>'), paper.indexOf('<footer>'));
    const [one = '', two = ''] = said.split('<article>').slice(1);
    for (const words of ['Statement by e-member-state', 'Corrected by a later', 'We &lt;hold&gt; that\nprices matter.'])
      expect(one).toContain(words);
    for (const words of ['Explanation of position: e-member-state', 'Replaces the statement of', 'Prices, and access.'])
      expect(two).toContain(words);
  });
});

describe('6.4 what was deleted from a draft', () => {
  it('is in the register and on paper with its last words, as it was and as it is', async () => {
    const opinion = await stage.createOpinion();
    const state = await stage.signIn(seatOf('member-state'));
    const room = await stage.app.tools.rooms.open(opinion);
    if (room === null) throw new Error('the opinion was made');
    const { paragraphs } = (await stage.as(state, 'get', `/api/opinions/${opinion}/register`)).body as Register;
    const gone = paragraphs.find(({ label }) => label === 'b)')?.id ?? '';
    const connection = silentConnection(stage.app.tools.forum.actor(seatOf('member-state')) ?? undefined);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await room.look(({ live }) => live.state()));
    doc.on('update', (update: Uint8Array) => room.text(connection, update, false));
    doc.getXmlFragment(ROOT).delete(blockIds(doc).indexOf(gone), 1);

    const wordsAt = async (query: string) => {
      const shown = (await stage.as(state, 'get', `/api/opinions/${opinion}/register${query}`)).body as Register;
      expect(registerSchema.safeParse(shown)).toMatchObject({ success: true });
      return shown.paragraphs.find(({ id }) => id === gone)?.lastWords;
    };
    const words = 'that prices are high,';
    expect([await wordsAt(''), await wordsAt('?at=2'), await wordsAt('?at=3')]).toEqual([words, null, words]);
    const paper = (await stage.as(state, 'get', `/o/${opinion}/print`)).text;
    const deleted = paper.slice(paper.indexOf('<h2>Deleted paragraphs</h2>'));
    expect(deleted).toContain('considering b) (deleted)');
    expect(deleted).toContain(words);
    expect((await stage.as(state, 'get', `/o/${opinion}/print?at=2`)).text).not.toContain('Deleted paragraphs');
    expect((await stage.as(state, 'get', `/o/${opinion}`)).text).toContain(deleted.slice(0, deleted.indexOf('</section>')));
  });
});

describe('the description of the API', () => {
  it('has every route, with its schemas', async () => {
    const { body } = await stage.ask('get', '/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const described = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routes = tableOfRoutes(stage.app.tools).map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(routes.sort());
    expect(Object.keys(body.components.schemas)).toEqual(
      expect.arrayContaining(['Envelope', 'Register', 'Problem', 'Paragraph', 'Refusal']),
    );
    // every command has its schema
    const schemas: { properties: { do: { const?: string; enum?: string[] } } }[] =
      body.components.schemas.Envelope.properties.command.oneOf;
    const named = schemas.flatMap(({ properties: { do: name } }) => name.enum ?? [name.const]);
    expect(named.sort()).toEqual(Object.keys(COMMANDS).sort());
    const references = JSON.stringify(body).match(/#\/components\/schemas\/\w+/g) ?? [];
    for (const reference of references) expect(body.components.schemas).toHaveProperty(reference.split('/').at(-1) ?? '');
  });

  it('is a page that needs no script and no style of its own', async () => {
    const { status, text, headers } = await page('/api/docs');
    expect(status).toBe(200);
    expect(text).not.toMatch(/<script|\son\w+=|\sstyle=|src=/);
    expect(policyOf(headers).get('style-src')).toContain(/<style nonce="([^"]+)">/.exec(text)?.[1]);
    for (const { path } of tableOfRoutes(stage.app.tools)) expect(text).toContain(path.replaceAll(/:(\w+)/g, '{$1}'));
  });
});
