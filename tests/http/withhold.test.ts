/** H70 to H75: a State withholds its own words: by whom, which, what is left of them, and what is said of it. */
import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import type { LetterRange } from '../../shared/opinion/withholding.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { erase, type, wordsOf } from '../support/blocks.ts';
import { CollabClient } from '../support/collab-client.ts';
import { http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { Stream } from '../support/stream.ts';
import { ORIGIN, seatOf } from './stage.ts';

const OFFICE = seatOf('secretariat');
const CABLE = ' SECRET: our minister will yield on paragraph 2';
const CALLED = ' our first offer';
const OPEN = ' and is open';

let stage: SessionStage;
let log: MemoryLog;
let page: string;
let block: string;
/** Of the State whose words these are. */
let editor: CollabClient;

const get = async (path: string, seat = STATE, accept = 'text/html'): Promise<string> => {
  const { status, text } = await stage.as(await stage.signIn(seat), 'get', path).set('Accept', accept);
  expect([path, status]).toEqual([path, 200]);
  return text ?? '';
};

async function bytesOf(path: string): Promise<Buffer> {
  const headers = { accept: '*/*', cookie: await stage.signIn(STATE) };
  const { status, bytes } = await http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`, { headers });
  expect([path, status]).toEqual([path, 200]);
  return Buffer.from(bytes);
}

const send = async (fields: Record<string, string | string[]>, seat = STATE, lang = 'en') =>
  stage
    .as(await stage.signIn(seat), 'post', `${page}/withhold?lang=${lang}`)
    .type('form')
    .send(fields);

/** The words that a page offers, by the value that its form sends. */
const offeredIn = (read: string): ReadonlyMap<string, string> =>
  new Map(
    [...read.matchAll(/name="words" value="([^"]+)"[\s\S]*?<blockquote[^>]*>([^<]*)</g)].map(([, value = '', words = '']) => [
      words,
      value,
    ]),
  );

const rangesOf = (value = ''): readonly LetterRange[] =>
  value.split('_').map((one) => {
    const [client = 0, clock = 0, length = 0] = one.split('.').map(Number);
    return { client, clock, length };
  });

/** Words that come and go; returns the log positions at which they came and went. */
async function pasted(
  by: CollabClient,
  words: string,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<readonly [number, number]> {
  const at = wordsOf(by.doc, block).length;
  const { seq: came } = await by.edit((doc) => type(doc, block, words, at));
  await meanwhile();
  const { seq: went } = await by.edit((doc) => erase(doc, block, wordsOf(doc, block).indexOf(words), words.length));
  return [came, went];
}

beforeAll(async () => {
  log = new MemoryLog();
  stage = await sessionStage(log);
  page = `/o/${stage.opinion}`;
  ({ block } = await stage.paragraph('a)'));
  editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
});
afterAll(() => stage.close());

describe('words that may be withheld', () => {
  let called: string;

  it('H70 H71 H72 H73 are listed for their State: own ones that are gone and stood at no mark, the last first', async () => {
    expect(await get(`${page}/withhold`)).toContain('There are no words that your State can withhold.');
    await pasted(editor, CALLED, async () => {
      // the reference of what stands, and of what stood at the call that follows
      called = offeredIn(await get(`${page}/withhold`)).get(CALLED) ?? 'nothing';
      const target = await stage.paragraph('1');
      await stage.acts(CHAIR, { do: 'call', targets: [target] });
      await stage.acts(CHAIR, { do: 'cancel-call', blocks: [target.block] });
    });
    // whoever objects under a condition goes by the words on the screen; in another paragraph, or without one, nobody does
    const elsewhere = await stage.paragraph('b)');
    await stage.acts(OTHER_STATE, { do: 'raise-objection', ...elsewhere, endsIf: { deleted: true } });
    const objecting = async () =>
      stage.acts(OTHER_STATE, { do: 'raise-objection', ...(await stage.paragraph('a)')), endsIf: { deleted: true } });
    await pasted(editor, ' as objected', objecting);
    expect(called).toBe('nothing');
    const other = await stage.connect(OTHER_STATE, stage.opinion);
    await other.synced;
    await pasted(other, ' theirs', () => stage.acts(STATE, { do: 'raise-objection', block: null, hash: null }));
    await editor.edit((doc) => type(doc, block, OPEN));
    await pasted(editor, ' a slip');
    await pasted(editor, CABLE);
    const read = await get(`${page}/withhold`);
    expect([...offeredIn(read).keys()]).toEqual([CABLE, ' a slip']);
    expect([...offeredIn(await get(`${page}/withhold`, OTHER_STATE)).keys()]).toEqual([' theirs']);
    expect(await get(`${page}/withhold`, OFFICE)).toContain('Only a Member State can do this.');
    for (const path of [`${page}/since?since=tabled`, `${page}/story/${block}`]) {
      expect(await get(path)).toContain(`href="${page}/withhold`);
      expect(await get(path, OFFICE)).not.toContain(`href="${page}/withhold`);
    }
  });

  const refused = async (letters: readonly LetterRange[], seat = STATE): Promise<string | undefined> =>
    (await stage.command(seat, stage.opinion, { do: 'withhold-words', letters })).body.code;

  it('H70 H71 H72 are refused to others, where they stand, and where they stood at a mark', async () => {
    const offered = offeredIn(await get(`${page}/withhold`));
    const [cable] = rangesOf(offered.get(CABLE));
    if (cable === undefined) throw new Error('no cable');
    const { client } = cable;
    expect(await refused([cable], OTHER_STATE)).toBe('not-own-words');
    expect(await refused([cable], OFFICE)).toBe('not-a-member-state');
    const [theirs] = rangesOf(offeredIn(await get(`${page}/withhold`, OTHER_STATE)).get(' theirs'));
    expect(await refused(theirs === undefined ? [] : [theirs])).toBe('not-own-words');
    expect(await refused([{ client, clock: 0, length: CALLED.length }])).toBe('stood-at-mark');
    const objected = { client, clock: CALLED.length, length: ' as objected'.length };
    expect(await refused([objected])).toBe('stood-at-mark');
    const stands = { client, clock: objected.clock + objected.length, length: OPEN.length };
    expect(await refused([stands])).toBe('words-stand');
    expect(await refused([cable, stands])).toBe('words-stand');
    for (const range of [
      { client, clock: 4_000_000, length: 1 },
      { client: 7, clock: 0, length: 1 },
      { ...cable, length: 9_999 },
    ])
      expect(await refused([range])).toBe('not-own-words');
    // nothing is gone through for as long as somebody says
    expect(await refused([])).toBe('not-understood');
    for (const letters of [[{ ...cable, length: 4_000_000_000 }], Array(2_000).fill({ ...cable, length: 100 }), Array(2_001).fill(cable)]) {
      expect(await refused(letters)).toBe('too-many-words');
      expect(await refused(letters, OFFICE)).toBe('not-a-member-state');
    }
  });

  it('H73 a form is told in words what is wrong with it, and nothing is done', async () => {
    const { seq } = await stage.register(STATE, stage.opinion);
    const empty = await send({});
    expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('Tick the words first.')]);
    const cable = offeredIn(await get(`${page}/withhold`)).get(CABLE) ?? '';
    const [range] = rangesOf(cable);
    const stood = await send({ words: `${range?.client}.0.${CALLED.length}`, sure: '1', uuid: randomUUID(), seen: String(seq) });
    expect([stood.status, stood.text]).toEqual([400, expect.stringContaining('Some of these words stood in the text at a call')]);
    const strange = await send({ words: '1.2.3' });
    expect([strange.status, strange.text]).toEqual([400, expect.stringContaining('Choose again from the list.')]);
    const bad = await send({ words: cable, sure: '1', uuid: 'no', seen: 'x' });
    expect(bad.status).toBe(400);
    for (const words of ['abc', ['1.2.3', ''], Array.from({ length: 53 }, (_, n) => `a${n}`)]) {
      const wrong = await send({ words });
      expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('Choose again from the list.')]);
    }
    const pieces = Array.from({ length: 2_001 }, (_, n) => `1.${2 * n}.1`).join('_');
    const many = await send({ words: pieces, sure: '1', uuid: randomUUID(), seen: String(seq) });
    expect([many.status, many.text]).toEqual([400, expect.stringContaining('typed in too many pieces')]);
    const once = await send({ words: cable });
    expect([once.status, once.text]).toEqual([200, expect.stringContaining('This cannot be undone.')]);
    expect(once.text).toContain(CABLE);
    expect(once.text).toMatch(/<bdi>Draft opinion [^<]+<\/bdi> · <bdi lang="en">[^<]+<\/bdi>/);
    expect((await stage.register(STATE, stage.opinion)).seq).toBe(seq);
  });
});

describe('words that are withheld', () => {
  let seqs: readonly [number, number];

  beforeAll(async () => {
    seqs = await pasted(editor, CABLE.toUpperCase());
  });

  it('H70 H74 H75 are nowhere any more, and the record is valid', async () => {
    const words = CABLE.toUpperCase();
    const [came, went] = seqs;
    const name = { kind: 'opinion', id: stage.opinion } as const;
    // what is asked before is in the memory of the server
    expect(await get(`${page}/at/${came}`)).toContain(words);
    const value = offeredIn(await get(`${page}/withhold`)).get(words) ?? '';
    const asked = await send({ words: value });
    const [, uuid = ''] = /name="uuid" value="([^"]+)"/.exec(asked.text) ?? [];
    const fields = { words: value, sure: '1', uuid, seen: '1' };
    const done = await send(fields);
    expect([done.status, done.text]).toEqual([201, expect.stringContaining('The words are withheld.')]);
    expect(await editor.closed).toBe(4409);
    // sent twice it is done once
    expect((await send(fields)).status).toBe(201);
    const stored = await log.read(name, 0);
    expect(stored.length).toBe((await stage.register(STATE, stage.opinion)).seq);
    expect(verifyOpinion(name, stored).sentence).toMatch(/^VALID/);

    const api = `/api/opinions/${stage.opinion}`;
    const reading = [
      `${page}/since?since=${came}`,
      `${page}/since?since=${came}&view=whole`,
      `${page}/story/${block}`,
      `${page}/steps?at=${went}`,
    ];
    const past = [`${page}/at/${came}`, `${page}/at/${went}`, `${page}/print?at=${came}`, `${page}/withhold`];
    const files = [`${api}/text?at=${came}`, `${api}/changes?since=${came}`, `${api}/changes/text?since=${came}`, `${api}/story/${block}`];
    const pages: string[] = [];
    for (const path of [...reading, ...past, ...files, `${api}/authors?since=${came}`, `${api}/register`]) pages.push(await get(path));
    const word = [await bytesOf(`${api}/word?at=${came}`), await bytesOf(`${api}/changes/word?since=${came}`)];
    const unzipped = word.flatMap((file) => Object.values(unzipSync(file)).map((part) => Buffer.from(part).toString()));
    const record = await bytesOf(`${api}/record`);
    const room = await stage.app.tools.rooms.open(stage.opinion);
    const sent = (await room?.read((ledger) => ledger.whole)) ?? [];
    const late = await stage.connect(STATE, stage.opinion);
    await late.synced;
    const kept = [...stored.flatMap(({ header, statement, payload }) => [header, statement, payload ?? new Uint8Array()]), ...sent, record];
    const snapshot = await log.getSnapshot(name);
    const folds = [await log.getFold(name, 'history'), await log.getFold(name, 'authors')];
    for (const one of [snapshot, ...folds]) if (one !== null) kept.push(one.bytes);
    const all = [...pages, ...unzipped, ...kept.map((bytes) => Buffer.from(bytes).toString())];
    expect(all.filter((one) => one.includes('MINISTER'))).toEqual([]);
    expect(all.filter((one) => one.includes('minister')).length).toBeGreaterThan(0);
    expect(wordsOf(late.doc, block)).toBe(`that access matters;${OPEN}`);

    const said = `(${words.length} letters withheld)`;
    for (const path of [`${page}/at/${came}`, `${page}/since?since=${came}`, `${page}/print?at=${came}`]) {
      const read = await get(path);
      expect([path, read.includes(said)]).toEqual([path, true]);
      expect([path, /\u2588{2}/.test(read)]).toEqual([path, false]);
    }
    for (const path of [`${page}/story/${block}`, `${page}/since?since=${came}`])
      expect(await get(path)).toMatch(new RegExp(`withheld ${words.length} letters of its own words`));
    expect(await get(`${page}/at/${came}`)).not.toContain('of its own words');
    expect(await get(`${api}/changes/text?since=${came}`, STATE, 'text/plain')).toContain(said);
  });

  it('H74 a page whose document is of before begins anew as it comes back, whichever way it comes', async () => {
    const [, went] = seqs;
    const address = `http://127.0.0.1:${portOf(stage.app.httpServer)}`;
    const headers = { cookie: await stage.signIn(STATE), origin: ORIGIN };
    const client = new CollabClient({ url: address, opinion: stage.opinion, headers, begun: went });
    expect(await client.closed).toBe(CLOSE.diverged);
    const stream = await Stream.open(address, `/collab/${stage.opinion}`, headers, `?dx=1&schema=1&begun=${went}`);
    expect(await stream.ended).toMatchObject({ code: CLOSE.diverged, why: 'withheld' });
    // not of before, or not a position at all
    for (const begun of [went + 1, -1]) {
      const fine = new CollabClient({ url: address, opinion: stage.opinion, headers, begun });
      await fine.synced;
      fine.close();
    }
  });

  it('H73 a form that is sent twice in one moment is answered alike, and does it once', async () => {
    const words = ' twice';
    const again = await stage.connect(STATE, stage.opinion);
    await again.synced;
    await pasted(again, words);
    const fields = { words: offeredIn(await get(`${page}/withhold`)).get(words) ?? '', sure: '1', uuid: randomUUID(), seen: '1' };
    const { seq } = await stage.register(STATE, stage.opinion);
    const answers = await Promise.all([send(fields), send(fields)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await stage.register(STATE, stage.opinion)).seq).toBe(seq + 1);
  });

  it('H73 all that are listed may be ticked, and withheld together', async () => {
    const again = await stage.connect(STATE, stage.opinion);
    await again.synced;
    for (let n = 0; n < 50; n++) await pasted(again, ` slip ${n}.`);
    const listed = offeredIn(await get(`${page}/withhold`));
    expect(listed.size).toBe(50);
    const names = [...(await get(`${page}/withhold`)).matchAll(/class="tick">.*?<span>([^<]*)/g)].map(([, name]) => name);
    expect([names.length, new Set(names).size]).toEqual([50, 50]);
    const words = [...listed.values()];
    const asked = await send({ words });
    expect(asked.status).toBe(200);
    const [, uuid = ''] = /name="uuid" value="([^"]+)"/.exec(asked.text) ?? [];
    expect((await send({ words, sure: '1', uuid, seen: '1' })).status).toBe(201);
    expect([...offeredIn(await get(`${page}/withhold`)).keys()]).toEqual([CABLE, ' a slip']);
  });

  it('H71 are not withheld once more', async () => {
    expect([...offeredIn(await get(`${page}/withhold`)).keys()]).toEqual([CABLE, ' a slip']);
    const entry = (await log.read({ kind: 'opinion', id: stage.opinion }, 0)).at(-1);
    const [range] = JSON.parse(Buffer.from(entry?.statement ?? []).toString()).fact.ranges;
    const { body } = await stage.command(STATE, stage.opinion, { do: 'withhold-words', letters: [range] });
    expect(body.code).toBe('not-own-words');
  });

  it('H74 is refused while a restricted session goes on with the opinion', async () => {
    const cable = rangesOf(offeredIn(await get(`${page}/withhold`)).get(CABLE));
    const inside = await stage.begin();
    const ask = (id: string) => stage.command(STATE, id, { do: 'withhold-words', letters: cable });
    expect((await ask(stage.opinion)).body.code).toBe('restricted-session');
    expect((await ask(inside)).body.code).toBe('restricted-session');
    expect(await get(`${page}/withhold`)).not.toContain('name="words"');
    await stage.end();
    // the log of the session has it too
    expect((await ask(stage.opinion)).body.code).toBe('stood-at-mark');
    expect(offeredIn(await get(`${page}/withhold`)).size).toBe(0);
  });
});
