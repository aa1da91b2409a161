/** Who follows an opinion while it is being adopted, and when that has closed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHAIR, STATE } from '../forum/session.ts';
import { chairOf } from './chairing.ts';
import { changeOf, type LiveStage, liveStage, MEETING } from './stage.ts';

let stage: LiveStage;
beforeAll(async () => {
  stage = await liveStage();
});
afterAll(() => stage.close());

const tick = (): void => stage.clock.advance(1_000);

describe('the end of a text', () => {
  it('L7 7.13 the stream counts down while the opinion is being adopted, and ends when that has closed', async () => {
    const id = await stage.createOpinion();
    const { call, callAdoption, adopt } = await chairOf(stage, id);
    const follower = await stage.follow(`/api/live/${id}`, STATE);
    await follower.of('t');
    await call();
    tick();
    const called = changeOf(await follower.of('message'));
    expect(called.a).toMatch(/^The chair asks for objections to /);
    expect(called.h.state).toMatch(/<time data-at="\d+">/);
    await callAdoption();
    await adopt();
    tick();
    await expect.poll(() => follower.events.some(({ data }) => data.includes('The chair adopts the text.'))).toBe(true);
    expect(follower.events.some(({ event }) => event === 'end')).toBe(false);
    const open = (await stage.page(`/live/${id}`, STATE)).text;
    expect(open).toContain('<script ');
    // until it closes it is a draft, and says until when
    expect(open).toMatch(/The adoption does not close before [^<]* UTC: the text is frozen, but still a draft\./);
    expect(open).toMatch(/Adoption not closed yet: <time data-at="\d+">/);
    stage.clock.advance(59_000);
    tick();
    expect(follower.events.some(({ event }) => event === 'end')).toBe(false);
    stage.clock.advance(1_000);
    // the room writes it down, and then the followers are told
    const told = () => follower.events.some(({ data }) => data.includes('The opinion is adopted.'));
    await expect
      .poll(() => {
        tick();
        return told();
      })
      .toBe(true);
    await follower.of('end');
    await follower.closed;
    const { text } = await stage.page(`/live/${id}`, STATE);
    expect(text).toContain('This text is final');
    expect(text).toMatch(/Adopted [^<]*UTC/);
    expect(text).not.toMatch(/<script|http-equiv/);
    const late = await stage.follow(`/api/live/${id}`, STATE);
    await late.of('t');
    tick();
    await late.of('end');
  });

  it('L9 whoever follows the meeting does not stay behind with a text that is final', async () => {
    const id = await stage.createOpinion();
    const items = [{ item: 'last', title: 'Last', opinions: [id] }];
    const take = (opinion: string | null) => stage.asks(CHAIR, { do: 'take-item', meeting: MEETING, at: { item: 'last', opinion } });
    await stage.asks(CHAIR, { do: 'set-agenda', meeting: MEETING, items });
    await take(id);
    const along = await stage.follow(`/api/live/m/${MEETING}?opinion=${id}`, STATE);
    const stays = await stage.follow(`/api/live/${id}`, STATE);
    for (const one of [along, stays]) await one.of('t');
    const { call, callAdoption, adopt } = await chairOf(stage, id);
    await call();
    await callAdoption();
    await adopt();
    stage.clock.advance(60_000);
    await stays.of('end');
    const { text } = await stage.page(`/live/m/${MEETING}`, STATE);
    expect([text.includes('Adopted'), text.includes('<script '), text.includes('This text is final')]).toEqual([true, true, false]);
    await take(null);
    await along.of('go');
    expect(along.events.some(({ event }) => event === 'end')).toBe(false);
  });
});
