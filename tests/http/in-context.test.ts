import { describe, expect, it } from 'vitest';
import { inContext } from '../../server/http/pages/past/in-context.ts';
import { MASK } from '../../server/text/masking.ts';

const LONG = Array.from({ length: 60 }, (_, at) => `word${at}`).join(' ');

describe('H60 a step on the screen of the room shows what changed, with some words round it', () => {
  it('leaves out what stayed, and cuts no word', () => {
    const [before, came, after] = inContext([
      { is: 'same', text: LONG },
      { is: 'ins', text: LONG },
      { is: 'same', text: LONG },
    ]);
    expect(before?.text).toMatch(/^ … word\d+ .* word59$/);
    expect(came?.text).toBe(LONG);
    expect(after?.text).toMatch(/^word0 word1 .* word\d+ … $/);
    for (const one of [before, after]) {
      expect(one?.text.length).toBeLessThan(80);
      for (const word of one?.text.split(' ') ?? []) expect(['', '…', ...LONG.split(' ')]).toContain(word);
    }
  });

  it('has words on both sides of what stayed between two changes', () => {
    const [, between] = inContext([
      { is: 'del', text: 'a' },
      { is: 'same', text: LONG },
      { is: 'ins', text: 'b' },
    ]);
    expect(between?.text).toMatch(/^word0 .* … word\d+ .* word59$/);
  });

  it('leaves a short stretch whole, and one of which words are withheld', () => {
    const pieces = [
      { is: 'same', text: LONG.slice(0, 150) },
      { is: 'ins', text: 'a' },
      { is: 'same', text: `${LONG}${MASK.repeat(9)}${LONG}` },
    ] as const;
    expect(inContext(pieces)).toEqual(pieces);
  });

  it('cuts a text without spaces, and no letter in two', () => {
    const [before] = inContext([
      { is: 'same', text: '𠮷'.repeat(400) },
      { is: 'ins', text: 'a' },
    ]);
    expect(before?.text).toBe(` … ${'𠮷'.repeat(60)}`);
  });
});
