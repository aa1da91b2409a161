/** Files of documents: who attaches them, what they may be, and that no browser ever runs one. */
import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Attachment, FILE_LIMITS } from '../../shared/forum/attachment.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { pdf, word } from '../files/handed-in.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { until } from '../support/until.ts';
import { actor, base, code, run } from './world.ts';

const PAPER = {
  do: 'register-document',
  kind: 'DT',
  meeting: 'ieg-1',
  of: null,
  title: 'Sites',
  language: 'en',
  source: 'arl',
  aliases: [],
  content: { in: 'elsewhere' },
} as const;
const CONTRIBUTION = {
  do: 'file-contribution',
  meeting: 'ieg-1',
  of: null,
  title: 'Sites',
  language: 'en',
  source: 'arl',
  sections: [],
  passages: [],
} as const;

describe('a file', () => {
  const state = run(run(base, PAPER, actor(OFFICE_SEAT)), CONTRIBUTION, actor('arl-1'));
  const [paper = '', contribution = ''] = [...state.documents.keys()];
  const file = (more: Partial<Attachment> = {}): Attachment => ({
    ...{ hash: 'A'.repeat(43), type: 'pdf', language: 'en', bytes: 5 },
    ...more,
  });
  const attach = (document: string, more: Partial<Attachment> = {}) => ({ do: 'attach-file', document, file: file(more) }) as const;
  const many = (count: number, bytes = 1): ForumState =>
    Array.from({ length: count }, (_, at) => file({ hash: String(at).padStart(43, 'h'), bytes })).reduce(
      (before, one) => run(before, { do: 'attach-file', document: paper, file: one }, actor(OFFICE_SEAT)),
      state,
    );

  it('F5.13 is attached by secretariat and chair, to a contribution by its own entity too, and taken away by the same', () => {
    const codes = (document: string) => [OFFICE_SEAT, 'chair-1', 'arl-2', 'bru-1'].map((by) => code(attach(document), by, state));
    expect(codes(paper)).toEqual([null, null, 'not-registrar', 'not-registrar']);
    expect(codes(contribution)).toEqual([null, null, null, 'not-registrar']);
    expect(code(attach('zzz'), OFFICE_SEAT, state)).toBe('no-such-document');
    const attached = run(state, attach(contribution), actor('arl-1'));
    expect(attached.attachments.get(file().hash)).toEqual({ ...file(), document: contribution, at: attached.at, by: 'arl-1' });
    const detach = { do: 'detach-file', document: contribution, hash: file().hash } as const;
    expect(['arl-2', OFFICE_SEAT, 'bru-1'].map((by) => code(detach, by, attached))).toEqual([null, null, 'not-registrar']);
    expect(code({ ...detach, document: paper }, OFFICE_SEAT, attached)).toBe('no-such-file');
    expect(run(attached, detach, actor('arl-1')).attachments.size).toBe(0);
  });

  it('F5.13 is attached once, and of too many or too much no more is taken', () => {
    const one = run(state, attach(paper), actor(OFFICE_SEAT));
    expect([code(attach(paper), OFFICE_SEAT, one), code(attach(contribution), 'arl-1', one)]).toEqual(['file-exists', 'file-exists']);
    expect(code(attach(paper), OFFICE_SEAT, many(FILE_LIMITS.ofDocument - 1))).toBeNull();
    expect(code(attach(paper), OFFICE_SEAT, many(FILE_LIMITS.ofDocument))).toBe('too-many-files');
    const half = many(2, FILE_LIMITS.bytesInAll / 2 - 1);
    expect([code(attach(paper, { bytes: 2 }), OFFICE_SEAT, half), code(attach(paper, { bytes: 3 }), OFFICE_SEAT, half)]).toEqual([
      null,
      'too-many-files',
    ]);
  });

  it('F5.13 is not taken where one body would have too much, whatever the desk has', () => {
    const desk = many(2, FILE_LIMITS.bytesOfBody);
    const half = run(desk, attach(contribution, { bytes: FILE_LIMITS.bytesOfBody - 1 }), actor('arl-1'));
    const more = (bytes: number) => attach(contribution, { hash: 'B'.repeat(43), bytes });
    expect([code(more(1), 'arl-2', half), code(more(2), 'arl-2', half), code(more(2), OFFICE_SEAT, half)]).toEqual([
      null,
      'too-many-files',
      null,
    ]);
  });
});

describe('over HTTP a file', () => {
  let stage: Stage;
  let office: string;
  let document: string;
  beforeEach(async () => {
    stage = await startStage({ actsPerMinute: 10_000 });
    office = await stage.signIn(OFFICE_SEAT);
    const paper = { kind: 'DT', meeting: null, of: null, aliases: [], title: 'Kept', language: 'en', content: { in: 'elsewhere' } };
    document = (await stage.as(office, 'post', '/api/documents').send({ uuid: randomUUID(), ...paper })).body.id;
  });
  afterEach(() => stage.close());

  const hand = (bytes: Uint8Array, { cookie = office, language = 'fr', uuid = randomUUID(), to = document } = {}) =>
    stage
      .as(cookie, 'post', `/api/documents/${to}/files?language=${language}&uuid=${uuid}`)
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(bytes));
  const files = async () => (await stage.as(office, 'get', `/api/documents/${document}`)).body.document.files;
  const fetchFile = (hash: string, cookie = office) =>
    stage
      .as(cookie, 'get', `/api/documents/${document}/files/${hash}`)
      .buffer(true)
      .parse((res, done) => {
        const pieces: Buffer[] = [];
        res.on('data', (piece) => pieces.push(piece));
        res.on('end', () => done(null, Buffer.concat(pieces)));
      });

  it('F5.13 is handed in as bytes, listed, and the log holds its hash and none of its words', async () => {
    const bytes = pdf('What the paper says');
    const { status, body } = await hand(bytes);
    expect(status).toBe(201);
    expect(await files()).toEqual([{ hash: body.hash, type: 'pdf', language: 'fr', bytes: bytes.length, at: stage.clock.now() }]);
    const entries = await stage.app.tools.log.read({ kind: 'forum', id: 'forum' }, 0);
    const written = entries
      .map(({ statement, payload }) => Buffer.concat([statement, payload ?? new Uint8Array()]).toString('latin1'))
      .join();
    expect(written).toContain(body.hash);
    expect(written).not.toContain('What the paper says');
    expect((await hand(bytes)).body.code).toBe('file-exists');
  });

  it('F5.13 that is handed in twice with one id is attached once, and a refused one is not kept', async () => {
    const uuid = randomUUID();
    const [one, two] = [await hand(pdf('a'), { uuid }), await hand(pdf('a'), { uuid })];
    expect([one.status, two.status, two.body.hash]).toEqual([201, 201, one.body.hash]);
    expect((await hand(pdf('b'), { uuid })).status).toBe(409);
    const member = await stage.signIn(seatOf('member-state'));
    const refused = await hand(pdf('secret'), { cookie: member });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-registrar']);
    expect((await hand(pdf('c'), { to: 'dt-99' })).body.code).toBe('no-such-document');
    expect(await files()).toHaveLength(1);
    for (const words of ['secret', 'b', 'c'])
      expect(await stage.files.get(createHash('sha256').update(pdf(words)).digest('base64url')), words).toBeNull();
  });

  it('F5.14 that is something else, or too large, is refused, whatever it is called', async () => {
    const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
    expect((await hand(page)).body).toMatchObject({ status: 415, code: 'no-document' });
    const large = new Uint8Array(FILE_LIMITS.bytes + 1);
    expect((await hand(large)).body).toMatchObject({ status: 413, code: 'too-large' });
    expect((await hand(pdf('x'.repeat(FILE_LIMITS.bytes - pdf('').length - 6)))).status).toBe(201);
    const active = word(undefined, { 'word/media/image1.png': Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1) });
    expect((await hand(active)).body).toMatchObject({ status: 415, code: 'active-file' });
    expect((await hand(pdf('x').slice(0, -9))).body).toMatchObject({ status: 415, code: 'unsound-file' });
    expect(await stage.files.get(createHash('sha256').update(active).digest('base64url'))).toBeNull();
    expect((await hand(pdf('x'), { language: 'xx' })).status).toBe(400);
    const form = await stage.as(office, 'post', `/api/documents/${document}/files?language=en&uuid=${randomUUID()}`).send({ a: 1 });
    expect(form.status).toBe(415);
    expect(await files()).toHaveLength(1);
  });

  it('F5.15 comes to be saved, as what it is, and no browser shows or runs it', async () => {
    const bytes = word();
    const { body } = await hand(bytes, { language: 'ar' });
    const member = await stage.signIn(seatOf('follower'));
    const answer = await fetchFile(body.hash, member);
    expect(answer.status).toBe(200);
    expect(Buffer.compare(answer.body, Buffer.from(bytes))).toBe(0);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': 'attachment; filename=WTPF-DT-1-A.docx',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await stage.ask('get', `/api/documents/${document}/files/${body.hash}`)).status).toBe(401);
    expect((await stage.as(office, 'get', `/api/documents/dt-99/files/${body.hash}`)).status).toBe(404);
    expect((await stage.as(office, 'get', `/api/documents/${document}/files/${'A'.repeat(43)}`)).status).toBe(404);
  });

  it('F5.15 whose bytes are others, or are not there, is given to nobody', async () => {
    const { body } = await hand(pdf('sound'));
    await stage.files.put(body.hash, pdf('other'));
    expect((await stage.as(office, 'get', `/api/documents/${document}/files/${body.hash}`)).status).toBe(404);
    await stage.files.delete(body.hash);
    expect((await stage.as(office, 'get', `/api/documents/${document}/files/${body.hash}`)).status).toBe(404);
    expect(stage.logged.join('')).toMatch(/the bytes of a file are others[\s\S]*the bytes of a file are not there/);
  });

  it('F5.15 that is taken away is deleted, and can be handed in again', async () => {
    const { body } = await hand(pdf('wrong'));
    const detach = { do: 'detach-file', document, hash: body.hash } as const;
    expect((await stage.forum(office, detach)).status).toBe(200);
    await until('the bytes are gone', async () => (await stage.files.get(body.hash)) === null);
    expect(await files()).toEqual([]);
    expect((await stage.as(office, 'get', `/api/documents/${document}/files/${body.hash}`)).status).toBe(404);
    expect((await hand(pdf('wrong'))).status).toBe(201);
    expect((await fetchFile(body.hash)).status).toBe(200);
  });
});
