/** The wording check over HTTP: exceptions with their reasons, for those who have a seat, while the words stand. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, seatOf, startStage } from './stage.ts';

let stage: Stage;
let opinion: string;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  stage = await startStage({ actsPerMinute: 1_000 });
  opinion = await stage.createOpinion();
  for (const capacity of ['member-state', 'chair', 'academia', 'secretariat', 'follower'] as const)
    cookies[capacity] = await stage.signIn(seatOf(capacity));
});
afterAll(() => stage.close());

const wording = (who: string) => stage.as(cookies[who] ?? '', 'get', `/api/opinions/${opinion}/wording`);
const say = (who: string, more: object = {}) =>
  stage.as(cookies[who] ?? '', 'post', `/api/opinions/${opinion}/wording`).send({ uuid: randomUUID(), on: true, reason: 'R', ...more });
const paragraph = async (): Promise<{ readonly block: string; readonly hash: string }> => {
  const { body } = await stage.as(cookies.chair ?? '', 'get', `/api/opinions/${opinion}/text`);
  const found = body.blocks.find(({ label }: { readonly label: string }) => label === 'a)');
  return { block: found.id, hash: found.hash };
};

describe('G8 not here', () => {
  it('G8 stands with its reason for all who have a seat, is refused to those who cannot edit, and is taken back', async () => {
    const about = { ...(await paragraph()), code: 'prescribes', words: 'shall' };
    expect((await say('follower', about)).body).toMatchObject({ status: 403, code: 'not-an-editor' });
    expect((await say('member-state', { ...about, reason: ' ' })).body).toMatchObject({ code: 'reason-missing' });
    expect((await say('member-state', { ...about, reason: 'It quotes a treaty.' })).status).toBe(200);
    const { body } = await wording('chair');
    expect(body.exceptions).toEqual([{ ...about, at: expect.any(Number), by: 'e-member-state', reason: 'It quotes a treaty.' }]);
    expect((await stage.ask('get', `/api/opinions/${opinion}/wording`)).status).toBe(401);
    expect((await say('academia', { ...about, on: false, reason: undefined })).status).toBe(200);
    expect((await wording('chair')).body.exceptions).toEqual([]);
    // the chair types nothing, and is told of remarks before a call
    expect((await say('chair', about)).status).toBe(200);
    expect((await wording('academia')).body.exceptions).toMatchObject([{ by: 'chair' }]);
    expect((await say('chair', { ...about, on: false, reason: undefined })).status).toBe(200);
  });

  it('G8 is about words that stand there: not about others, nor a paragraph that is not there', async () => {
    const { block } = await paragraph();
    const hash = 'B'.repeat(43);
    expect((await say('member-state', { block, hash, code: 'spelling', words: 'w' })).body.code).toBe('no-such-exception');
    expect((await say('member-state', { block: 'b000000000', hash, code: 'spelling', words: 'w' })).body.code).toBe('no-such-exception');
    expect((await say('member-state', { block, hash, code: 'no-code', words: 'w' })).status).toBe(400);
    expect((await say('member-state', { block, hash, code: 'spelling', words: 'w'.repeat(121) })).status).toBe(400);
  });

  it('G1 nothing of it is shown to the public, or to those who follow', async () => {
    const about = { ...(await paragraph()), code: 'prescribes', words: 'shall' };
    expect((await say('member-state', { ...about, reason: 'A secret of drafting.' })).status).toBe(200);
    for (const path of [`/live/${opinion}`, `/o/${opinion}/print`]) {
      const { text } = await stage.as(cookies.chair ?? '', 'get', path);
      expect([path, text.includes('A secret of drafting.')]).toEqual([path, false]);
    }
  });
});

describe('G9 the lists', () => {
  it('G9 are changed by the secretariat alone, and read by everybody who drafts', async () => {
    const command = { do: 'list-word', language: 'en', kind: 'binds', word: 'ought to', listed: true } as const;
    expect((await stage.forum(cookies['member-state'] ?? '', command)).status).toBe(403);
    expect((await stage.forum(cookies.secretariat ?? '', command)).status).toBe(200);
    const { do: _, ...word } = command;
    expect((await stage.as(cookies.academia ?? '', 'get', '/api/word-table')).body).toEqual([word]);
    expect((await wording('academia')).body.table).toEqual([word]);
  });
});
