import { expect, it } from 'vitest';
import { Recorded } from '../../../client/sync/recorded.ts';
import { CLOSE } from '../../../shared/wire/close.ts';
import { manualClock } from '../../support/clock.ts';

function live() {
  const clock = manualClock();
  const recorded = new Recorded(clock);
  recorded.linkChanged({ at: 'live' });
  recorded.synced();
  return { clock, recorded, state: () => recorded.getSnapshot().state };
}

const changed = (recorded: Recorded, count: number, oldest: number | null): void => recorded.tallyChanged({ count, oldest });

it('is opening until the text is there', () => {
  const recorded = new Recorded(manualClock());
  expect(recorded.getSnapshot().state).toBe('opening');
  recorded.linkChanged({ at: 'live' });
  expect(recorded.getSnapshot().state).toBe('opening');
  recorded.synced();
  expect(recorded.getSnapshot()).toEqual({ state: 'recorded', at: null, seq: null });
});

it('stays recorded for a second, says sending after it and not recorded after five', () => {
  const { clock, recorded, state } = live();
  changed(recorded, 3, clock.now());
  clock.advance(999);
  expect(state()).toBe('recorded');
  clock.advance(1);
  expect(state()).toBe('sending');
  clock.advance(3999);
  expect(state()).toBe('sending');
  clock.advance(1);
  expect(recorded.getSnapshot()).toMatchObject({ state: 'not-recorded', changes: 3, since: clock.now() - 5000, paused: false });
});

it('only an acknowledgement makes it recorded again, with its moment and position', () => {
  const { clock, recorded } = live();
  changed(recorded, 1, clock.now());
  clock.advance(6000);
  recorded.acknowledged(17);
  changed(recorded, 0, null);
  expect(recorded.getSnapshot()).toEqual({ state: 'recorded', at: clock.now(), seq: 17 });
});

it('pauses typing after ten minutes', () => {
  const { clock, recorded } = live();
  changed(recorded, 1, clock.now());
  clock.advance(10 * 60_000 - 1);
  expect(recorded.getSnapshot()).toMatchObject({ paused: false });
  clock.advance(1);
  expect(recorded.getSnapshot()).toMatchObject({ state: 'not-recorded', paused: true });
});

it('a cut is told at once, with what is not recorded', () => {
  const { clock, recorded } = live();
  changed(recorded, 2, clock.now());
  recorded.linkChanged({ at: 'away', since: clock.now() });
  expect(recorded.getSnapshot()).toEqual({ state: 'reconnecting', since: clock.now(), changes: 2, paused: false });
});

it('silence is stale', () => {
  const { clock, recorded } = live();
  recorded.linkChanged({ at: 'silent', since: clock.now() - 25_000 });
  expect(recorded.getSnapshot()).toMatchObject({ state: 'stale', since: clock.now() - 25_000 });
});

it.each([
  [CLOSE.signedOut, { state: 'ended', why: 'signedOut', changes: 1 }],
  [CLOSE.noRight, { state: 'ended', why: 'noRight', changes: 1 }],
  [4477, { state: 'ended', why: 'other', changes: 1 }],
  [CLOSE.otherSchema, { state: 'reload', changes: 1 }],
])('close code %i', (code, shown) => {
  const { clock, recorded } = live();
  changed(recorded, 1, clock.now());
  recorded.linkChanged({ at: 'ended', code, why: '' });
  expect(recorded.getSnapshot()).toEqual(shown);
});

it('tells listeners only when something has changed, and leaves no timer when all is recorded', () => {
  const { clock, recorded } = live();
  let told = 0;
  recorded.subscribe(() => void told++);
  changed(recorded, 1, clock.now());
  changed(recorded, 2, clock.now());
  expect(told).toBe(0);
  clock.advance(1000);
  expect(told).toBe(1);
  recorded.acknowledged(3);
  changed(recorded, 0, null);
  expect(told).toBe(2);
  expect(clock.waiting()).toBe(0);
});
