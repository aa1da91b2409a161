import { describe, expect, it } from 'vitest';
import { evolve } from '../../shared/opinion/evolve.ts';
import { standing } from '../../shared/opinion/standing.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import { ARL, World } from './world.ts';

describe('words that go from one paragraph to another and back', () => {
  it('2.11 shift: not in the target while both paragraphs read as before it, however many words went that way', () => {
    const w = new World();
    const position = w.object(ARL, 'x');
    const shift = (from: string, to: string, words: Readonly<Record<string, string>>) =>
      w.write(
        w.lines.map((one) => ({ ...one, words: words[one.id] ?? one.words })),
        [{ from, to, how: 'shift' }],
      );
    const before = w.lines;
    shift('x', 'y', { x: 'to share', y: 'power, to publish figures' });
    shift('x', 'y', { x: 'to', y: 'share power, to publish figures' });
    expect([w.on('x'), w.on('y')]).toEqual([['arl:objection'], ['arl:objection<x']]);
    w.edit('x', 'to share power');
    expect(w.on('y')).toEqual(['arl:objection<x']); // a copy, as it reads now
    w.write(before);
    expect([w.on('x'), w.on('y'), w.status('y')]).toEqual([['arl:objection'], [], 'open']);
    shift('x', 'y', { x: 'to share', y: 'power, to publish figures' });
    shift('y', 'a', { y: 'to publish figures', a: 'that power falls silent' });
    expect([w.on('y'), w.on('a')]).toEqual([['arl:objection<x'], ['arl:objection<y']]);
    w.write(before);
    expect([w.on('y'), w.on('a')]).toEqual([[], []]);
    w.must(ARL, { do: 'withdraw', position });
    expect(w.shown.paragraphs.every(({ positions }) => positions.length === 0)).toBe(true);
  });

  it('2.11 under rules 1 no shift was taken back', () => {
    const w = new World();
    w.object(ARL, 'x');
    const before = w.lines;
    w.write(
      w.lines.map((one) => ({ ...one, words: one.id === 'x' ? 'to share' : one.id === 'y' ? 'power, to publish figures' : one.words })),
      [{ from: 'x', to: 'y', how: 'shift' }],
    );
    w.write(before);
    const old = w.entries.map((entry) => ({ ...entry, rules: 1 })).reduce(evolve, emptyState);
    const on = (state: OpinionState) => standing(state).paragraphs.find(({ id }) => id === 'y')?.positions.length;
    expect([on(w.state), on(old)]).toEqual([0, 1]);
  });

  it('2.11 words that moved on before the rest went back took the position along', () => {
    const w = new World();
    w.object(ARL, 'x');
    const reading = (words: Readonly<Record<string, string>>) => w.lines.map((one) => ({ ...one, words: words[one.id] ?? one.words }));
    const [x, y] = ['to share power', 'to publish figures'];
    w.write(reading({ x: 'to share', y: 'power, to publish figures' }), [{ from: 'x', to: 'y', how: 'shift' }]);
    w.edit('x', x);
    w.write(reading({ y, b: 'that power lasts' }), [{ from: 'y', to: 'b', how: 'shift' }]);
    expect([w.on('x'), w.on('y'), w.on('b')]).toEqual([['arl:objection'], [], ['arl:objection<y']]);
  });

  it('2.11 what was raised after words had come goes with them when they go back', () => {
    const w = new World();
    const reading = (words: Readonly<Record<string, string>>) => w.lines.map((one) => ({ ...one, words: words[one.id] ?? one.words }));
    const before = w.lines;
    w.write(reading({ x: 'to share', y: 'power, to publish figures' }), [{ from: 'x', to: 'y', how: 'shift' }]);
    w.write(before, [{ from: 'y', to: 'x', how: 'shift' }]);
    w.write(reading({ x: 'to share figures', y: 'to publish' }), [{ from: 'y', to: 'x', how: 'shift' }]);
    w.object(ARL, 'x');
    w.write(before, [{ from: 'x', to: 'y', how: 'shift' }]);
    expect([w.on('x'), w.on('y')]).toEqual([['arl:objection'], ['arl:objection<x']]);
  });
});
