// @vitest-environment happy-dom
/** The forum is read once where one answer says all that was heard meanwhile. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { followForum } from '../../client/pages/follow-forum.ts';

class Stream extends EventTarget {
  static last: Stream;
  onmessage: (event: MessageEvent<string>) => void = () => {};
  readyState = 1;

  constructor() {
    super();
    Stream.last = this;
  }

  close(): void {}
}

function following() {
  vi.stubGlobal('EventSource', Stream);
  let shown: number | null = null;
  const answers: ((seq: number) => void)[] = [];
  const look = (): Promise<void> =>
    new Promise((done) => {
      answers.push((seq) => {
        shown = seq;
        done();
      });
    });
  const end = followForum({ look, shown: () => shown, heard: () => {}, called: () => {}, acted: () => {} });
  const say = (seq: number): void => Stream.last.onmessage(new MessageEvent('message', { data: String(seq) }));
  const answer = async (nth: number, seq: number): Promise<void> => {
    answers[nth]?.(seq);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { answers, say, answer, end };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('following the forum', () => {
  it('asks no second time where the answer on its way shows what was heard', async () => {
    const { answers, say, answer, end } = following();
    say(7);
    expect(answers).toHaveLength(1);
    await answer(0, 7);
    say(7);
    expect(answers).toHaveLength(1);
    end();
  });

  it('asks again once where that answer shows less, and at once where none is on its way', async () => {
    const { answers, say, answer, end } = following();
    say(7);
    say(8);
    await answer(0, 7);
    expect(answers).toHaveLength(2);
    await answer(1, 8);
    expect(answers).toHaveLength(2);
    say(9);
    expect(answers).toHaveLength(3);
    end();
  });
});
