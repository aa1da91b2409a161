/** What a restricted session does is not seen in a consultation on the same opinion, and its documents are never consulted upon. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type } from '../support/blocks.ts';
import { type SessionStage, STATE, sessionStage } from './session.ts';

let stage: SessionStage;
let office: string;
beforeAll(async () => {
  stage = await sessionStage();
  office = await stage.signIn(OFFICE_SEAT);
});
afterAll(() => stage.close());

const post = (path: string, body: object) => stage.as(office, 'post', path).send({ uuid: randomUUID(), ...body });
const paper = (opinion: string) => ({ kind: 'DO', meeting: null, of: null, aliases: [], content: { in: 'opinion', opinion } });

it('F7.1 a consultation shows what was numbered, to the byte, while the Member States go on by themselves', async () => {
  const { id: document } = (await post('/api/documents', paper(stage.opinion))).body;
  const { id } = (await post('/api/consultations', { document, closesAt: stage.clock.now() + 86_400_000 })).body;
  const look = async (): Promise<string> => {
    const pages = await Promise.all(['', '/comments'].map((more) => stage.ask('get', `/consultation/${id}${more}`)));
    return pages.map(({ text }) => text.replaceAll(/(nonce|value)="[^"]{16,}"/g, '')).join();
  };
  const before = await look();
  expect(before).toContain('that access matters');
  const inside = await stage.begin();
  expect(await look()).toBe(before);
  const editor = await stage.connect(STATE, inside);
  await editor.synced;
  const shown = await stage.register(STATE, inside);
  await editor.edit((doc) => type(doc, shown.paragraphs[0]?.id ?? '', 'Words of the States'));
  expect(await look()).toBe(before);
  const numbered = await post('/api/documents', paper(inside));
  expect([numbered.status, numbered.body.code]).toEqual([404, 'not-found']);
  await stage.end();
  // the result is published as a new version; what was released for comments is not that
  expect(await look()).toBe(before);
});
