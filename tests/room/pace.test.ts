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

/** The gap right after a flush once the event loop has been this busy for two seconds. */
function gapAt(utilisation: number): number {
  const of = machine();
  const pace = new Pace(of);
  for (let sample = 0; sample < 20; sample += 1) {
    of.pass(100, utilisation);
    pace.leftMs();
  }
  pace.flushed();
  return pace.leftMs();
}

describe('the adaptive tick', () => {
  it('flushes at once while the machine keeps up, waits longer towards saturation, and never longer than 40 ms', () => {
    expect([0, 0.1, 0.2, 0.55, 0.7, 0.9, 1].map(gapAt)).toEqual([0, 0, 0, 20, 29, 40, 40]);
  });

  it('counts the gap from the last flush: who comes later waits no longer', () => {
    const of = machine();
    const pace = new Pace(of);
    expect(pace.leftMs()).toBe(0);
    for (let sample = 0; sample < 20; sample += 1) {
      of.pass(100, 1);
      pace.leftMs();
    }
    pace.flushed();
    of.pass(15, 1);
    expect(pace.leftMs()).toBe(25);
    of.pass(25, 1);
    expect(pace.leftMs()).toBe(0);
  });

  it('is not hurried by one busy moment', () => {
    const of = machine();
    const pace = new Pace(of);
    of.pass(100, 0.4);
    pace.flushed();
    expect(pace.leftMs()).toBeLessThanOrEqual(1);
  });
});
