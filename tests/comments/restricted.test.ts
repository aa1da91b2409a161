import { afterAll, beforeAll, expect, it } from 'vitest';
import { seatOf } from '../http/stage.ts';
import { CHAIR, type CommentsStage, commentsStage, DELEGATION, OTHER_STATE, SEATS, SECRETARIAT, STATE, STATES } from './stage.ts';

let stage: CommentsStage;
beforeAll(async () => {
  stage = await commentsStage();
});
afterAll(() => stage.close());

it('C10 in a restricted session nobody writes beside its text, nor inside; what was said is read, and words of one’s own go', async () => {
  const before = await stage.opens(STATE, STATES, 'before it');
  const inside = await stage.begin();
  const { block, hash } = await stage.paragraph();
  const opening = { do: 'open-thread', anchor: { on: 'paragraph', block, hash, range: null, quote: null }, text: 'now', mentions: [] };
  for (const [seat, audience] of [
    [STATE, STATES],
    [OTHER_STATE, SEATS],
    [CHAIR, SEATS],
    [SECRETARIAT, SEATS],
    [STATE, DELEGATION],
  ] as const)
    expect(await stage.asksBeside(seat, audience, opening)).toMatchObject({ status: 403, body: { code: 'restricted-session' } });
  const list = await stage.threads(OTHER_STATE);
  expect(list).toMatchObject({ audiences: [], threads: [{ id: before, may: { reply: false, resolve: false, reopen: false } }] });

  // the document inside has no margin, and is not there at all for those outside
  const within = async (seat: string) => await stage.as(await stage.cookie(seat), 'get', `/api/opinions/${inside}/threads`);
  expect((await within(STATE)).body).toEqual({ position: 0, mark: '0', whole: true, more: false, threads: [], audiences: [] });
  expect(await stage.asksBeside(STATE, STATES, opening, undefined, inside)).toMatchObject({ body: { code: 'restricted-session' } });
  const nothing = await stage.as(await stage.cookie(SECRETARIAT), 'get', '/api/opinions/r9-onothere/threads');
  for (const seat of [SECRETARIAT, seatOf('observer')]) {
    const answer = await within(seat);
    expect([answer.status, answer.body]).toEqual([404, nothing.body]);
    const asked = await stage.asksBeside(seat, SEATS, opening, undefined, inside);
    expect([asked.status, asked.body]).toEqual([404, nothing.body]);
  }

  expect((await stage.asksBeside(STATE, STATES, { do: 'erase-words', thread: before, message: before })).status).toBe(200);
  await stage.end();
  expect((await stage.asksBeside(STATE, STATES, opening)).status).toBe(200);
});

it('C15 is asked once, however often it is sent; with other words it is refused', async () => {
  const uuid = 'ABCDEF01-2345-4678-9ABC-DEF012345678';
  const { block, hash } = await stage.paragraph();
  const anchor = { on: 'paragraph', block, hash, range: null, quote: null };
  const ask = (text: string) => stage.asksBeside(STATE, SEATS, { do: 'open-thread', anchor, text, mentions: [] }, uuid);
  const [first, again] = [await ask('once'), await ask('once')];
  expect([first.status, first.body]).toEqual([again.status, again.body]);
  expect((await ask('otherwise')).body.code).toBe('uuid-reused');
  const found = (await stage.threads(STATE)).threads.filter(({ id }) => id === uuid.toLowerCase());
  expect(found).toMatchObject([{ messages: [{ text: 'once' }] }]);
});

it('C17 a State asks what waits for it, and an opinion that is over waits for nobody', async () => {
  const waits = async () => (await stage.as(await stage.cookie(OTHER_STATE), 'get', '/api/threads/to-answer')).body;
  const id = await stage.opens(STATE, SEATS, 'what of this?', { mentions: ['bru'] });
  expect(await waits()).toMatchObject([{ opinion: stage.opinion, thread: id, why: 'mention', message: id, by: STATE }]);
  await stage.replies(OTHER_STATE, SEATS, id, 'it is so');
  expect(await waits()).toEqual([]);
  await stage.replies(STATE, SEATS, id, 'is it?', { mentions: ['bru'] });
  expect(await waits()).toHaveLength(1);
  await stage.acts(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
  expect(await waits()).toEqual([]);
  expect((await stage.asksBeside(OTHER_STATE, SEATS, { do: 'resolve-thread', thread: id })).body.code).toBe('opinion-over');
});

it.each([
  ['text', 'x'.repeat(4_001)],
  ['text', '  '],
  ['mentions', Array.from({ length: 21 }, (_, i) => `e${i}`)],
  [
    'anchor',
    {
      on: 'paragraph',
      block: 'b000000001',
      hash: 'A'.repeat(43),
      range: { letters: Array.from({ length: 33 }, () => [1, 0, 1]), once: null },
      quote: null,
    },
  ],
  [
    'anchor',
    { on: 'paragraph', block: 'b000000001', hash: 'A'.repeat(43), range: { letters: [[1, 2 ** 60, 1]], once: null }, quote: null },
  ],
  ['anchor', { on: 'paragraph', block: 'b000000001', hash: 'A'.repeat(43), range: null, quote: 'x'.repeat(501) }],
])('C14 what is longer or other than it may be is not understood: %s', async (member, value) => {
  const anchor = { on: 'position', position: 'p1' };
  const { status, body } = await stage.asksBeside(STATE, SEATS, { do: 'open-thread', anchor, text: 'x', mentions: [], [member]: value });
  expect([status, body.code]).toEqual([400, 'not-understood']);
});
