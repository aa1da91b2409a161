/** Random meetings that went into a restricted session at some moment: whatever is held inside is held in the opinion afterwards. */
import { expect, it } from 'vitest';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Block } from '../../shared/opinion/blocks.ts';
import { carriedFrom } from '../../shared/opinion/carried.ts';
import type { Act, Change, TextFacts } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { isHold, places, reach } from '../../shared/opinion/positions.ts';
import { goesOn } from '../../shared/opinion/register.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import { Play } from '../opinion/play.ts';
import { RULES } from '../opinion/rules.ts';
import { freshSeed, rngOf } from '../support/rng.ts';

const MEETINGS = 6_000;

const same = (one: Block | undefined, other: Block): boolean =>
  one !== undefined && one.hash === other.hash && one.exact === other.exact && one.kind === other.kind && one.level === other.level;

/** The text of the session as one entry, without a word of where it came from. */
function textOf(open: OpinionState, inside: OpinionState): TextFacts {
  const changes = [...inside.blocks.values()]
    .filter((block) => !same(open.blocks.get(block.id), block) && (block.hash !== null || open.blocks.has(block.id)))
    .map(({ id, hash, exact, kind, level, brackets, balanced, suggestions, length }): Change => {
      const was = open.blocks.get(id)?.hash ?? null;
      return { id, was, hash, exact, kind, level, brackets, balanced, suggestions, length };
    });
  const { docHash, textHash, layout } = inside;
  return {
    type: 'text',
    parts: [],
    changes,
    flows: [],
    order: layout.order,
    healed: [],
    docHash: docHash ?? '',
    textHash: textHash ?? '',
    carriesOut: { command: 'publish', session: 'r1' },
  };
}

const fold = (state: OpinionState, fact: Act | TextFacts): OpinionState =>
  evolve(state, { seq: state.seq + 1, at: state.at, by: SERVER, uuid: '', fact });

it('F9.8 no hold is lost on the way back, wherever its words have gone inside, and none that stood before is lifted', () => {
  const rng = rngOf(freshSeed('back from a session'));
  let held = 0;
  let homeless = 0;
  let moved = 0;
  for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
    const play = new Play(rng, RULES, new Map());
    play.run(rng.between(3, 15));
    const opened = play.entries.length;
    const open = play.entries.reduce(evolve, emptyState);
    play.run(rng.between(3, 25));
    if (!goesOn(play.state.phase) || open.phase !== play.state.phase) continue; // no discussion is opened inside, and nothing adopted
    const inside: OpinionState = { ...play.state, restricted: { opened, closed: true } };
    let after = fold(open, textOf(open, inside));
    for (const { act } of carriedFrom(inside, new Map(), 'r1', after)) after = fold(after, { ...act, seen: after.seq });

    const there = reach(after);
    const holds = (block: string | null, entity: string): boolean =>
      (block === null ? there.opinion : (there.blocks.get(block) ?? [])).some(
        ({ position, met }) => !met && isHold(position.kind) && position.entity === entity,
      );
    for (const position of inside.positions.values()) {
      if (!isHold(position.kind)) continue;
      const counted = reach(inside);
      for (const [block, { from, own }] of places(inside, position)) {
        // what stood before under a condition is bound to what the opinion itself shows of its own paragraph
        if (own && position.seq <= opened && position.endsIf !== null) continue;
        const list = block === null ? counted.opinion : (counted.blocks.get(block) ?? []);
        if (list.find((one) => one.position.id === position.id)?.met === true) continue;
        const known = block !== null && after.blocks.has(block);
        expect([meeting, position, block, holds(known ? block : null, position.entity)]).toEqual([meeting, position, block, true]);
        held += 1;
        if (!known && block !== null) homeless += 1;
        if (from !== null) moved += 1;
      }
    }
    for (const before of open.positions.values()) {
      if (!isHold(before.kind)) continue;
      const still = [...after.positions.values()].some(
        (one) => one.entity === before.entity && one.block === before.block && one.entered === before.entered && isHold(one.kind),
      );
      expect([meeting, before, still]).toEqual([meeting, before, true]);
    }
  }
  expect([held > 1_000, homeless > 5, moved > 100]).toEqual([true, true, true]);
});
