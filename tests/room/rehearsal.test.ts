/** What costs most is done once at the start, so that whoever types first does not meet code that has never run. */
import { expect, it } from 'vitest';
import { rehearseHttp } from '../../server/http/rehearsal.tsx';
import { rehearse } from '../../server/room/rehearsal.ts';
import { told } from '../../server/told.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { baseText } from '../../shared/text/block.ts';

it('goes the way of a letter and of an act, and nobody who counts hears of it', async () => {
  const heard: unknown[] = [];
  const stops = Object.values(told).map(({ hear }) => hear((what: unknown) => heard.push(what)));
  const { live, state, seq } = await rehearse();
  for (const stop of stops) stop();
  expect(live.blocks().map(baseText)).toContain('that it has been typed;');
  expect(standing(state).paragraphs.filter(({ status }) => status === 'objected')).toHaveLength(1);
  expect(seq).toBe(4);
  expect(heard).toEqual([]);
});

it('draws, and reads a body, without a fault', async () => {
  await expect(rehearseHttp()).resolves.toBeUndefined();
});
