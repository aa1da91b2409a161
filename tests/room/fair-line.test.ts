/** H11: whoever asks much waits behind its own. */
import { describe, expect, it } from 'vitest';
import { FairLine } from '../../server/room/past/fair-line.ts';

/** Work that is done when it is said to be. */
function stage(atOnce: number) {
  const line = new FairLine(atOnce);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const asks = (by: string): Promise<void> =>
    line.turn(by, () => {
      begun.push(by);
      return new Promise((done) => ends.push(done));
    });
  /** The one that began first of those that go on. */
  const end = async (): Promise<void> => {
    ends.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { line, begun, asks, end };
}

describe('a line of each asker', () => {
  it('H11 takes its turn after one question of each other line', async () => {
    const { begun, asks, end } = stage(1);
    for (const by of ['much', 'much', 'much', 'much', 'a', 'b', 'b']) void asks(by);
    expect(begun).toEqual(['much']);
    for (let left = 7; left > 0; left -= 1) await end();
    expect(begun).toEqual(['much', 'much', 'a', 'b', 'much', 'b', 'much']);
  });

  it('H11 has as many at once as there is room for, and goes on where one fails', async () => {
    const { line, begun, asks, end } = stage(2);
    for (const by of ['a', 'b', 'c']) void asks(by);
    expect(begun).toEqual(['a', 'b']);
    await end();
    expect(begun).toEqual(['a', 'b', 'c']);
    const fails = line.turn('d', () => Promise.reject(new Error('no answer')));
    void asks('e');
    await Promise.all([expect(fails).rejects.toThrow('no answer'), end()]);
    await end();
    expect(begun).toEqual(['a', 'b', 'c', 'e']);
  });
});
