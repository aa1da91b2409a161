/** H76 to H78: chair and secretariat together withhold personal data; one of them alone never does, in whatever order they act. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/opinion/actor.ts';
import type { Command } from '../../shared/opinion/command.ts';
import type { Act } from '../../shared/opinion/entry.ts';
import { type Happening, happened, isDecision } from '../../shared/opinion/happened.ts';
import { whatMay } from '../../shared/opinion/questions.ts';
import { register } from '../../shared/opinion/show.ts';
import type { FoundWords } from '../../shared/opinion/withholding.ts';
import { nameless } from '../../shared/page/nameless.ts';
import { granting } from './mistaking.ts';
import { RULES, type Rules } from './rules.ts';
import { ARL, CHAIR, DEPUTY, EVERYBODY, OFFICE, READER, World } from './world.ts';

const WORDS = {
  letters: 7,
  blocks: ['x'],
  ranges: [{ client: 1, clock: 0, length: 7 }],
  entries: [{ seq: 2, masked: '' }],
  from: 2,
  until: 2,
} as const satisfies FoundWords;
const PROPOSE = { do: 'propose-withholding', letters: WORDS.ranges } as const;
const confirm = (of: number): Command => ({ do: 'confirm-withholding', of });
const decline = (of: number): Command => ({ do: 'decline-withholding', of });

/** As the past would say of the words. */
function worldOf(words: FoundWords, rules: Rules = RULES): World {
  const w = new World();
  w.rules = rules;
  w.here = { ...w.here, words };
  return w;
}

it('H76 is proposed by the secretariat as the past says, and by nobody else', () => {
  const answers = EVERYBODY.map((one) => [one.capacity, worldOf(WORDS).give(one, PROPOSE)] as const);
  for (const [capacity, answer] of answers) expect([capacity, typeof answer === 'number']).toEqual([capacity, capacity === 'secretariat']);
  expect([worldOf(WORDS).give(CHAIR, PROPOSE), worldOf(WORDS).give(DEPUTY, PROPOSE)]).toEqual(['withholding-needs-two', 'not-secretariat']);
  for (const fault of ['no-such-words', 'words-stand', 'stood-at-mark', 'too-many-words'] as const)
    expect(worldOf(fault).give(OFFICE, PROPOSE)).toBe(fault);
  expect(new World().give(OFFICE, PROPOSE)).toBe('no-such-words');
});

it('H76 H77 what waits is shown with its letters and paragraphs, withholds nothing, and ends with the answer', () => {
  const w = worldOf(WORDS);
  const told: Happening[] = [];
  w.watch = (before, entry, after) => void told.push(...happened(before, entry, after));
  const { seq: _, at: __, withholdings, ...before } = w.state;
  const first = w.must(OFFICE, PROPOSE);
  const { seq: ___, at: ____, withholdings: waiting, ...after } = w.state;
  expect([after, withholdings]).toEqual([before, []]);
  expect(waiting).toEqual([{ seq: first, at: w.now, letters: 7, blocks: ['x'], ranges: WORDS.ranges }]);
  expect(w.shown.withholdings).toEqual([{ seq: first, at: w.now, letters: 7, blocks: ['x'] }]);
  expect(w.shown.blockers.map(({ code }) => code)).not.toContain('withholdings-wait');
  // it would lead the public to the words
  const shown = register(w.state, new Map(), 'one');
  expect([shown.withholdings.length, nameless(shown).withholdings]).toEqual([1, []]);
  const second = w.must(OFFICE, PROPOSE);
  w.must(OFFICE, decline(first));
  const seq = w.must(CHAIR, confirm(second));
  expect([w.shown.withholdings, w.state.withheld]).toEqual([[], [{ seq, at: w.now, entity: null }]]);
  expect(told.map(({ what, blocks, entity, letters, of }) => [what, blocks, entity, letters, of])).toEqual([
    ['withholdingProposed', ['x'], null, 7, null],
    ['withholdingProposed', ['x'], null, 7, null],
    ['withholdingTakenBack', ['x'], null, 7, first],
    ['withheld', ['x'], null, 7, second],
  ]);
  expect(told.some(isDecision)).toBe(false);
});

it('H77 is confirmed by the presiding chair as the past says then, and what is refused waits on', () => {
  const w = worldOf(WORDS);
  const of = w.must(OFFICE, PROPOSE);
  expect([ARL, READER, DEPUTY, OFFICE].map((one) => w.give(one, confirm(of)))).toEqual([
    ...Array(3).fill('not-chair'),
    'withholding-needs-two',
  ]);
  for (const words of ['words-stand', 'stood-at-mark', 'no-such-words', 'too-many-words'] as const) {
    w.here = { ...w.here, words };
    expect(w.give(CHAIR, confirm(of))).toBe(words);
  }
  w.here = { ...w.here, words: { ...WORDS, letters: 8 } };
  expect(w.give(CHAIR, confirm(of))).toBe('no-such-words');
  expect(w.shown.withholdings.map(({ seq }) => seq)).toEqual([of]);
  // with a copy that was made since
  const more = { ...WORDS, ranges: [...WORDS.ranges, { client: 2, clock: 0, length: 7 }] };
  w.here = { ...w.here, words: more };
  w.must(CHAIR, confirm(of));
  expect(w.entries.at(-1)?.fact).toEqual({ type: 'words.withheld', ...more, of });
  for (const command of [confirm(of), decline(of)]) expect(w.give(CHAIR, command)).toBe('withholding-confirmed');
  // it is the position of something else, or of nothing
  for (const command of [confirm(1), decline(1), confirm(of + 100)]) expect(w.give(CHAIR, command)).toBe('no-such-withholding');
});

it('H77 is declined by the presiding chair, or taken back by the secretariat, and by nobody else', () => {
  for (const one of EVERYBODY) {
    const w = worldOf(WORDS);
    const of = w.must(OFFICE, PROPOSE);
    const answer = w.give(one, decline(of));
    const may = one === CHAIR || one === OFFICE;
    expect([one.seat, answer]).toEqual([one.seat, may ? of + 1 : 'not-chair']);
    expect(w.state.withholdings.length).toBe(may ? 0 : 1);
    if (!may) continue;
    const why = one === CHAIR ? 'withholding-declined' : 'withholding-taken-back';
    expect([confirm(of), decline(of)].map((command) => w.give(CHAIR, command))).toEqual([why, why]);
  }
});

it('H76 H77 whoever asks what is possible is told why not, and where it is for the words to say', () => {
  const w = worldOf(WORDS);
  const codes = (one: Actor) => {
    const may = whatMay(w.shown, one, null, w.now);
    return (['propose-withholding', 'confirm-withholding', 'decline-withholding'] as const).map((name) => may[name]?.code ?? null);
  };
  // which words, no button knows
  expect(codes(OFFICE)).toEqual(['no-such-words', 'withholding-needs-two', 'no-such-withholding']);
  w.must(OFFICE, PROPOSE);
  expect(codes(OFFICE)).toEqual(['no-such-words', 'withholding-needs-two', null]);
  expect(codes(CHAIR)).toEqual(['withholding-needs-two', 'no-such-words', null]);
  expect(codes(ARL)).toEqual(['not-secretariat', 'not-chair', 'not-chair']);
});

it('H76 H78 ten proposals wait at most, and six are confirmed within an hour, whatever States withhold', () => {
  const w = worldOf(WORDS);
  for (let n = 0; n < 6; n++) w.must(ARL, { do: 'withhold-words', letters: WORDS.ranges });
  const proposed = Array.from({ length: 10 }, () => w.must(OFFICE, PROPOSE));
  expect(w.give(OFFICE, PROPOSE)).toBe('withholdings-wait');
  const begun = w.now;
  const [last = 0, ...rest] = proposed.toReversed();
  for (const of of rest.slice(0, 6)) {
    w.must(CHAIR, confirm(of));
    w.now += 60_000;
  }
  const decision = w.decide(CHAIR, confirm(last));
  expect(decision.ok || decision.refusal).toEqual({ code: 'withheld-often', date: begun + 3_600_000 });
  w.must(OFFICE, PROPOSE);
  w.now = begun + 3_600_000;
  w.must(CHAIR, confirm(last));
});

it('H76 H77 H78 nothing waits or is done from the gavel of adoption or closing on, nor in a restricted session', () => {
  const w = worldOf(WORDS);
  const of = w.must(OFFICE, PROPOSE);
  const all = [
    [OFFICE, PROPOSE],
    [CHAIR, confirm(of)],
    [CHAIR, decline(of)],
  ] as const;
  for (const place of ['closed-off', 'inside', 'over'] as const) {
    w.here = { ...w.here, place };
    expect(all.map(([one, command]) => w.give(one, command))).toEqual(Array(3).fill('restricted-session'));
  }
  w.here = { ...w.here, place: 'open' };
  const closed = w.fork();
  closed.must(CHAIR, { do: 'close-without-adoption', outcome: 'no-consensus' });
  expect(all.map(([one, command]) => closed.give(one, command))).toEqual(Array(3).fill('opinion-closed'));
  expect(closed.shown.withholdings).toEqual([]);
  w.beginAdoption();
  expect(all.map(([one, command]) => w.give(one, command))).toEqual(Array(3).fill('adoption-open'));
  expect(w.shown.withholdings).toEqual([]);
  // an objection that has crossed it: it goes on, and so does what waited
  w.object(ARL, 'x', {}, of);
  expect(w.shown.withholdings.map(({ seq }) => seq)).toEqual([of]);
});

describe('every order of acts by everybody concerned', () => {
  const SEATS = [ARL, CHAIR, DEPUTY, OFFICE] as const;
  const moves = (first: number, second: number): readonly Command[] => [
    PROPOSE,
    confirm(first),
    confirm(second),
    decline(first),
    { do: 'withhold-words', letters: WORDS.ranges },
  ];
  const DEEP = 4;

  interface Waiting {
    readonly seq: number;
    readonly over: boolean;
  }

  /** Its own account of what waits, from the acts alone; throws where one of them was for somebody else. */
  function seen(all: readonly Waiting[], by: Actor, seq: number, act: Act | null): readonly Waiting[] {
    const ended = (of: number): readonly Waiting[] => {
      if (!all.some((one) => one.seq === of && !one.over)) throw new Error('what does not wait was answered');
      return all.map((one) => (one.seq === of ? { ...one, over: true } : one));
    };
    switch (act?.type) {
      case 'withholding.proposed':
        if (by !== OFFICE) throw new Error('another proposed it');
        return [...all, { seq, over: false }];
      case 'withholding.declined':
        if (by !== OFFICE && by !== CHAIR) throw new Error('another declined it');
        return ended(act.of);
      case 'words.withheld':
        if (act.of === undefined && by !== ARL) throw new Error('one office withheld words alone');
        if (act.of !== undefined && by !== CHAIR) throw new Error('another confirmed it');
        return act.of === undefined ? all : ended(act.of);
      default:
        throw new Error('it was none of these acts');
    }
  }

  /** How many acts were made, of which kinds; throws where an order of them is wrong. */
  function explore(w: World, all: readonly Waiting[], left: number, saw: Map<string, number>): void {
    if (left === 0) return;
    for (const by of SEATS)
      for (const command of moves(all[0]?.seq ?? 1, all[1]?.seq ?? 1)) {
        const decision = w.decide(by, command);
        if (!decision.ok) {
          saw.set(decision.refusal.code, (saw.get(decision.refusal.code) ?? 0) + 1);
          continue;
        }
        const { act } = decision;
        const next = w.fork();
        if (act !== null) next.append(act, by);
        const waiting = seen(all, by, next.state.seq, act);
        const open = waiting.filter(({ over }) => !over).map(({ seq }) => seq);
        if (next.shown.withholdings.map(({ seq }) => seq).join() !== open.join()) throw new Error('other proposals wait');
        saw.set(act?.type ?? '', (saw.get(act?.type ?? '') ?? 0) + 1);
        explore(next, waiting, left - 1, saw);
      }
  }

  const found = (rules: Rules): Map<string, number> => {
    const saw = new Map<string, number>();
    explore(worldOf(WORDS, rules), [], DEEP, saw);
    return saw;
  };

  it('H76 H77 has two hands to it, and no proposal is answered twice', () => {
    const saw = found(RULES);
    const must = [
      'withholding.proposed',
      'withholding.declined',
      'words.withheld',
      'withholding-confirmed',
      'withholding-declined',
      'withholding-taken-back',
      'no-such-withholding',
      'withholding-needs-two',
      'not-chair',
    ];
    expect(must.filter((what) => !saw.has(what))).toEqual([]);
  });

  const proposed: Act = { type: 'withholding.proposed', letters: WORDS.letters, blocks: WORDS.blocks, ranges: WORDS.ranges };
  const given = (name: Command['do'], act: (of: number) => Act) => (command: Command) =>
    command.do === name ? act('of' in command && typeof command.of === 'number' ? command.of : 0) : null;
  const confirmed = given('confirm-withholding', (of) => ({ type: 'words.withheld', ...WORDS, of }));

  it.each([
    [
      'anybody proposes',
      granting(
        'not-secretariat',
        given('propose-withholding', () => proposed),
      ),
      'another proposed it',
    ],
    [
      'the chair proposes',
      granting(
        'withholding-needs-two',
        given('propose-withholding', () => proposed),
      ),
      'another proposed it',
    ],
    ['anybody confirms', granting('not-chair', confirmed), 'another confirmed it'],
    ['the secretariat confirms', granting('withholding-needs-two', confirmed), 'another confirmed it'],
    ['what is over is confirmed', granting('withholding-confirmed', confirmed), 'what does not wait was answered'],
    [
      'anybody declines',
      granting(
        'not-chair',
        given('decline-withholding', (of) => ({ type: 'withholding.declined', of })),
      ),
      'another declined it',
    ],
    [
      'the chair withholds alone',
      granting(
        'not-a-member-state',
        given('withhold-words', () => ({ type: 'words.withheld', ...WORDS })),
      ),
      'one office withheld words alone',
    ],
    [
      'what is declined waits on',
      {
        ...RULES,
        evolve: (before, entry) =>
          entry.fact.type === 'withholding.declined' ? { ...before, seq: entry.seq } : RULES.evolve(before, entry),
      },
      'other proposals wait',
    ],
  ] satisfies readonly (readonly [string, Rules, string])[])('a mistake is noticed: %s', (_, rules, said) => {
    expect(() => found(rules)).toThrow(said);
  });
});
