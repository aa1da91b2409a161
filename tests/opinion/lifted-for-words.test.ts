/** A withdrawal that names the words for which it is made. */
import { describe, expect, it } from 'vitest';
import { ARL, BRU, World } from './world.ts';

describe('a withdrawal for words', () => {
  it('2.27 a withdrawal for words lifts nothing where the paragraph does not read so any more', () => {
    const w = new World();
    const position = w.object(ARL, 'a');
    const reads = { block: 'a', hash: w.hash('a') ?? '' };
    w.edit('a', 'other words');
    expect(w.give(ARL, { do: 'withdraw', position, reads })).toBe('text-changed');
    expect(w.give(ARL, { do: 'withdraw', position, reads: { ...reads, block: 'nowhere' } })).toBe('text-changed');
    expect(w.status('a')).toBe('objected');
    const now = { block: 'a', hash: w.hash('a') ?? '' };
    expect(w.give(BRU, { do: 'withdraw', position, reads: now })).toBe('not-your-position');
    w.must(ARL, { do: 'withdraw', position, reads: now });
    expect(w.entries.at(-1)?.fact).toEqual({ type: 'position.withdrawn', position, stated: false });
    expect(w.status('a')).not.toBe('objected');
  });

  it('2.27 a withdrawal for words lifts nothing while suggestions wait there: they are not in the hash, and may never come', () => {
    const w = new World();
    const position = w.object(ARL, 'a');
    const reads = { block: 'a', hash: w.hash('a') ?? '' };
    const suggests = (suggestions: number) => w.write(w.lines.map((one) => (one.id === 'a' ? { ...one, suggestions } : one)));
    suggests(1);
    expect(w.hash('a')).toBe(reads.hash);
    expect(w.give(ARL, { do: 'withdraw', position, reads })).toBe('suggestions-left');
    expect(w.at('a').positions.map(({ id }) => id)).toEqual([position]);
    suggests(0);
    w.must(ARL, { do: 'withdraw', position, reads });
    expect(w.at('a').positions).toEqual([]);
  });

  it('2.27 nor while they wait on the heading that governs it, or are those of somebody whose suggestions hold nothing up', () => {
    const w = new World();
    const position = w.object(ARL, 'a');
    const reads = { block: 'a', hash: w.hash('a') ?? '' };
    const heading = w.at('a').heading ?? '';
    const suggests = (suggestions: number) => w.write(w.lines.map((one) => (one.id === heading ? { ...one, suggestions } : one)));
    suggests(1);
    expect(w.hash('a')).toBe(reads.hash);
    expect(w.decide(ARL, { do: 'withdraw', position, reads })).toEqual({
      ok: false,
      refusal: { code: 'suggestions-left', blocks: [heading] },
    });
    suggests(0);
    w.here = { ...w.here, suggested: ['a', heading] };
    expect(w.decide(ARL, { do: 'withdraw', position, reads })).toEqual({
      ok: false,
      refusal: { code: 'suggestions-left', blocks: ['a', heading] },
    });
    w.here = { ...w.here, suggested: [] };
    w.must(ARL, { do: 'withdraw', position, reads });
  });

  it('2.27 names a paragraph where the position counts: of another one it lifts nothing, as nothing is asked about it', () => {
    const w = new World();
    const position = w.object(ARL, 'a');
    const reads = (block: string) => ({ block, hash: w.hash(block) ?? '' });
    const refusal = { code: 'no-such-position', blocks: ['b'], positions: [position] };
    expect(w.decide(ARL, { do: 'withdraw', position, reads: reads('b') })).toEqual({ ok: false, refusal });
    expect(w.status('a')).toBe('objected');
    w.write(w.lines, [{ from: 'a', to: 'b', how: 'split' }]);
    expect(w.on('b')).toEqual(['arl:objection<a']);
    w.must(ARL, { do: 'withdraw', position, reads: reads('b') });
    expect(w.status('a')).not.toBe('objected');
  });

  it('2.27 one to the whole opinion may name any paragraph, and a condition those on which it counts', () => {
    const w = new World();
    const whole = `p${w.must(ARL, { do: 'raise-objection', block: null, hash: null })}`;
    const linked = { block: 'b', hash: w.hash('b') ?? '' };
    w.must(BRU, { do: 'make-conditional', block: 'a', hash: w.hash('a'), links: [linked] });
    const condition = w.at('a').positions.find(({ kind }) => kind === 'conditional')?.id ?? '';
    const other = { block: 'x', hash: w.hash('x') ?? '' };
    expect(w.give(BRU, { do: 'withdraw', position: condition, reads: other })).toBe('no-such-position');
    w.must(BRU, { do: 'withdraw', position: condition, reads: linked });
    w.must(ARL, { do: 'withdraw', position: whole, reads: other });
    expect(w.shown.positions).toEqual([]);
  });
});
