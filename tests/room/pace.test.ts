import { describe, expect, it } from 'vitest';
import { Pace } from '../../server/room/pace.ts';

/** A machine whose event loop is as busy as it is told to be. */
function machine() {
  const here = { now: 0, busyMs: 0 };
  return {
    now: () => here.now,
    busyMs: () => here.busyMs,
    pass: (ms: number, utilisation: number) => {
      here.now += ms;
      here.busyMs += ms * utilisation;
    },
  };
}

/** Two seconds in which the event loop is this busy, and so many connections are heard each second. */
function busyFor(of: ReturnType<typeof machine>, utilisation: number, perSecond: number): Pace {
  const pace = new Pace(of);
  for (let sample = 0; sample < 20; sample += 1) {
    pace.begins();
    pace.flushed(perSecond / 10);
    of.pass(100, utilisation);
    pace.leftMs();
  }
  return pace;
}

/** The gap right after a flush by then. */
function gapAt(utilisation: number, perSecond: number): number {
  const pace = busyFor(machine(), utilisation, perSecond);
  pace.begins();
  pace.flushed(1);
  return pace.leftMs();
}

const MANY = 10_000;
const SOME = 100;
const NOBODY = 0;

describe('the adaptive tick', () => {
  it('flushes at once while the machine keeps up, waits longer towards saturation, and never longer than 50 ms', () => {
    const gaps = (perSecond: number) => [0, 0.1, 0.2, 0.55, 0.7, 0.9, 1].map((utilisation) => gapAt(utilisation, perSecond));
    expect(gaps(MANY)).toEqual([0, 0, 0, 25, 36, 50, 50]);
    // however few type here: the loop is busy with all rooms
    expect(gaps(NOBODY)).toEqual(gaps(MANY));
  });

  it('lets nobody wait below that for others who are not expected yet', () => {
    // each second 100 are heard: in 10 ms one, in 20 ms two
    const gaps = (perSecond: number) => [0.3, 0.37, 0.41, 0.45, 0.5, 0.55].map((utilisation) => gapAt(utilisation, perSecond));
    expect(gaps(MANY)).toEqual([7, 12, 15, 18, 21, 25]);
    expect(gaps(4 * SOME)).toEqual([7, 12, 15, 18, 21, 25]);
    expect(gaps(SOME)).toEqual([0, 3, 7, 14, 21, 25]);
  });

  it('grows by degrees where many rooms are small, and does not begin at once with its whole length', () => {
    const utilisations = Array.from({ length: 101 }, (_, at) => at / 100);
    const gaps = utilisations.map((utilisation) => gapAt(utilisation, NOBODY));
    const steps = gaps.slice(1).map((gap, at) => gap - (gaps[at] ?? 0));
    expect(Math.min(...steps)).toBe(0);
    expect(Math.max(...steps)).toBe(2);
  });

  it('counts the gap from the beginning of the last flush that had something new: who comes later waits no longer', () => {
    const of = machine();
    expect(new Pace(of).leftMs()).toBe(0);
    const pace = busyFor(of, 1, MANY);
    pace.begins();
    of.pass(15, 1);
    pace.flushed(1);
    expect(pace.leftMs()).toBe(35);
    of.pass(30, 1);
    // nothing new came of it
    pace.begins();
    expect(pace.leftMs()).toBe(5);
    of.pass(5, 1);
    expect(pace.leftMs()).toBe(0);
  });

  it('is not hurried by one busy moment', () => {
    const of = machine();
    const pace = new Pace(of);
    pace.begins();
    pace.flushed(MANY);
    of.pass(100, 0.4);
    pace.begins();
    pace.flushed(1);
    expect(pace.leftMs()).toBeLessThanOrEqual(1);
  });
});
