/** F1.12 over the whole server: a State that was dismissed lifts what it holds, from one seat, and neither raises nor types. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { MemoryLog } from '../../server/log/memory.ts';
import { readForumEntry } from '../../server/record/read.ts';
import { verifyOpinion } from '../../server/record/verify.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import type { Command } from '../../shared/opinion/command.ts';
import { CLOSE } from '../../shared/wire/close.ts';
import { step1Frame, updateFrame } from '../../shared/wire/frame.ts';
import { blockIds, type, wordsOfAll } from '../support/blocks.ts';
import { portOf } from '../support/port.ts';
import { Stream } from '../support/stream.ts';
import { ORIGIN, type Stage, seatOf, startStage } from './stage.ts';

const log = new MemoryLog();
let stage: Stage;
let opinion: string;
beforeAll(async () => {
  stage = await startStage({}, log);
  opinion = await stage.createOpinion();
});
afterAll(() => stage.close());

const give = (cookie: string, command: Command) =>
  stage
    .as(cookie, 'post', `/api/opinions/${opinion}/commands`)
    .send({ uuid: randomUUID(), v: 1, seen: { seq: stage.app.tools.forum.state.seq }, command });

async function join(cookie: string): Promise<{ readonly stream: Stream; readonly doc: Y.Doc }> {
  const address = `http://127.0.0.1:${portOf(stage.app.httpServer)}`;
  const stream = await Stream.open(address, `/collab/${opinion}`, { cookie, origin: ORIGIN }, '?dx=1&schema=1');
  await stream.introduced();
  const doc = new Y.Doc();
  await stream.send(step1Frame(Y.encodeStateVector(doc)));
  const text = await stream.until('the text', (message) => message.type === 'step2');
  if (text.type === 'step2') Y.applyUpdate(doc, text.update);
  return { stream, doc };
}

function typed(doc: Y.Doc, words: string): Uint8Array {
  const had = Y.encodeStateVector(doc);
  type(doc, blockIds(doc).at(-1) ?? '', words);
  return updateFrame(Y.encodeStateAsUpdate(doc, had));
}

it('F1.12 it comes back as one that lifts, withdraws, and is refused to raise, to type and to ask anything of the forum', async () => {
  const seat = seatOf('member-state');
  const [office, state] = [await stage.signIn(OFFICE_SEAT), await stage.signIn(seat)];
  await stage.forum(office, { do: 'open-seat', seat: 'second', entity: 'e-member-state', functions: [], remote: false });
  const second = await stage.signIn('second');
  const raised = await give(state, { do: 'raise-objection', block: null, hash: null });
  expect(raised.status).toBe(200);
  const before = await join(state);
  expect((await stage.forum(office, { do: 'dismiss-entity', id: 'e-member-state' })).status).toBe(200);
  expect((await before.stream.ended).code).toBe(CLOSE.seatChanged);
  expect((await stage.as(second, 'get', `/api/opinions/${opinion}/register`)).status).toBe(401);

  const { body: me } = await stage.as(state, 'get', '/api/me');
  expect(me.seat).toEqual({ id: seat, entity: 'e-member-state', capacity: 'follower', functions: [], remote: false, dismissed: true });
  const again = await give(state, { do: 'raise-objection', block: null, hash: null });
  expect([again.status, again.body.code]).toEqual([409, 'entity-dismissed']);
  const asked = await stage.forum(state, { do: 'choose-language', language: 'fr' });
  expect([asked.status, asked.body.code]).toEqual([409, 'entity-dismissed']);

  const { stream, doc } = await join(state);
  await stream.send(typed(doc, 'not theirs any more'));
  await stream.until('the words are refused', (message) => message.type === 'denied');
  const reader = await join(office);
  expect(wordsOfAll(reader.doc)).not.toContain('not theirs any more');

  const { body: register } = await stage.as(state, 'get', `/api/opinions/${opinion}/register`);
  const position: string = register.positions[0].id;
  const withdrawn = await give(state, { do: 'withdraw', position, statement: 'We leave it there.' });
  expect([withdrawn.status, withdrawn.body.code]).toEqual([200, undefined]);
  expect((await stage.as(office, 'get', `/api/opinions/${opinion}/register`)).body.positions).toEqual([]);
  // and the record bears it out, read as strictly as whoever verifies it reads
  const name = { kind: 'opinion', id: opinion } as const;
  expect(verifyOpinion(name, await log.read(name, 0)).verdict).toBe('valid');
  const facts = (await log.read({ kind: 'forum', id: 'forum' }, 0)).map((stored) => readForumEntry(stored).entry.fact);
  expect(facts).toContainEqual({ type: 'entity.dismissed', id: 'e-member-state', keeps: seat });
  for (const one of [stream, reader.stream]) {
    one.close();
    await one.ended;
  }
});
