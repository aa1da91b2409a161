/** Who gets the file, of which moment, and what it is called. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OTHER_STATE, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { seatOf } from '../http/stage.ts';
import { suggest } from '../support/blocks.ts';
import { type HttpAnswer, http } from '../support/http.ts';
import { portOf } from '../support/port.ts';
import { all, opened } from './opened.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
let stage: SessionStage;

const fetched = async (path: string, seat: string | null): Promise<HttpAnswer> =>
  http(`http://127.0.0.1:${portOf(stage.app.httpServer)}${path}`, {
    headers: seat === null ? {} : { cookie: await stage.signIn(seat) },
  });
const file = (id: string, query = ''): string => `/api/opinions/${id}/word${query}`;
const revisions = ({ bytes }: HttpAnswer): number => all(opened(bytes).part('word/document.xml'), 'w:ins').length;

beforeAll(async () => {
  stage = await sessionStage();
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  const { block } = await stage.paragraph('a)');
  await editor.edit((doc) => suggest(doc, block, 'often ', 'e-member-state'));
});
afterAll(() => stage.close());

describe('a Word file', () => {
  it('W1 is marked unless a clean one is asked for, of the head or of any moment of the record', async () => {
    const answer = await fetched(file(stage.opinion), seatOf('observer'));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, WORD]);
    const { seq } = await stage.register(STATE, stage.opinion);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename=opinion-Draft-Opinion-1-draft-${seq}-marked.docx`);
    expect(revisions(answer)).toBe(1);
    expect(all(opened(answer.bytes).part('word/document.xml'), 'w:ins')[0]?.attributes['w:author']).toBe('E-MEMBER-STA (e-member-state)');
    expect(revisions(await fetched(file(stage.opinion, '?view=clean'), STATE))).toBe(0);
    expect(revisions(await fetched(file(stage.opinion, '?at=2'), STATE))).toBe(0);
    expect(
      (await fetched(file(stage.opinion, '?at=2'), STATE)).bytes.equals((await fetched(file(stage.opinion, '?at=2'), STATE)).bytes),
    ).toBe(true);
    expect((await fetched(file(stage.opinion, '?view=other'), STATE)).status).toBe(400);
  });

  it('W1 goes to whoever may read the text, and to nobody else; that of a restricted session to those inside', async () => {
    expect((await fetched(file(stage.opinion), null)).status).toBe(401);
    expect((await fetched(file('onowhere'), STATE)).status).toBe(404);
    const inside = await stage.begin();
    for (const seat of [STATE, OTHER_STATE, seatOf('observer'), seatOf('sector-member'), seatOf('secretariat'), seatOf('chair')]) {
      const text = await fetched(`/api/opinions/${inside}/text`, seat);
      expect([seat, (await fetched(file(inside), seat)).status]).toEqual([seat, text.status]);
    }
    expect((await fetched(file(inside), STATE)).status).toBe(200);
    expect((await fetched(file(inside), seatOf('observer'))).status).toBe(404);
    await stage.end();
  });
});
