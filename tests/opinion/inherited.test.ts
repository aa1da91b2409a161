/** What a draft takes over from those of which it is made: by hand, and of random meetings that were merged at some moment. */
import { describe, expect, it } from 'vitest';
import { objectionTo } from '../../server/record/judged.ts';
import { SERVER } from '../../shared/opinion/actor.ts';
import type { Block } from '../../shared/opinion/blocks.ts';
import type { Act, Change, TextFacts } from '../../shared/opinion/entry.ts';
import { evolve } from '../../shared/opinion/evolve.ts';
import { type Inherited, inheritedFrom, type Source } from '../../shared/opinion/inherited.ts';
import { isHold, places, reach } from '../../shared/opinion/positions.ts';
import { emptyState, type OpinionState } from '../../shared/opinion/state.ts';
import { freshSeed, rngOf } from '../support/rng.ts';
import { Play } from './play.ts';
import { RULES } from './rules.ts';
import { ARL, BRU, CHAIR, CREATED, TEXT, World } from './world.ts';

const ANCESTRY = [
  { opinion: 'one', how: 'merged' },
  { opinion: 'two', how: 'merged' },
] as const;

const sourceOf = (opinion: string, state: OpinionState, notes: Source['notes'] = new Map()): Source => ({
  opinion,
  state: { ...state, number: opinion },
  notes,
});

/** A draft of TEXT, but for what has other words, with what it takes over in its log. */
function merged(sources: readonly Source[], words: Readonly<Record<string, string>> = {}): World {
  const w = new World(
    TEXT.map((one) => ({ ...one, words: words[one.id] ?? one.words })),
    { ancestry: ANCESTRY },
  );
  for (const { act } of inheritedFrom(sources, w.state)) w.append(act, SERVER);
  return w;
}

const until = 9_000_000;

describe('a draft made of others', () => {
  it('F4.7 takes over what stands, on the paragraph that reads so and else on the whole, to be confirmed; notes stay', () => {
    const [one, two] = [new World(), new World()];
    const [first, second] = [one.object(ARL, 'a'), two.object(BRU, 'b')];
    two.must(ARL, { do: 'ask-time', block: 'x', hash: two.hash('x'), until });
    two.must(BRU, { do: 'support', block: 'a', hash: two.hash('a') });
    const w = merged([sourceOf('one', one.state), sourceOf('two', two.state)], { b: 'that batteries last long' });
    expect([w.status('a'), w.status('b'), w.status('x')]).toEqual(['objected', 'open', 'pending']);
    expect(w.at('a').positions).toMatchObject([
      { kind: 'objection', entity: 'arl', toConfirm: true, inherited: [{ opinion: 'one', number: 'one', position: first }] },
    ]);
    expect(w.at('x').positions).toMatchObject([{ kind: 'time', entity: 'arl', until, toConfirm: true }]);
    expect([...w.state.positions.values()].filter(({ block }) => block === null)).toMatchObject([
      { kind: 'objection', entity: 'bru', inherited: [{ opinion: 'two', position: second }] },
    ]);
    const id = w.at('a').positions[0]?.id ?? '';
    expect(w.give(BRU, { do: 'confirm', position: id })).toBe('not-your-position');
    w.must(ARL, { do: 'confirm', position: id });
    expect([w.status('a'), w.at('a').positions[0]?.toConfirm]).toEqual(['objected', false]);
    w.must(ARL, { do: 'withdraw', position: id });
    expect(w.status('a')).toBe('open');
  });

  it('F4.7 what was entered for a State comes apart from its own; what it has confirmed is its own here too', () => {
    const one = new World();
    const enteredFor = { entity: 'arl', via: 'floor' } as const;
    const enter = (block: string) => `p${one.must(CHAIR, { do: 'raise-objection', block, hash: one.hash(block), enteredFor })}`;
    const own = one.object(ARL, 'a');
    const entered = enter('a');
    const confirmed = enter('b');
    one.must(ARL, { do: 'confirm', position: confirmed });
    const w = merged([sourceOf('one', one.state)]);
    expect(w.at('a').positions).toMatchObject([
      { entered: false, enteredBy: null, inherited: [{ position: own }] },
      { entered: true, enteredBy: 'chair', inherited: [{ position: entered }] },
    ]);
    expect(w.at('b').positions).toMatchObject([{ entered: false, enteredBy: 'chair', toConfirm: true }]);
    expect(w.give(ARL, { do: 'disown', position: w.at('b').positions[0]?.id ?? '' })).toBe('no-such-position');
    w.must(ARL, { do: 'disown', position: w.at('a').positions[1]?.id ?? '' });
    expect(w.on('a')).toEqual(['arl:objection']);
  });

  it('F4.7 takes over once what a State had several times at one place, with all its words, and without a condition', () => {
    const [one, two] = [new World(), new World()];
    const met = { deleted: true } as const;
    one.must(ARL, { do: 'raise-objection', block: 'a', hash: one.hash('a'), endsIf: met });
    one.must(ARL, { do: 'ask-time', block: 'b', hash: one.hash('b'), until });
    two.must(ARL, { do: 'raise-objection', block: 'x', hash: two.hash('x') });
    const notes = (w: World, reason: string): Source['notes'] => new Map([[w.state.seq, { reason, person: reason }]]);
    const firsts = new Map([...one.state.positions.values()].map(({ seq, kind }) => [seq, { reason: kind }]));
    const sources = [sourceOf('one', one.state, firsts), sourceOf('two', two.state, notes(two, 'too broad'))];
    const other = new World([], { ancestry: ANCESTRY });
    const found = inheritedFrom(sources, other.state);
    expect(found).toMatchObject([
      {
        act: { kind: 'objection', block: null, hash: null, endsIf: null, until: null, reasoned: true, cured: false },
        note: { reason: 'objection\n\ntoo broad', person: 'too broad' },
      },
    ]);
    expect(found[0]?.act.inherited?.from.map(({ opinion }) => opinion)).toEqual(['one', 'two']);
    const reads = { reads: two.hash('b') ?? '' } as const;
    two.must(ARL, { do: 'raise-objection', block: 'b', hash: two.hash('b'), endsIf: reads });
    // a request for time on the same words has no condition, so neither has what comes of the two
    expect(merged([sourceOf('one', one.state), sourceOf('two', two.state)]).at('b').positions).toMatchObject([
      { kind: 'objection', endsIf: null, met: false },
    ]);
    // where it comes alone to its own paragraph the condition comes along
    expect(merged([sourceOf('one', one.state)]).at('a').positions).toMatchObject([{ endsIf: met, met: false }]);
  });

  it('F4.7 a record in which somebody brings in a position, or from a draft of which this one was not made, does not hold', () => {
    const one = new World();
    one.object(ARL, 'a');
    const w = new World(TEXT, { ancestry: ANCESTRY });
    const [brought] = inheritedFrom([sourceOf('one', one.state)], w.state);
    const [strange] = inheritedFrom([sourceOf('three', one.state)], w.state);
    const judged = (found: Inherited | undefined, by = SERVER): string | null =>
      found === undefined ? 'nothing' : objectionTo(w.state, { seq: w.state.seq + 1, at: w.now, by, uuid: 'u', fact: found.act });
    expect(judged(brought)).toBeNull();
    for (const wrong of [judged(brought, BRU), judged(strange)]) expect(wrong).toContain('made of no draft');
  });
});

const MEETINGS = 3_000;

const fold = (state: OpinionState, fact: Act | TextFacts): OpinionState =>
  evolve(state, { seq: state.seq + 1, at: state.at, by: SERVER, uuid: '', fact });

/** The words of these blocks as the first text of another draft. */
function draftOf(blocks: readonly Block[]): OpinionState {
  const changes = blocks.map(
    ({ id, hash, exact, kind, level, brackets, balanced, suggestions, length }): Change => ({
      ...{ id: `n${id}`, was: null, hash, exact, kind, level, brackets, balanced, suggestions, length },
    }),
  );
  const order = changes.map(({ id }) => id);
  const created = fold(emptyState, { ...CREATED, ancestry: ANCESTRY });
  const hashes = { docHash: '', textHash: '' };
  return fold(created, { type: 'text', parts: [], changes, flows: [], order, healed: [], ...hashes, carriesOut: { command: 'import' } });
}

it('F4.7 no hold of random meetings is lost in a merger, none is made up, and each waits for its State', () => {
  const rng = rngOf(freshSeed('merged meetings'));
  const saw = { sameWords: 0, whole: 0, several: 0, entered: 0 };
  for (let meeting = 0; meeting < MEETINGS; meeting += 1) {
    const sources = ['one', 'two'].map((opinion) => {
      const play = new Play(rng, RULES, new Map());
      play.run(rng.between(3, 25));
      return sourceOf(opinion, play.state);
    });
    const living = sources.map(({ state }) => state.layout.order.flatMap((id) => state.blocks.get(id) ?? []));
    let after = draftOf((living[rng.below(2)] ?? []).filter(() => rng.chance(0.8)));
    for (const { act } of inheritedFrom(sources, after)) after = fold(after, act);

    const there = reach(after);
    const holds = (list: typeof there.opinion, entity: string): boolean =>
      list.some(({ position, met }) => !met && isHold(position.kind) && position.entity === entity);
    const holders = new Set<string>();
    for (const { state } of sources)
      for (const position of state.positions.values()) {
        if (!isHold(position.kind)) continue;
        holders.add(position.entity);
        const counted = reach(state);
        for (const [block, { from, deleted }] of places(state, position)) {
          // what was deleted under a heading is not in the draft: it counts there with the words of the heading
          if (deleted) continue;
          const list = block === null ? counted.opinion : (counted.blocks.get(block) ?? []);
          if (list.find((one) => one.position.id === position.id)?.met === true) continue;
          const held = (id: string | null): boolean => {
            const hash = id === null ? null : state.blocks.get(id)?.hash;
            const same = [...after.blocks.values()].filter((one) => hash !== null && one.hash === hash);
            return same.length > 0 && same.every((one) => holds(there.blocks.get(one.id) ?? [], position.entity));
          };
          // what counts under a heading comes with the heading
          const onWords = held(block) || held(from);
          const onWhole = holds(there.opinion, position.entity);
          expect([meeting, position, block, onWords || onWhole]).toEqual([meeting, position, block, true]);
          saw[onWords ? 'sameWords' : 'whole'] += 1;
        }
      }
    const slots = new Set<string>();
    for (const { entity, block, kind, entered, toConfirm, inherited } of after.positions.values()) {
      const slot = `${entity} ${block} ${entered}`;
      if (entered) saw.entered += 1;
      expect([holders.has(entity), isHold(kind), toConfirm, slots.has(slot)]).toEqual([true, true, true, false]);
      slots.add(slot);
      if ((inherited?.length ?? 0) > 1) saw.several += 1;
    }
  }
  for (const [what, times] of Object.entries(saw)) expect([what, times > 20]).toEqual([what, true]);
});
