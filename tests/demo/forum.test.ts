/** The forum of the demo beside its opinions, as a server begins it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../shared/opinion/vocabulary.ts';
import { type Stage, startStage } from '../http/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ demo: true });
});
afterAll(() => stage.close());

describe('the demo forum', () => {
  it('has an open consultation with released comments in several languages, and one that waits', async () => {
    const { consultations, clock } = stage.app.tools;
    const [one, ...others] = await consultations.all();
    expect(others).toEqual([]);
    const { state } = one ?? {};
    const spoken = state?.comments.flatMap(({ judged, language }) => (judged?.verdict === 'released' ? [language] : []));
    expect(new Set(spoken)).toEqual(new Set(['zh', 'ar', 'fr', 'es']));
    expect(state?.comments.map(({ block }) => block !== null)).toEqual([true, true, true, false, true]);
    expect([state?.waiting, state?.open, (state?.closesAt ?? 0) > clock.now()]).toEqual([1, true, true]);
    expect(LANGUAGES).toContain(state?.consulted?.language);
  });

  it('has a circular letter to which some have replied', () => {
    const letters = [...stage.app.tools.forum.state.circulars.values()];
    expect(letters.map(({ number, replies }) => [number, [...replies.keys()].sort()])).toEqual([['CL-26/14', ['arl', 'cor', 'esm']]]);
    expect(letters[0]?.deadline).toBeGreaterThan(stage.clock.now());
  });

  it('says who filed each contribution', async () => {
    const { forum } = stage.app.tools;
    const filed = [...forum.state.contributions.keys()].flatMap((id) => forum.state.documents.get(id)?.seq ?? []);
    const people = await Promise.all(filed.map(async (seq) => (await forum.note(seq))?.person));
    expect(people.length).toBeGreaterThan(2);
    expect(people.every((person) => typeof person === 'string')).toBe(true);
  });

  it('F4.1 gives no number twice, also where the id of a draft does not say it', async () => {
    const office = await stage.signIn('secretariat');
    const wish = {
      number: ' 1',
      language: 'en',
      venue: 'ieg',
      phase: 'drafting',
      sponsor: 'arl',
      source: null,
      meeting: null,
      text: 'ONE',
    };
    const answer = await stage.as(office, 'post', '/api/opinions').send(wish);
    expect([answer.status, answer.body.code]).toEqual([409, 'number-taken']);
  });
});
