/** The report of the Secretary-General once its last draft is final: read and not written, until it is opened again. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Screen } from '../../server/demo/screen.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { REPORT } from '../../shared/forum/report.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';

let stage: Stage;
let office: string;
const REASON = 'A figure was wrong.';
const FINAL = 'This is the final draft of the report.';

const register = async () => (await stage.as(office, 'get', `/api/opinions/${REPORT}/register`)).body;
const command = async (cookie: string, asked: object) => {
  const envelope = { uuid: randomUUID(), v: 1, seen: { seq: 2 }, command: asked };
  const { status, body } = await stage.as(cookie, 'post', `/api/opinions/${REPORT}/commands`).send(envelope);
  return status === 200 ? 200 : `${status} ${body.code}`;
};
const publish = (of: string | null = null) =>
  stage.as(office, 'post', '/api/documents').send({
    uuid: randomUUID(),
    kind: 'R',
    meeting: null,
    of: of === null ? null : { document: of, as: 'revision' },
    aliases: [],
    content: { in: 'opinion', opinion: REPORT },
  });
const finish = async (cookie = office) => command(cookie, { do: 'finish-report', textHash: (await register()).textHash });
const final = async () => (await stage.as(office, 'get', '/api/report')).body.report.final;

/** The secretariat types; what it then sees in the paragraph, and what came back to it. */
async function types(from: string, to: string) {
  const room = await stage.app.tools.rooms.open(REPORT);
  const actor = stage.app.tools.forum.actor(OFFICE_SEAT);
  if (room === null || actor === null) throw new Error('nobody writes');
  const screen = new Screen(actor, 'Test Person', 0);
  await screen.join(room);
  await screen.replace((await register()).paragraphs[2].id, from, to);
  screen.leave();
  return (await stage.as(office, 'get', `/api/opinions/${REPORT}/text`).set('accept', 'text/plain')).text;
}

beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
  const text = '1 Purpose\n\n1.1 The Forum exchanges views.';
  await stage.as(office, 'post', '/api/report').send({ title: 'Report', language: 'en', from: { in: 'text', text } });
});
afterAll(() => stage.close());

describe('the report of the Secretary-General', () => {
  it('11.5 is marked as final by the secretariat alone, where it reads as its newest draft', async () => {
    expect(await finish()).toBe('409 text-changed');
    await publish();
    await types('views', 'opinions');
    expect([await finish(), await final()]).toEqual(['409 text-changed', null]);
    await publish('r-1');
    for (const capacity of CAPACITIES.filter((one) => one !== 'secretariat'))
      expect([capacity, await finish(await stage.signIn(seatOf(capacity)))]).toEqual([capacity, '403 not-secretariat']);
    expect([await finish(), await final()]).toEqual([200, 'r-1_rev-1']);
    expect(await finish()).toBe('409 report-final');
  });

  it('11.6 F5.11 keeps its words, whoever types, and gets no further number', async () => {
    const { textHash } = await register();
    expect(await types('opinions', 'words')).toContain('The Forum exchanges opinions.');
    expect((await register()).textHash).toBe(textHash);
    const refused = await publish('r-1_rev-1');
    expect([refused.status, refused.body.code]).toEqual([409, 'report-final']);
    const [, , first] = (await register()).paragraphs;
    const state = await stage.signIn(seatOf('member-state'));
    expect(await command(state, { do: 'raise-objection', block: first.id, hash: first.hash })).toBe(200);
  });

  it('F5.11 says that it is final wherever it is shown, to the public too, and no earlier draft does', async () => {
    const page = (path: string, cookie = office) => stage.as(cookie, 'get', path).set('accept', 'text/html');
    for (const path of [`/o/${REPORT}`, `/o/${REPORT}/print`, `/live/${REPORT}`])
      expect((await page(path)).text).toContain('Final since 5 Jan 2026');
    const consulted = async (document: string) => {
      const opened = await stage
        .as(office, 'post', '/api/consultations')
        .send({ uuid: randomUUID(), document, closesAt: stage.clock.now() + 86_400_000 });
      return (await page(`/consultation/${opened.body.id}`, '')).text.includes(FINAL);
    };
    expect([await consulted('r-1_rev-1'), await consulted('r-1')]).toEqual([true, false]);
  });

  it('11.5 is opened again with a reason; then it is written and numbered on', async () => {
    const { log } = stage.app.tools;
    const name = { kind: 'opinion', id: REPORT } as const;
    const sentence = async () => verifyOpinion(name, await log.read(name, 0)).sentence;
    expect(await sentence()).toMatch(/^VALID: .*, final since entry \d+\.$/);
    expect(await command(office, { do: 'reopen-report', reason: REASON })).toBe(200);
    expect([await final(), await sentence()]).toEqual([null, expect.not.stringContaining('final')]);
    expect((await register()).finish).toMatchObject({ over: false, note: { reason: REASON } });
    expect((await stage.as(office, 'get', `/o/${REPORT}`).set('accept', 'text/html')).text).toContain(
      `Reopened 5 Jan 2026, 09:00 UTC: ${REASON}`,
    );
    expect(await types('opinions', 'words')).toContain('The Forum exchanges words.');
    expect((await publish('r-1_rev-1')).body.number).toBe('WTPF/R/1(Rev.2)');
  });
});
