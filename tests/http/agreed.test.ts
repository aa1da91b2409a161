/** Agreed language over HTTP: what belongs to it, for whom, and that nothing of a restricted session is found. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../server/limits.ts';
import { PRECEDENT_LIMITS } from '../../shared/forum/precedent.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import type { FoundPassages } from '../../shared/wire/agreed.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { type } from '../support/blocks.ts';
import { seatOf } from './stage.ts';

let stage: SessionStage;
const cookies = new Map<string, string>();
beforeAll(async () => {
  stage = await sessionStage();
  for (const seat of [...CAPACITIES.map(seatOf), OTHER_STATE]) cookies.set(seat, await stage.signIn(seat));
});
afterAll(() => stage.close());

const post = (seat: string, path: string, body: object) => stage.as(cookies.get(seat) ?? '', 'post', path).send(body);

async function asked(what: 'nearest' | 'search', words: string, seat = STATE, more: object = {}): Promise<FoundPassages> {
  const body = what === 'nearest' ? { words, language: 'en', except: null, ...more } : { words, language: 'en' };
  const answer = await post(seat, `/api/agreed/${what}`, body);
  expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  return answer.body;
}

const texts = ({ passages }: FoundPassages): readonly string[] => passages.map(({ text }) => text);

/** Called and declared, in this document. */
async function agree(id: string, label: string): Promise<{ readonly block: string; readonly hash: string | null }> {
  const { paragraphs } = await stage.register(CHAIR, id);
  const found = paragraphs.find((one) => one.label === label);
  const target = { block: found?.id ?? '', hash: found?.hash ?? null };
  expect((await stage.command(CHAIR, id, { do: 'call', targets: [target] })).body).toMatchObject({ seq: expect.any(Number) });
  stage.clock.advance(16_000);
  expect((await stage.command(CHAIR, id, { do: 'declare', target })).body).toMatchObject({ seq: expect.any(Number) });
  return target;
}

const EARLIER = { title: 'On islands', symbol: 'Resolution 2 (Exemplar, 2018)', date: '2018-11-16', language: 'en' };
const ISLANDS = 'considering\n\na) that submarine cables reach few islands;\n\nis of the view\n\n1 that access to cables should be shared.';
const add = (more: object = {}, seat = OFFICE_SEAT) =>
  post(seat, '/api/precedents', { uuid: randomUUID(), ...EARLIER, text: ISLANDS, ...more });

describe('V1 what is agreed here', () => {
  it('V1 V8 is found with its opinion, its place and its date, from the declaration until it is agreed no longer', async () => {
    expect(await asked('nearest', 'that prices are high')).toEqual({ passages: [], count: 0, among: 0 });
    const target = await agree(stage.opinion, 'b)');
    const { number, title } = await stage.register(STATE, stage.opinion);
    const source = { in: 'opinion', opinion: stage.opinion, block: target.block, number, title, phase: 'drafting', at: expect.any(Number) };
    const passage = { place: 'considering b)', text: 'that prices are high,', language: 'en', source };
    expect(await asked('nearest', 'that prices are very high')).toEqual({ passages: [passage], count: 1, among: 1 });
    expect(await asked('search', 'PRICES hi')).toEqual({ passages: [passage], count: 1, among: 1 });
    // what is open is no part of it
    expect(texts(await asked('search', 'access'))).toEqual([]);

    await stage.acts(OTHER_STATE, { do: 'raise-objection', ...target });
    expect(texts(await asked('search', 'prices high'))).toEqual([]);
  });

  it('V5 is not found for itself', async () => {
    const target = await agree(stage.opinion, '1');
    expect(texts(await asked('nearest', 'that prices should fall'))).toEqual(['that prices should fall;']);
    expect(texts(await asked('nearest', 'that prices should fall', STATE, { except: target.block }))).toEqual([]);
  });
});

describe('V2 earlier texts', () => {
  it('V2 V8 are added by the secretariat, found and read by everybody, and withdrawn', async () => {
    expect((await add({}, STATE)).status).toBe(403);
    const added = await add();
    expect(added.status).toBe(201);
    const { seq } = added.body;
    const listed = (await stage.as(cookies.get(STATE) ?? '', 'get', '/api/precedents')).body;
    expect(listed).toEqual([{ ...EARLIER, seq, bytes: ISLANDS.length, paragraphs: 2, at: expect.any(Number) }]);
    expect((await stage.as(cookies.get(STATE) ?? '', 'get', `/api/precedents/${seq}`)).body).toEqual({ ...listed[0], text: ISLANDS });
    const { title, symbol, date } = EARLIER;
    expect((await asked('nearest', 'that submarine cables reach some islands')).passages).toEqual([
      {
        place: 'considering a)',
        text: 'that submarine cables reach few islands;',
        language: 'en',
        source: { in: 'precedent', precedent: seq, title, symbol, date },
      },
    ]);
    expect((await stage.forum(cookies.get(STATE) ?? '', { do: 'withdraw-precedent', precedent: seq })).status).toBe(403);
    expect((await stage.forum(cookies.get(OFFICE_SEAT) ?? '', { do: 'withdraw-precedent', precedent: seq })).status).toBe(200);
    expect(texts(await asked('search', 'submarine cables'))).toEqual([]);
    expect((await stage.as(cookies.get(STATE) ?? '', 'get', `/api/precedents/${seq}`)).status).toBe(404);
    expect((await stage.forum(cookies.get(OFFICE_SEAT) ?? '', { do: 'withdraw-precedent', precedent: seq })).body.code).toBe(
      'no-such-precedent',
    );
  });

  it('V3 V2 without words, or too long, are refused, and nothing is recorded', async () => {
    const { seq } = stage.app.tools.forum.state;
    const long = `${'x'.repeat(7_000)}\n\n`.repeat(1 + Math.floor(PRECEDENT_LIMITS.bytes / 7_000));
    const many = Array.from({ length: PRECEDENT_LIMITS.paragraphs + 1 }, (_, n) => `that ${n}`).join('\n');
    for (const [text, why] of [
      [' \n ', 'precedent-empty'],
      ['considering', 'precedent-empty'],
      [long, 'precedent-too-long'],
      [many, 'precedent-too-long'],
      ['x'.repeat(8_001), 'precedent-too-long'],
    ])
      expect([why, (await add({ text })).body.code]).toEqual([why, why]);
    for (const odd of [{ date: 'yesterday' }, { date: '2018-13-01' }, { language: 'de' }, { title: '\u202eX' }, { strange: 1 }])
      expect([odd, (await add(odd)).status]).toEqual([odd, 400]);
    expect(stage.app.tools.forum.state.seq).toBe(seq);
  });

  it('V6 take nothing along that nobody sees, and what is sought may be anything', async () => {
    const { seq } = (await add({ text: 'that hid\u200bden\u202e words are shown' })).body;
    expect(texts(await asked('search', 'hid\u2060den'))).toEqual(['that hidden words are shown']);
    for (const words of ['', ' ', '\u202e\u200b', '[[', 'x'.repeat(200), '%_"\\', '\ud83c\udde6'])
      expect([words, await asked('search', words)]).toEqual([words, expect.objectContaining({ count: 0 })]);
    for (const body of [{ words: 'x'.repeat(8_001) }, { words: 'x', language: 'xx' }, { words: 1 }, { words: 'x', except: '../x' }])
      expect((await post(STATE, '/api/agreed/nearest', { language: 'en', except: null, ...body })).status).toBe(400);
    await stage.forum(cookies.get(OFFICE_SEAT) ?? '', { do: 'withdraw-precedent', precedent: seq });
  });
});

describe('V4 for whom', () => {
  const SOUGHT = [
    ['nearest', 'that the States agree on access within'],
    ['search', 'access'],
    ['search', 'States'],
  ] as const;
  const look = async (): Promise<string> => {
    const seen: unknown[] = [];
    for (const seat of cookies.keys()) for (const [what, words] of SOUGHT) seen.push([seat, words, await asked(what, words, seat)]);
    return JSON.stringify(seen);
  };

  it('V4 everybody who has a seat finds the same, nobody else anything, and nothing is kept of what was sought', async () => {
    const { seq } = stage.app.tools.forum.state;
    const answers = await Promise.all([...cookies.keys()].map((seat) => asked('search', 'prices', seat)));
    for (const one of answers) expect(one).toEqual(answers[0]);
    expect(answers[0]?.count).toBe(1);
    for (const what of ['nearest', 'search'])
      expect((await stage.ask('post', `/api/agreed/${what}`).set('Origin', 'http://127.0.0.1:4280').send({})).status).toBe(401);
    await asked('search', 'zanzibarite');
    expect(stage.logged.join('').includes('zanzibarite')).toBe(false);
    expect(stage.app.tools.forum.state.seq).toBe(seq);
  });

  it('V4 looking is limited by itself, and takes nothing of what acts are paid from', async () => {
    const cookie = await stage.signIn(STATE);
    const looked = [];
    for (let at = 0; at <= LIMITS.looksPerMinute; at += 1)
      looked.push((await stage.as(cookie, 'post', '/api/agreed/search').send({ words: 'x', language: 'en' })).status);
    expect([looked.filter((status) => status === 200).length, looked.at(-1)]).toEqual([LIMITS.looksPerMinute, 429]);
    const act = await stage.forum(cookie, { do: 'choose-language', language: 'fr' });
    expect([act.status, act.headers.ratelimit]).toEqual([200, expect.stringContaining('r=99999')]);
  });

  it('V4 F9.5 of a restricted session nobody finds a byte before it is published, those inside included', async () => {
    const before = await look();
    const inside = await stage.begin();
    const editor = await stage.connect(STATE, inside);
    await editor.synced;
    const item = (await stage.register(STATE, inside)).paragraphs.find(({ label }) => label === '2');
    await editor.edit((doc) => type(doc, item?.id ?? '', 'the States agree '));
    await agree(inside, '2');
    expect(await look()).toBe(before);
    await stage.end();
    // the onlooker is not blind
    await agree(stage.opinion, '2');
    expect(texts(await asked('search', 'States agree')).join()).toContain('States agree');
  });
});
