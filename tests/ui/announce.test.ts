import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../client/ui/announce.ts';
import { manualClock } from '../support/clock.ts';

function rig() {
  const clock = manualClock();
  const said: string[] = [];
  const announcer = createAnnouncer(
    (region, message) => void said.push(`${region}: ${message}`),
    (ms, job) => void clock.after(ms, job),
  );
  return { clock, said, announcer };
}

describe('live regions', () => {
  it('P37 say an event at once, and once', () => {
    const { clock, said, announcer } = rig();
    announcer.say('status', 'objection', 'Arlen objects.');
    clock.advance(60_000);
    expect(said).toEqual(['status: Arlen objects.']);
    expect(clock.waiting()).toBe(0);
  });

  it('P37 join what is of the same kind within five seconds', () => {
    const { clock, said, announcer } = rig();
    announcer.say('status', 'objection', 'Arlen objects.');
    clock.advance(1000);
    announcer.say('status', 'objection', 'Bruma objects.');
    announcer.say('status', 'objection', 'Cordova objects.');
    announcer.say('alert', 'called', 'The chair asks.');
    expect(said).toEqual(['status: Arlen objects.', 'alert: The chair asks.']);
    clock.advance(4000);
    expect(said.at(-1)).toBe('status: Bruma objects. Cordova objects.');
    clock.advance(5000);
    announcer.say('status', 'objection', 'Dellmark objects.');
    expect(said.at(-1)).toBe('status: Dellmark objects.');
    expect(said.length).toBe(4);
  });

  it('P37 let a message stand before the next in its region', () => {
    const { clock, said, announcer } = rig();
    announcer.say('status', 'back', 'Live again.');
    announcer.say('status', 'objection', 'Arlen objects.');
    announcer.say('status', 'declared', 'Consensus reached.');
    announcer.say('alert', 'called', 'The chair asks.');
    expect(said).toEqual(['status: Live again.', 'alert: The chair asks.']);
    clock.advance(500);
    expect(said.slice(2)).toEqual(['status: Arlen objects. Consensus reached.']);
    clock.advance(60_000);
    expect(said).toHaveLength(3);
    expect(clock.waiting()).toBe(0);
  });
});
