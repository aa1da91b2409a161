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
    Stream.open += 1;
    Stream.last = this;
  }

  static open = 0;

  close(): void {
    Stream.open -= 1;
  }
}

function following({ wanted = false, acted = (): void => {} } = {}) {
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
  const end = followForum({ look, shown: () => shown, heard: () => {}, called: () => {}, acted, wanted: () => wanted });
  const say = (seq: number): void => Stream.last.onmessage(new MessageEvent('message', { data: String(seq) }));
  const answer = async (nth: number, seq: number): Promise<void> => {
    answers[nth]?.(seq);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  return { answers, say, answer, end };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  Stream.open = 0;
});

/** As browsers keep them: one holds it, the others wait. */
class Locks {
  #last: Promise<void> = Promise.resolve();

  request(_name: string, { signal }: LockOptions, held: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(() => (signal?.aborted ? undefined : held()));
    this.#last = mine;
    return mine;
  }
}

/** For all pages of the browser. */
async function turn(to: DocumentVisibilityState): Promise<void> {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(to);
  document.dispatchEvent(new Event('visibilitychange'));
  await settled();
}

async function settled(): Promise<void> {
  for (let turns = 0; turns < 9; turns++) await Promise.resolve();
}

describe('out of sight', () => {
  it('P23 one page of a browser goes on hearing of the forum and its calls, where that was chosen', async () => {
    vi.stubGlobal('navigator', { locks: new Locks() });
    const acted = vi.fn();
    const pages = [following({ wanted: true, acted }), following({ wanted: true }), following()];
    expect(Stream.open).toBe(3);
    await turn('hidden');
    expect(Stream.open).toBe(1);
    const [first, second, third] = pages;
    await first?.answer(0, 7);
    first?.say(8);
    expect(pages.map(({ answers }) => answers.length)).toEqual([2, 1, 1]);
    Stream.last.dispatchEvent(new Event('acts'));
    expect(acted).not.toHaveBeenCalled();
    // another one hears where that one is closed
    first?.end();
    await settled();
    expect(Stream.open).toBe(1);
    await turn('visible');
    expect(Stream.open).toBe(2);
    second?.end();
    third?.end();
    await settled();
    expect(Stream.open).toBe(0);
  });
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
