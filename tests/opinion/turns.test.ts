/** Between two of the moments that `turnsOf` names, no answer of the rules changes but in the seconds that it counts. */
import { expect, it } from 'vitest';
import { whatMay } from '../../shared/opinion/questions.ts';
import type { Register } from '../../shared/opinion/register.ts';
import { register } from '../../shared/opinion/show.ts';
import { turnsOf } from '../../shared/opinion/turns.ts';
import { ARL, BRU, CHAIR, OFFICE, World } from './world.ts';

const DAY_MS = 86_400_000;

const shown = (world: World): Register => register(world.state, new Map(), 'o', () => null);

/** Every answer at a moment: the codes, because the seconds in some of them count. */
const answers = (of: Register, at: number): string =>
  [ARL, BRU, CHAIR, OFFICE]
    .flatMap((actor) =>
      (['open', null] as const).flatMap((sitting) =>
        [null, 'a', 'b'].map((block) =>
          Object.entries(whatMay(of, actor, block, at, { sitting }))
            .map(([name, refusal]) => `${name}:${refusal?.code ?? ''}`)
            .join(),
        ),
      ),
    )
    .join();

function changesOf(of: Register): { readonly looked: number; readonly changes: number } {
  const turns = turnsOf(of);
  const looked = [...turns.flatMap((at) => [at - 1, at, at + 1]), ...Array.from({ length: 200 }, (_, at) => of.at + at * 7_919)]
    .filter((at) => at >= of.at)
    .sort((one, other) => one - other);
  let changes = 0;
  for (const [place, at] of looked.entries()) {
    const before = looked[place - 1];
    if (before === undefined) continue;
    const turned = turns.some((turn) => before < turn && turn <= at);
    const changed = answers(of, before) !== answers(of, at);
    if (changed) changes += 1;
    expect(changed && !turned, `between ${before - of.at} and ${at - of.at} ms`).toBe(false);
  }
  return { looked: looked.length, changes };
}

it('what may be done changes by the clock at the end of a call, of an undo and of the time for an appeal, and at no other moment', () => {
  const world = new World();
  world.call('a');
  const calling = changesOf(shown(world));
  expect([calling.looked > 200, calling.changes > 0]).toEqual([true, true]);
  world.wait(15);
  expect(world.declare('a')).toBeTypeOf('number');
  expect(changesOf(shown(world)).changes).toBeGreaterThan(1);
  world.wait((2 * DAY_MS) / 1000);
  world.call('b');
  expect(changesOf(shown(world)).changes).toBeGreaterThan(0);
});
