/** The report of the Secretary-General: begun once, drafted like an opinion, published as documents. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Screen } from '../../server/demo/screen.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { textOfDocument } from '../../shared/compare/document-text.ts';
import { compareParagraphs } from '../../shared/compare/paragraphs.ts';
import { REPORT } from '../../shared/forum/report.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { type Stage, seatOf, startStage } from '../http/stage.ts';
import { base, code, run } from './world.ts';

let stage: Stage;
let office: string;
beforeAll(async () => {
  stage = await startStage();
  office = await stage.signIn(OFFICE_SEAT);
});
afterAll(() => stage.close());

const TEXT = '1 Purpose\n\n1.1 The Forum exchanges views.\n\n2 Resilience\n\n2.1 Most sites fall silent.';
const begin = (more: object = {}) =>
  stage.as(office, 'post', '/api/report').send({ title: 'Report', language: 'en', from: { in: 'text', text: TEXT }, ...more });
const commandTo = (cookie: string, command: object) =>
  stage.as(cookie, 'post', `/api/opinions/${REPORT}/commands`).send({ uuid: randomUUID(), v: 1, seen: { seq: 2 }, command });
const publish = (cookie: string, of: string | null) =>
  stage.as(cookie, 'post', '/api/documents').send({
    uuid: randomUUID(),
    kind: 'R',
    meeting: null,
    of: of === null ? null : { document: of, as: 'revision' },
    aliases: [],
    content: { in: 'opinion', opinion: REPORT },
  });
const paragraphs = async () => (await stage.as(office, 'get', `/api/opinions/${REPORT}/register`)).body.paragraphs;

describe('the report of the Secretary-General', () => {
  it('F5.10 is begun once by the secretariat, from a text that was handed in, and is no opinion', async () => {
    expect((await stage.as(office, 'get', '/api/report')).body).toEqual({ report: null });
    const handed = {
      kind: 'R',
      meeting: null,
      of: null,
      aliases: [],
      title: 'Report',
      language: 'en',
      content: { in: 'payload', text: TEXT },
    };
    const paper = await stage.as(office, 'post', '/api/documents').send({ uuid: randomUUID(), ...handed });
    expect((await begin({ from: { in: 'document', document: 'r-9' } })).status).toBe(404);
    const begun = await begin({ from: { in: 'document', document: paper.body.id } });
    expect([begun.status, begun.body.report]).toEqual([
      201,
      { id: REPORT, title: 'Report', language: 'en', seq: 2, at: expect.any(Number), final: null },
    ]);
    const again = await begin();
    expect([again.status, again.body.code]).toEqual([409, 'report-exists']);
    expect((await stage.as(office, 'get', '/api/opinions')).body).toEqual([]);
    expect((await stage.as(office, 'get', '/api/docket')).body.drafts).toEqual([]);
    expect(code({ do: 'move-restricted', meeting: 'ieg-1', opinions: [REPORT] }, 'arl-1')).toBe('not-an-opinion');
    const shown = (await paragraphs()).map(({ kind, label }: { kind: string; label: string }) => `${kind} ${label}`);
    expect(shown).toEqual(['title ', 'operative-heading ', 'operative-item 1', 'operative-heading ', 'operative-item 2']);
  });

  it('F5.10 is written by the secretariat, and nobody asks for consensus on it, while States are heard', async () => {
    const [, , first] = await paragraphs();
    const target = { block: first.id, hash: first.hash };
    const chair = await stage.signIn(seatOf('chair'));
    const refused = await commandTo(chair, { do: 'call', targets: [target] });
    expect([refused.status, refused.body.code]).toEqual([409, 'not-an-opinion']);
    const state = await stage.signIn(seatOf('member-state'));
    expect((await commandTo(state, { do: 'raise-objection', ...target })).status).toBe(200);
    expect((await paragraphs())[2].positions).toMatchObject([{ kind: 'objection', entity: 'e-member-state' }]);
    const { policy, kind, blockers } = (await stage.as(state, 'get', `/api/opinions/${REPORT}/register`)).body;
    expect([policy.editing, kind, blockers]).toEqual(['pen-holder', 'report', []]);
    const { log } = stage.app.tools;
    const name = { kind: 'opinion', id: REPORT } as const;
    expect(verifyOpinion(name, await log.read(name, 0)).sentence).toMatch(/^VALID: the report of the Secretary-General at entry 3, text /);
  });

  it('F5.11 is published in drafts by the secretariat alone, which stay and are compared by paragraph', async () => {
    for (const capacity of CAPACITIES) {
      if (capacity === 'secretariat') continue;
      const answer = await publish(await stage.signIn(seatOf(capacity)), null);
      expect([capacity, answer.status]).toEqual([capacity, 403]);
    }
    const first = await publish(office, 'r-1');
    expect(first.body.number).toBe('WTPF/R/1(Rev.1)');
    const room = await stage.app.tools.rooms.open(REPORT);
    const actor = stage.app.tools.forum.actor(OFFICE_SEAT);
    if (room === null || actor === null) throw new Error('nobody writes');
    const screen = new Screen(actor, 'Test Person', 0);
    await screen.join(room);
    await screen.replace((await paragraphs())[4].id, 'Most', 'Many');
    screen.leave();
    const second = await publish(office, first.body.id);
    expect(second.body.number).toBe('WTPF/R/1(Rev.2)');
    const reader = await stage.signIn(seatOf('academia'));
    const [was, is] = await Promise.all(
      [first, second].map(async ({ body }) => textOfDocument((await stage.as(reader, 'get', `/api/documents/${body.id}`)).body)),
    );
    if (!was || !is) throw new Error('a draft has no text');
    const changed = compareParagraphs(was, is).filter((one) => one.is !== 'same');
    expect(changed.map(({ before, paragraph }) => [before?.text, paragraph.text, paragraph.label])).toEqual([
      ['Most sites fall silent.', 'Many sites fall silent.', '2'],
    ]);
  });

  it('F5.11 is consulted upon like any text that is numbered', async () => {
    const document = 'r-1_rev-2';
    const opened = await stage
      .as(office, 'post', '/api/consultations')
      .send({ uuid: randomUUID(), document, closesAt: stage.clock.now() + 86_400_000 });
    expect(opened.status).toBe(201);
    const page = await stage.ask('get', `/consultation/${opened.body.id}`).set('accept', 'text/html');
    expect([page.status, page.text.includes('Many sites fall silent.')]).toEqual([200, true]);
  });

  it('F6.3 is spoken to by paragraph once a draft of it was published', async () => {
    const passages = [{ opinion: REPORT, block: (await paragraphs())[2].id }];
    const file = (sections: readonly string[]) => ({
      uuid: randomUUID(),
      meeting: null,
      of: null,
      title: 'On sites',
      language: 'en',
      sections,
      passages,
      text: 'x',
    });
    const academia = await stage.signIn(seatOf('academia'));
    const filed = await stage.as(academia, 'post', '/api/contributions').send(file(['2']));
    expect(filed.status).toBe(201);
    expect((await stage.as(academia, 'post', '/api/contributions').send(file(['3']))).body.code).toBe('no-such-section');
    expect((await stage.as(office, 'get', `/api/documents?opinion=${REPORT}`)).body).toHaveLength(1);
    const early = {
      do: 'file-contribution',
      meeting: null,
      of: null,
      title: 'x',
      language: 'en',
      source: 'arl',
      sections: [],
      passages,
    } as const;
    expect(code(early, 'arl-1')).toBe('no-such-draft');
    const published = run(base, {
      do: 'register-document',
      kind: 'R',
      meeting: null,
      of: null,
      title: 'Report',
      language: 'en',
      source: 'secretariat',
      aliases: [],
      content: { in: 'opinion', opinion: REPORT, at: 2, textHash: 'A'.repeat(43), docHash: 'A'.repeat(43) },
    });
    expect(code(early, 'arl-1', published)).toBe(null);
  });
});
