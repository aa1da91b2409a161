import { expect, it } from 'vitest';
import { ARL, line, World } from './world.ts';

it('2.11 a source that is back with other words takes nothing back from where its words went', () => {
  for (const how of ['join', 'replace'] as const) {
    const w = new World();
    const before = w.lines;
    const to = how === 'join' ? 'b' : 'c';
    const without = before.filter(({ id }) => id !== 'a');
    const there = line(to, 'that sites fall silent and that batteries last', 'preamble-item');
    const moved = how === 'join' ? without.map((one) => (one.id === to ? there : one)) : [...without, there];
    w.object(ARL, 'a');
    w.write(moved, [{ from: 'a', to, how }]);
    w.write([...moved, line('a', 'that the secretariat serve coffee')]);
    expect([w.on('a'), w.on(to)]).toEqual([['arl:objection'], ['arl:objection<a']]);
    // put back as it was, and then typed over
    w.write([...before, ...moved.filter(({ id }) => id === to && how === 'replace')].map((one) => (one.id === to ? there : one)));
    expect(w.on(to)).toEqual([]);
    w.edit('a', 'that the secretariat serve coffee');
    expect([w.on('a'), w.on(to)]).toEqual([['arl:objection'], ['arl:objection<a']]);
  }
});

it('2.11 a join that was undone as a whole stays undone while its source is edited; when that goes again, it counts again', () => {
  const w = new World();
  const before = w.lines;
  const joined = before.flatMap((one) => (one.id === 'a' ? [] : one.id === 'b' ? { ...one, words: 'all of it' } : one));
  w.object(ARL, 'a');
  w.write(joined, [{ from: 'a', to: 'b', how: 'join' }]);
  w.write(before);
  w.edit('a', 'that sites are loud');
  expect([w.on('a'), w.on('b')]).toEqual([['arl:objection'], []]);
  w.remove('a');
  expect(w.on('b')).toEqual(['arl:objection<a']);
  w.write([...w.lines, line('a', 'coffee')]);
  expect([w.on('a'), w.on('b')]).toEqual([['arl:objection'], ['arl:objection<a']]);
});

it('2.11 under rules 2 a join counted only while its source was gone', () => {
  const w = new World();
  w.state = { ...w.state, rules: 2 };
  w.object(ARL, 'a');
  w.remove('a', [{ from: 'a', to: 'b', how: 'join' }]);
  w.write([...w.lines, line('a', 'coffee')]);
  expect([w.on('a'), w.on('b')]).toEqual([['arl:objection'], []]);
});
