/** A5 and Y7: what a foreign page and a malicious client may try on every route that changes something or reads a body. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Route } from '../../server/http/route.ts';
import { tableOfRoutes } from '../../server/http/table.ts';
import { LIMITS } from '../../server/limits.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Method, ORIGIN, type Stage, startStage } from './stage.ts';

let stage: Stage;
let cookie: string;
let opinion: string;
let changing: readonly Route[];
let reading: readonly Route[];

beforeAll(async () => {
  stage = await startStage({ actsPerMinute: 100_000 });
  cookie = await stage.signIn(OFFICE_SEAT);
  opinion = await stage.createOpinion();
  const rows = tableOfRoutes(stage.app.tools).filter(({ who }) => who !== 'demo');
  changing = rows.filter(({ method, signed }) => method !== 'get' && !signed);
  expect(rows.filter(({ signed }) => signed).map(({ path }) => path)).toEqual(['/api/sign-in/back-channel-logout']);
  reading = rows.filter(({ body, sent }) => body !== null && sent === 'json');
});
afterAll(() => stage.close());

const at = (path: string): string =>
  path
    .replace(/\/(sessions|tokens|invitations)\/:id/, `/$1/${'A'.repeat(43)}`)
    .replace(':id', opinion)
    .replace(':meeting', 'ieg-1');

/** Everything that a request could have changed. */
async function everything(): Promise<string> {
  const { forum, log } = stage.app.tools;
  const logs = await Promise.all((await log.names()).map(async (name) => [name, (await log.head(name))?.seq]));
  return JSON.stringify([
    logs,
    forum.state.seq,
    [...(await stage.keys.all('session')).keys()],
    [...(await stage.keys.all('invitation')).keys()],
  ]);
}

describe('A5 a foreign page', () => {
  const ORIGINS = ['https://evil.example', 'null', 'http://127.0.0.1:4281', 'https://127.0.0.1:4280', 'http://127.0.0.1.evil.example', ''];
  const FORMS = [
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'text/plain; application/json',
    'application/csp-report',
  ];

  it('changes nothing, on any route, whatever it sends', async () => {
    expect(changing.length).toBeGreaterThan(12);
    const before = await everything();
    for (const { method, path } of changing) {
      const tries: readonly (readonly [string | null, string])[] = [
        ...[null, ...ORIGINS].map((origin) => [origin, 'application/json'] as const),
        ...FORMS.map((type) => ['https://evil.example', type] as const),
        ...FORMS.map((type) => [null, type] as const),
      ];
      for (const [origin, type] of tries) {
        const request = stage
          .ask(method as Method, at(path))
          .set('Cookie', cookie)
          .set('Content-Type', type);
        if (origin !== null) request.set('Origin', origin);
        const answer = await request.send('{}');
        expect([path, origin, type, answer.status, answer.body.code]).toEqual([path, origin, type, 403, 'origin']);
      }
    }
    expect(await everything()).toBe(before);
    expect(stage.logged.filter((line) => line.includes('"code":"origin"')).length).toBeGreaterThan(100);
  });

  it('has no way round by another content type from our own origin', async () => {
    const before = await everything();
    for (const { method, path } of reading) {
      for (const type of FORMS) {
        const answer = await stage
          .as(cookie, method as Method, at(path))
          .set('Content-Type', type)
          .send('{}');
        expect([path, type, answer.status]).toEqual([path, type, 415]);
      }
    }
    expect(await everything()).toBe(before);
  });

  it('changes nothing by a GET, a HEAD or a method in a header', async () => {
    const before = await everything();
    for (const { path } of changing) {
      await stage.as(cookie, 'get', at(path));
      await stage.as(cookie, 'get', at(path)).set('X-HTTP-Method-Override', 'POST');
      await stage.as(cookie, 'get', `${at(path)}?_method=DELETE`);
    }
    expect(await everything()).toBe(before);
  });

  it('is told nothing by CORS', async () => {
    const answer = await stage.ask('get', '/api/me').set('Origin', 'https://evil.example').set('Cookie', cookie);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin');
  });
});

describe('Y7 a malicious body', () => {
  /** Fields that no schema knows, and values of the wrong kind; raw, because JSON.stringify would tidy them up. */
  const BODIES = [
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{"seat":{"__proto__":{"capacity":"chair"}}}',
    '{"capacity":"secretariat","role":"admin","isAdmin":true}',
    '{"actor":{"seat":"secretariat"},"person":"x","token":"y"}',
    '[]',
    '[{}]',
    'null',
    '"text"',
    '0',
    'true',
    '{"language":["en"]}',
    '{"label":{"toString":"x"}}',
    '{"seat":["secretariat"],"hours":"24"}',
    '{"seat":"secretariat","hours":1e999}',
    '{"seat":"secretariat","hours":-1}',
    '{"entity":{"$ne":null},"functions":[],"remote":"true"}',
    '{"text":["a"],"language":"en"}',
    '{"uuid":0,"v":"1","seen":{"seq":"0"},"command":{"do":["open-discussion"]}}',
    `{"uuid":"00000000-0000-4000-8000-000000000000","v":1,"seen":{"seq":0},"command":{"do":"open-discussion"},"actor":{"capacity":"chair"}}`,
    `{"uuid":"00000000-0000-4000-8000-000000000000","v":1,"seen":{"seq":0},"command":{"do":"open-discussion","capacity":"chair"}}`,
    `{"uuid":"00000000-0000-4000-8000-000000000000","v":1,"seen":{"seq":0},"command":{"do":"__proto__"}}`,
    '{',
    '{"a":1}{"b":2}',
    '{"language":"en"',
    '\u0000',
    `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  ];

  it('is refused on every route, changes nothing and sets no prototype', async () => {
    expect(reading.length).toBeGreaterThan(8);
    const before = await everything();
    for (const { method, path } of reading) {
      for (const body of BODIES) {
        const answer = await stage
          .as(cookie, method as Method, at(path))
          .set('Content-Type', 'application/json')
          .send(body);
        expect(`${answer.status} ${answer.body.code}`, `${path} ${body.slice(0, 60)}`).toBe('400 not-understood');
      }
    }
    expect(await everything()).toBe(before);
    const plain: Record<string, unknown> = {};
    expect([plain.admin, plain.capacity, plain.isAdmin]).toEqual([undefined, undefined, undefined]);
  });

  it('knows no field beside its own: every schema is closed', async () => {
    const open: string[] = [];
    for (const { path, body } of reading) visit(body as z.ZodType, path, open);
    expect(open).toEqual([]);
  });

  it('knows no field of an address beside its own either, unless it is a page that everybody may open', async () => {
    const rows = tableOfRoutes(stage.app.tools);
    const strict = rows.filter(({ method, who }) => method !== 'get' || who !== 'all');
    expect([strict.length > 50, rows.length - strict.length > 10]).toEqual([true, true]);
    const open: string[] = [];
    for (const { method, path, query } of strict) visit(query, `${method} ${path}`, open);
    expect(open).toEqual([]);
    for (const path of [`/o/${opinion}/steps`, `/o/${opinion}/since`, `/o/${opinion}/at/2`, `/api/opinions/${opinion}/changes/text`]) {
      const asked = (query: string) => stage.as(cookie, 'get', `${path}?${query}`);
      expect([path, (await asked('lang=fr')).status, (await asked('lang=fr&sittings=1')).status]).toEqual([path, 200, 400]);
    }
    expect((await stage.as(cookie, 'get', '/consultation?utm_source=mail')).status).toBe(200);
  });

  it('has no way round by encodings and charsets', async () => {
    const put = (type: string, encoding?: string) => {
      const request = stage.as(cookie, 'put', '/api/me/language').set('Content-Type', type);
      if (encoding !== undefined) request.set('Content-Encoding', encoding);
      return request.send('{"language":"en"}');
    };
    expect((await put('application/json')).status).toBe(204);
    expect((await put('application/json; charset=utf-8')).status).toBe(204);
    expect((await put('application/json; charset=utf-7')).status).toBe(415);
    expect((await put('application/json', 'gzip')).status).toBe(415);
    expect((await put('application/json', 'br')).status).toBe(415);
    expect((await put('application/json+x')).status).toBe(415);
  });

  it('is too large above the limit, for each route its own, whoever asks', async () => {
    const sized = (bytes: number): string => JSON.stringify({ text: 'x'.repeat(bytes - 11) });
    for (const { method, path, maxBytes, limit } of reading) {
      if (limit === 'sign-in') continue;
      expect([LIMITS.jsonBytes, LIMITS.importBytes]).toContain(maxBytes);
      const send = (bytes: number) =>
        stage
          .as(cookie, method as Method, at(path))
          .set('Content-Type', 'application/json')
          .send(sized(bytes));
      expect([path, (await send(maxBytes + 1)).status]).toEqual([path, 413]);
      expect([200, 400]).toContain((await send(maxBytes)).status);
    }
    const stranger = await stage
      .as('', 'post', '/api/opinions/read')
      .set('Content-Type', 'application/json')
      .send(sized(LIMITS.importBytes + 1));
    expect(stranger.status).toBe(401);
  });

  it('has no way in by the address', async () => {
    const long = await stage.ask('get', `/api/me?x=${'y'.repeat(LIMITS.urlBytes)}`);
    expect([long.status, long.body.code]).toEqual([414, 'address-too-long']);
    for (const query of ['?__proto__[admin]=1', '?at[]=1', '?at=1&at=2', '?at[$gt]=0', '?nothing=1']) {
      const answer = await stage.as(cookie, 'get', `/api/opinions/${opinion}/register${query}`);
      expect([query, answer.status]).toEqual([query, 400]);
    }
    for (const path of [
      '/api/%',
      '/api/..%2f..%2fetc%2fpasswd',
      '/assets/..%2f..%2fpackage.json',
      '/assets/.vite/manifest.json',
      '/api//me',
    ])
      expect([path, (await stage.ask('get', path)).status]).toEqual([path, expect.toBeOneOf([400, 404])]);
  });

  it('is answered by a problem without a word of our insides', async () => {
    const answer = await stage.ask('get', '/api/nothing').set('Origin', ORIGIN);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toEqual({ type: 'urn:nemcon:problem:not-found', title: expect.any(String), status: 404, code: 'not-found' });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });
});

/** Objects inside a schema that take fields they do not name. */
function visit(schema: z.ZodType, path: string, open: string[]): void {
  const { def } = schema as unknown as { def: Record<string, unknown> & { type: string } };
  if (def.type === 'object' && (def.catchall as { def?: { type: string } } | undefined)?.def?.type !== 'never') open.push(path);
  const below = [
    def.innerType,
    def.element,
    def.in,
    def.out,
    def.left,
    def.right,
    ...Object.values((def.shape ?? {}) as object),
    ...((def.options ?? []) as unknown[]),
  ];
  for (const one of below) if (typeof one === 'object' && one !== null && 'def' in one) visit(one as z.ZodType, path, open);
}
