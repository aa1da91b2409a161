/** H5: from what changed to an answer, where a call runs. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHAIR, type SessionStage, STATE, sessionStage } from '../forum/session.ts';
import { type } from '../support/blocks.ts';
import { seatOf } from './stage.ts';

let stage: SessionStage;
let since: string;

const page = async (path: string, seat: string): Promise<string> => (await stage.as(await stage.signIn(seat), 'get', path)).text;

beforeAll(async () => {
  stage = await sessionStage();
  since = `/o/${stage.opinion}/since?since=tabled&lang=en`;
});
afterAll(() => stage.close());

it('H5 leads to an answer where a call runs: whoever may answer, of now, and of no time before', async () => {
  const { block } = await stage.paragraph('b)');
  const editor = await stage.connect(STATE, stage.opinion);
  await editor.synced;
  await editor.edit((doc) => type(doc, block, ' everywhere'));
  const called = await stage.acts(CHAIR, { do: 'call', targets: [await stage.paragraph('b)')] });
  const form = `/answer/${stage.opinion}/${block}?lang=en`;
  const way = `<a href="${form}" aria-label="Answer this call: considering b)">Answer this call</a>`;
  const read = await page(since, STATE);
  expect([read.split(way).length, read.match(/Answer this call</g)?.length]).toEqual([2, 1]);
  expect((await stage.as(await stage.signIn(STATE), 'get', form)).status).toBe(200);
  for (const seat of [CHAIR, seatOf('secretariat'), seatOf('observer')]) {
    const told = await page(since, seat);
    expect([seat, told.includes('Call running'), told.includes('Answer this call')]).toEqual([seat, true, false]);
  }
  await stage.acts(STATE, { do: 'support', ...(await stage.paragraph('1')) });
  const then = await page(`${since}&until=${called}`, STATE);
  expect([then.includes('Call running'), then.includes('Answer this call')]).toEqual([true, false]);
  await stage.acts(CHAIR, { do: 'cancel-call', blocks: [block] });
  expect(await page(since, STATE)).not.toContain('Answer this call');
});
