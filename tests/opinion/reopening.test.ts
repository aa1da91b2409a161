import { describe, expect, it } from 'vitest';
import { ARL, BRU, CHAIR, World } from './world.ts';

describe('reopening for a State', () => {
  it('4.7 needs that its own State has asked for it', () => {
    const w = new World();
    w.agree('a', 'b');
    const ask = (entity: string, block = 'a') => w.decide(CHAIR, { do: 'reopen', block, cause: 'request', entity, reason: 'as asked' });
    const refused = { ok: false, refusal: { code: 'not-asked', blocks: ['a'], entities: ['bru'] } };
    expect(ask('bru')).toEqual(refused);
    w.must(ARL, { do: 'ask-reopen', block: 'a', reason: 'a figure is wrong' });
    w.must(BRU, { do: 'ask-reopen', block: 'b', reason: 'so is this' });
    expect(ask('bru')).toEqual(refused);
    expect(w.give(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', entity: 'bru', reason: 'a slip' })).toBe('not-asked');
    w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'request', entity: 'arl', reason: 'as asked' });
    // what was asked for has been done
    w.agree('a');
    expect(w.give(CHAIR, { do: 'reopen', block: 'a', cause: 'request', entity: 'arl', reason: 'again' })).toBe('not-asked');
    w.must(CHAIR, { do: 'reopen', block: 'a', cause: 'correction', reason: 'said on the floor' });
  });
});
