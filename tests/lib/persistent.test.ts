import { expect, it } from 'vitest';
import { PersistentList } from '../../shared/lib/persistent-list.ts';
import { PersistentMap } from '../../shared/lib/persistent-map.ts';
import { seeded } from '../support/rng.ts';

it('a list stays as it was, whoever goes on from it', () => {
  const one = PersistentList.from<string>().with('a').with('b');
  const [left, right] = [one.with('c'), one.with('d')];
  expect([[...one], [...left], [...right], [...left.with('e')]]).toEqual([
    ['a', 'b'],
    ['a', 'b', 'c'],
    ['a', 'b', 'd'],
    ['a', 'b', 'c', 'e'],
  ]);
  expect([one.length, one.at(1), one.at(2), left.at(2), right.at(2)]).toEqual([2, 'b', undefined, 'c', 'd']);
});

it('a map knows what was put last under each key, and stays as it was', () => {
  const rng = seeded('persistent map');
  let map = new PersistentMap<number>();
  const known = new Map<string, number>();
  const before: [PersistentMap<number>, ReadonlyMap<string, number>][] = [];
  for (let step = 0; step < 5_000; step++) {
    const key = `k${rng.between(0, 2_000)}`;
    map = map.with(key, step);
    known.set(key, step);
    if (step % 500 === 0) before.push([map, new Map(known)]);
  }
  expect(known.size).toBeGreaterThan(1_500);
  for (const [one, all] of [...before, [map, known] as const]) {
    expect(new Map(one)).toEqual(all);
    expect([...one.values()].toSorted()).toEqual([...all.values()].toSorted());
    for (const [key, value] of all) expect(one.get(key)).toBe(value);
  }
  expect([map.has('k-none'), map.get('k-none')]).toEqual([false, undefined]);
});

it('a map tells keys of one hash apart', () => {
  // FNV-1a of these two is the same
  const map = new PersistentMap<number>().with('costarring', 1).with('liquid', 2).with('other', 3);
  expect([map.get('costarring'), map.get('liquid'), map.get('other')]).toEqual([1, 2, 3]);
  expect(new Map(map.with('liquid', 4))).toEqual(
    new Map([
      ['costarring', 1],
      ['liquid', 4],
      ['other', 3],
    ]),
  );
});
