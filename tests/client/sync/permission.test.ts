import { expect, it } from 'vitest';
import { closedIn, looksAlike, looksIn } from '../../../client/sync/permission.ts';
import type { Register } from '../../../shared/opinion/register.ts';
import { register } from '../../../shared/opinion/show.ts';
import { ARL, CHAIR, line, World } from '../../opinion/world.ts';

const shown = (world: World): Register => register(world.state, new Map(), 'o', () => null);

it('P17 the text looks otherwise exactly where what is drawn on it of the register does', () => {
  const world = new World();
  const seen = [shown(world)];
  const then = (happens: () => unknown): void => {
    happens();
    seen.push(shown(world));
  };
  then(() => world.edit('a', 'other words'));
  then(() => world.edit('a', 'words [again]'));
  then(() => world.edit('a', 'words again'));
  then(() => world.must(CHAIR, { do: 'focus', block: 'a', view: 'clean' }));
  then(() => world.object(ARL, 'x'));
  then(() => world.call('a'));
  then(() => world.wait(1));
  then(() => world.write([line('z', 'first', 'preamble-item'), ...world.lines]));
  then(() => world.write(world.lines.filter(({ id }) => id !== 'b')));
  const looks = (one: Register): string => JSON.stringify([...closedIn(one), ...looksIn(one)]);
  let [same, other] = [0, 0];
  for (const one of seen)
    for (const two of seen) {
      const isSame = looks(one) === looks(two);
      expect(looksAlike(one, two)).toBe(isSame);
      if (one !== two && isSame) same += 1;
      if (!isSame) other += 1;
    }
  expect(Math.min(same, other)).toBeGreaterThan(5);
});
