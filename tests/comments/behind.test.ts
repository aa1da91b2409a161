/** Two nodes on one store, deaf to each other: what one has recorded of the forum, the other has not heard of. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MemoryLog } from '../../server/log/memory.ts';
import { type CommentsStage, commentsStage, GROUP, OTHER_STATE, OWN_STATE, STATE } from './stage.ts';

let here: CommentsStage;
let there: CommentsStage;
beforeAll(async () => {
  const log = new MemoryLog();
  here = await commentsStage(log);
  there = await commentsStage(log);
});
afterAll(async () => {
  await there.close();
  await here.close();
});

const members = (all: readonly string[]) =>
  here.asks('server', { do: 'change-group', group: 'g1', code: 'G1', names: { en: 'Group' }, members: all });

it('C19 who had left before a message was sent does not read it, whichever node it is sent to', async () => {
  const thread = await there.opens(STATE, GROUP, 'while both are in');
  await members([OWN_STATE]);
  const behind = there.app.tools.forum.belonging.seq;
  expect(behind).toBeLessThan(here.app.tools.forum.belonging.seq);
  await there.replies(STATE, GROUP, thread, 'among ourselves');
  for (const node of [here, there]) {
    const reads = await node.reads(OTHER_STATE);
    expect([reads.includes('while both are in'), reads.includes('among ourselves')]).toEqual([true, false]);
  }
  await members(['bru']);
  expect(there.app.tools.forum.belonging.seq).toBeLessThan(here.app.tools.forum.belonging.seq);
  const late = await there.asksBeside(STATE, GROUP, { do: 'add-message', thread, text: 'too late' });
  expect(late).toMatchObject({ status: 403, body: { code: 'not-in-audience' } });
});
