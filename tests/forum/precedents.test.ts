import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { PRECEDENT_LIMITS } from '../../shared/forum/precedent.ts';
import type { ForumState } from '../../shared/forum/state.ts';
import { base, code, run } from './world.ts';

const add = (more: Partial<Extract<ForumCommand, { do: 'add-precedent' }>> = {}): ForumCommand => ({
  ...{ do: 'add-precedent', title: 'On islands', symbol: 'Resolution 2', date: '2018-11-16', language: 'en', bytes: 900, paragraphs: 3 },
  ...more,
});

describe('V2 an earlier text', () => {
  it('V2 is listed by the entry that added it, until it is withdrawn, by the secretariat alone', () => {
    expect(['chair-1', 'arl-1', 'secretariat'].map((by) => code(add(), by))).toEqual(['not-secretariat', 'not-secretariat', null]);
    const one = run(base, add());
    const two = run(one, add({ title: 'On cables' }));
    expect([...two.precedents.values()].map(({ seq, title }) => [seq, title])).toEqual([
      [one.seq, 'On islands'],
      [two.seq, 'On cables'],
    ]);
    const gone = { do: 'withdraw-precedent', precedent: one.seq } as const;
    expect(['chair-1', 'secretariat'].map((by) => code(gone, by, two))).toEqual(['not-secretariat', null]);
    const after = run(two, gone);
    expect([...after.precedents.keys()]).toEqual([two.seq]);
    expect(code(gone, 'secretariat', after)).toBe('no-such-precedent');
    expect([...two.precedents.keys()]).toEqual([one.seq, two.seq]);
  });

  it('V2 has words', () => {
    expect(code(add({ paragraphs: 0 }), 'secretariat')).toBe('precedent-empty');
  });

  it('V3 has an end, and so have all that stand', () => {
    const { bytes, paragraphs, bytesInAll, paragraphsInAll } = PRECEDENT_LIMITS;
    expect(
      [add({ bytes, paragraphs }), add({ bytes: bytes + 1 }), add({ paragraphs: paragraphs + 1 })].map((one) => code(one, 'secretariat')),
    ).toEqual([null, 'precedent-too-long', 'precedent-too-long']);
    const full = (of: Partial<Extract<ForumCommand, { do: 'add-precedent' }>>, count: number): ForumState =>
      Array.from({ length: count }).reduce<ForumState>((state) => run(state, add(of)), base);
    const many = full({ paragraphs }, paragraphsInAll / paragraphs);
    expect(code(add(), 'secretariat', many)).toBe('precedents-full');
    expect(code(add(), 'secretariat', full({ bytes }, bytesInAll / bytes))).toBe('precedents-full');
    const [first = 0] = many.precedents.keys();
    expect(code(add(), 'secretariat', run(many, { do: 'withdraw-precedent', precedent: first }))).toBeNull();
  });
});
