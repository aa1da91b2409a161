/** Calls are told in the list of opinions, which every page asks for. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Target } from '../../shared/opinion/entry.ts';
import { type ListedOpinion, listedOpinion } from '../../shared/wire/opinion.ts';
import { CHAIR, OTHER_STATE, type SessionStage, STATE, sessionStage } from './session.ts';

let stage: SessionStage;

beforeAll(async () => {
  stage = await sessionStage();
});
afterAll(() => stage.close());

const listed = async (seat = OTHER_STATE): Promise<readonly ListedOpinion[]> => {
  const { body } = await stage.as(await stage.signIn(seat), 'get', '/api/opinions');
  expect(z.array(listedOpinion).safeParse(body)).toMatchObject({ success: true });
  return body;
};

const target = async (label: string, id = stage.opinion): Promise<Target> => {
  const found = (await stage.register(CHAIR, id)).paragraphs.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no paragraph ${label}`);
  return { block: found.id, hash: found.hash };
};

describe('calls that run', () => {
  it('F3.7 are told with their paragraphs and the time that is left, and of a restricted session nothing is', async () => {
    expect((await listed()).map(({ calls }) => calls)).toEqual([[]]);
    const called = await stage.command(CHAIR, stage.opinion, {
      do: 'call',
      targets: [await target('a)'), await target('2')],
      minSeconds: 60,
    });
    expect(called.status).toBe(200);
    stage.clock.advance(20_000);
    const during = await listed();
    expect(during[0]?.calls).toEqual([
      {
        seq: called.body.seq,
        deadline: null,
        leftMs: 40_000,
        paragraphs: [
          { id: (await target('a)')).block, kind: 'preamble-item', label: 'a)', heading: 'considering', removed: false },
          { id: (await target('2')).block, kind: 'operative-item', label: '2', heading: 'is of the view', removed: false },
        ],
      },
    ]);
    stage.clock.advance(60_000);
    expect((await listed())[0]?.calls.map(({ leftMs }) => leftMs)).toEqual([0]);
    const { block } = await target('a)');
    expect((await stage.command(CHAIR, stage.opinion, { do: 'cancel-call', blocks: [block] })).status).toBe(200);
    const left = (await listed())[0]?.calls;
    expect(left?.map(({ paragraphs }) => paragraphs?.map(({ label }) => label))).toEqual([['2']]);

    const inside = await stage.begin();
    expect((await stage.command(CHAIR, inside, { do: 'call', targets: [await target('a)', inside)] })).status).toBe(200);
    for (const seat of [STATE, OTHER_STATE, CHAIR])
      expect((await listed(seat)).map(({ id, calls }) => [id, calls])).toEqual([[stage.opinion, left]]);
  });
});
