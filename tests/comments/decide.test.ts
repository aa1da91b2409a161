import { describe, expect, it } from 'vitest';
import type { Audience } from '../../shared/comments/audience.ts';
import { MOST_DONE, MOST_THREADS } from '../../shared/comments/decide.ts';
import { seen } from '../../shared/comments/seen.ts';
import { marginOf } from '../../shared/comments/state.ts';
import { callsIn, MOST_OF_ONE, MOST_WAITING, toldFirst, unanswered } from '../../shared/comments/unanswered.ts';
import { BLOCK, HASH, ON_PARAGRAPH, open, TEXT, World } from './world.ts';

const SEATS: Audience = { of: 'seats' };
const STATES: Audience = { of: 'member-states' };
const GROUP: Audience = { of: 'group', group: 'g1' };
const ARL: Audience = { of: 'delegation', entity: 'arl' };

const in_ = (phase: string) => ({ ...TEXT, state: { ...TEXT.state, phase } as typeof TEXT.state });
const reply = (thread: string, corrects: string | null = null, mentions: readonly string[] = []) =>
  ({ do: 'add-message', thread, corrects, mentions }) as const;

function view(world: World, seat: string, audience: Audience, id: string) {
  const ground = world.ground(seat, audience);
  const thread = marginOf(ground.state, TEXT.id).threads.get(id);
  return thread === undefined ? null : seen(ground, thread);
}

describe('a thread', () => {
  it('C1 is about a paragraph, words in one, or a position; not about what was never there', () => {
    const world = new World();
    expect(world.says('arl-1', SEATS, open())).toHaveProperty('id');
    expect(world.says('riv-1', SEATS, open({ anchor: { ...ON_PARAGRAPH, range: { letters: [[1, 0, 4]], once: 'text' } } }))).toHaveProperty(
      'id',
    );
    const on = world.say('chair-1', SEATS, open({ anchor: { on: 'position', position: 'p1' } }));
    expect(view(world, 'bru-1', SEATS, on)?.anchor).toEqual({ on: 'position', position: 'p1', entity: 'bru', block: BLOCK });
    const nowhere = open({ anchor: { on: 'paragraph', block: 'b000000009', hash: HASH, range: null } });
    expect(world.says('arl-1', SEATS, nowhere)).toEqual({ code: 'no-such-paragraph' });
    expect(world.says('arl-1', SEATS, open({ anchor: { on: 'position', position: 'p9' } }))).toEqual({ code: 'no-such-position' });
    expect(world.says('press-1', SEATS, open())).toEqual({ code: 'views-only' });
  });

  it('C1 stays with what it says of a position that has ended', () => {
    const world = new World();
    const id = world.say('arl-1', SEATS, open({ anchor: { on: 'position', position: 'p1' } }));
    const ended = { ...TEXT, state: { ...TEXT.state, positions: new Map() } };
    expect(world.says('bru-1', SEATS, reply(id), { text: ended })).toHaveProperty('id');
    expect(view(world, 'cor-1', SEATS, id)).toMatchObject({
      anchor: { entity: 'bru', block: BLOCK },
      messages: [{ by: 'arl-1' }, { by: 'bru-1' }],
    });
  });

  it('C3 is for an audience of which one is oneself; a group that is not there answers as one that is another’s', () => {
    const world = new World();
    const may = (seat: string, audience: Audience) => world.says(seat, audience, open());
    for (const [seat, audience] of [
      ['arl-2', ARL],
      ['bru-1', GROUP],
      ['cor-1', STATES],
      ['riv-1', SEATS],
      ['secretariat', { of: 'delegation', entity: 'secretariat' }],
    ] as const)
      expect(may(seat, audience), seat).toHaveProperty('id');
    for (const [seat, audience] of [
      ['cor-1', GROUP],
      ['cor-1', { of: 'group', group: 'none' }],
      ['riv-1', STATES],
      ['chair-1', STATES],
      ['secretariat', GROUP],
      ['bru-1', ARL],
    ] as const)
      expect(may(seat, audience), seat).toEqual({ code: 'not-in-audience' });
  });

  it('C4 is not for whoever comes later; C6 who then is answered sees that answer alone', () => {
    const world = new World();
    const id = world.say('arl-1', ARL, open());
    world.do({ do: 'hand-over-seat', seat: 'arl-2' });
    world.seat('arl-9', 'arl');
    for (const seat of ['arl-2', 'arl-9']) {
      expect(view(world, seat, ARL, id)).toBeNull();
      expect(world.says(seat, ARL, reply(id))).toEqual({ code: 'no-such-thread' });
    }
    const second = world.say('arl-1', ARL, reply(id));
    for (const seat of ['arl-2', 'arl-9']) expect(view(world, seat, ARL, id)).toMatchObject({ opened: null, messages: [{ id: second }] });
    expect(view(world, 'arl-1', ARL, id)?.messages).toHaveLength(2);
  });

  it('C4 whoever’s State leaves a group reads on what was written before, and nothing newer; who comes back begins there', () => {
    const world = new World();
    const group = (members: readonly string[]) => world.do({ do: 'change-group', group: 'g1', code: 'G1', names: { en: 'G1' }, members });
    const id = world.say('arl-1', GROUP, open());
    group(['arl', 'cor']);
    expect(world.says('bru-1', GROUP, reply(id))).toEqual({ code: 'not-in-audience' });
    world.say('arl-1', GROUP, reply(id));
    world.say('arl-1', GROUP, { do: 'resolve-thread', thread: id });
    expect(view(world, 'bru-1', GROUP, id)).toMatchObject({ messages: [{ id }], resolved: null });
    expect(view(world, 'cor-1', GROUP, id)).toMatchObject({ opened: null, resolved: { by: 'arl-1' } });
    group(['arl', 'bru']);
    const last = world.say('arl-1', GROUP, reply(id));
    expect(view(world, 'bru-1', GROUP, id)?.messages.map((one) => one.id)).toEqual([id, last]);
    expect(view(world, 'cor-1', GROUP, id)?.messages).toHaveLength(1);
  });

  it('C7 is corrected by a message of its own, by whoever said it and nobody who took over the seat', () => {
    const world = new World();
    const id = world.say('arl-2', SEATS, open());
    const better = world.say('arl-2', SEATS, reply(id, id));
    expect(view(world, 'bru-1', SEATS, id)?.messages).toMatchObject([
      { id, corrects: null },
      { id: better, corrects: id },
    ]);
    expect(world.says('arl-1', SEATS, reply(id, id))).toEqual({ code: 'not-your-message' });
    expect(world.says('arl-2', SEATS, reply(id, 'nothing'))).toEqual({ code: 'no-such-message' });
    world.do({ do: 'hand-over-seat', seat: 'arl-2' });
    const next = world.say('arl-1', SEATS, reply(id));
    expect(world.says('arl-2', SEATS, reply(id, next))).toEqual({ code: 'not-your-message' });
    expect(world.says('arl-2', SEATS, reply(id, better))).toEqual({ code: 'no-such-message' });
  });

  it('C8 is resolved and opened again by everybody in the audience, and opened again by a message', () => {
    const world = new World();
    const id = world.say('arl-1', SEATS, open());
    expect(world.says('bru-1', SEATS, { do: 'reopen-thread', thread: id })).toEqual({ code: 'thread-open' });
    world.say('riv-1', SEATS, { do: 'resolve-thread', thread: id });
    expect(view(world, 'bru-1', SEATS, id)?.resolved).toMatchObject({ by: 'riv-1', entity: 'rivernet' });
    expect(world.says('bru-1', SEATS, { do: 'resolve-thread', thread: id })).toEqual({ code: 'thread-resolved' });
    world.say('bru-1', SEATS, { do: 'reopen-thread', thread: id });
    world.say('bru-1', SEATS, { do: 'resolve-thread', thread: id });
    world.say('cor-1', SEATS, reply(id));
    expect(view(world, 'bru-1', SEATS, id)?.resolved).toBeNull();
  });

  it('C9 calls upon those alone who are there', () => {
    const world = new World();
    expect(world.says('arl-1', GROUP, open({ mentions: ['bru'] }))).toHaveProperty('id');
    expect(world.says('arl-1', GROUP, open({ mentions: ['bru', 'cor'] }))).toEqual({ code: 'mention-outside' });
    expect(world.says('arl-1', SEATS, open({ mentions: ['nobody'] }))).toEqual({ code: 'mention-outside' });
    world.do({ do: 'close-seat', seat: 'bru-1' });
    expect(world.says('arl-1', GROUP, open({ mentions: ['bru'] }))).toEqual({ code: 'mention-outside' });
  });

  it('C10 may be opened until the opinion is over; in a restricted session by nobody', () => {
    const world = new World();
    const id = world.say('arl-1', SEATS, open());
    for (const phase of ['tabled', 'drafting', 'adopting'])
      expect(world.says('arl-1', SEATS, reply(id), { text: in_(phase) }), phase).toHaveProperty('id');
    for (const [text, code] of [
      [in_('adopted'), 'opinion-over'],
      [in_('not-adopted'), 'opinion-over'],
      [{ ...TEXT, restricted: true }, 'restricted-session'],
    ] as const) {
      for (const command of [open(), reply(id), { do: 'resolve-thread', thread: id } as const])
        expect(world.says('arl-1', SEATS, command, { text })).toEqual({ code });
    }
  });

  it('C11 loses the words of who wrote them, in whatever phase, by their hand or that of the head', () => {
    const world = new World();
    const over = { text: { ...in_('adopted'), restricted: true } };
    const erase = (thread: string, message: string) => ({ do: 'erase-words', thread, message }) as const;
    const id = world.say('arl-2', SEATS, open());
    const better = world.say('arl-2', SEATS, reply(id, id));
    const other = world.say('arl-2', SEATS, reply(id));
    expect(world.says('bru-1', SEATS, erase(id, id))).toEqual({ code: 'not-your-message' });
    world.say('arl-2', SEATS, erase(id, better), over);
    expect(view(world, 'cor-1', SEATS, id)?.messages.map(({ erased }) => erased)).toEqual([true, true, false]);
    expect(world.says('arl-2', SEATS, erase(id, id))).toEqual({ code: 'words-erased' });
    expect(world.says('arl-2', SEATS, reply(id, better))).toEqual({ code: 'words-erased' });
    world.say('arl-1', SEATS, erase(id, other), over);
    expect(world.says('arl-1', SEATS, erase('nothing', other))).toEqual({ code: 'no-such-thread' });
    expect(world.says('arl-1', SEATS, erase(id, 'nothing'))).toEqual({ code: 'no-such-message' });
    // what the same State's next adviser said is no business of the one before
    world.do({ do: 'hand-over-seat', seat: 'arl-2' });
    const head = world.say('arl-1', SEATS, reply(id));
    expect(world.says('arl-2', SEATS, erase(id, head))).toEqual({ code: 'not-your-message' });
  });

  it('C12 loses the words of others by chair and secretariat together, and only where both read them', () => {
    const world = new World();
    const id = world.say('arl-1', SEATS, open());
    const erase = { do: 'erase-words', thread: id, message: id } as const;
    world.say('chair-1', SEATS, erase);
    expect(view(world, 'bru-1', SEATS, id)?.messages).toMatchObject([{ erased: false, erasureAsked: 'chair' }]);
    expect(world.says('chair-1', SEATS, erase)).toEqual({ code: 'erasure-asked' });
    world.say('secretariat', SEATS, erase);
    expect(view(world, 'bru-1', SEATS, id)?.messages).toMatchObject([{ erased: true }]);
    const secret = world.say('arl-1', ARL, open());
    for (const seat of ['chair-1', 'secretariat'])
      expect(world.says(seat, ARL, { do: 'erase-words', thread: secret, message: secret })).toEqual({ code: 'no-such-thread' });
  });

  it('C14 fills nobody else’s margin: a seat reaches its own end alone', () => {
    const world = new World();
    const id = world.say('arl-1', SEATS, open());
    for (let opened = 1; opened < MOST_THREADS; opened++) world.say('arl-1', SEATS, open());
    expect(world.says('arl-1', SEATS, open())).toEqual({ code: 'too-many-threads' });
    for (let done = MOST_THREADS; done < MOST_DONE; done++)
      world.say('arl-1', SEATS, done % 2 === 0 ? { do: 'resolve-thread', thread: id } : { do: 'reopen-thread', thread: id });
    expect(world.says('arl-1', SEATS, reply(id))).toEqual({ code: 'thread-full' });
    expect(world.says('arl-1', SEATS, { do: 'resolve-thread', thread: id })).toEqual({ code: 'thread-full' });
    expect(world.says('arl-1', SEATS, { do: 'erase-words', thread: id, message: id })).toHaveProperty('id');
    expect(world.says('arl-2', SEATS, reply(id))).toHaveProperty('id');
    expect(world.says('arl-2', SEATS, open())).toHaveProperty('id');
    expect(world.says('arl-1', ARL, open())).toHaveProperty('id');
  });

  it('C15 has the UUID of its command for an id, and none that is taken', () => {
    const world = new World();
    const id = world.say('arl-1', SEATS, open());
    expect(world.says('bru-1', SEATS, open(), { uuid: id })).toEqual({ code: 'uuid-reused' });
    expect(world.says('bru-1', SEATS, reply(id), { uuid: id })).toEqual({ code: 'uuid-reused' });
  });

  it('C17 waits for a State that is called upon, or under whose objection somebody speaks, until it answers', () => {
    const world = new World();
    const waits = (id: string, entity: string) => {
      const thread = view(world, 'arl-1', SEATS, id);
      const found = thread && unanswered(thread, entity);
      return found && [found.why, found.message.id];
    };
    const id = world.say('arl-1', SEATS, open({ mentions: ['bru'] }));
    expect(waits(id, 'bru')).toEqual(['mention', id]);
    expect(waits(id, 'cor')).toBeNull();
    const second = world.say('bru-1', SEATS, reply(id, null, ['cor']));
    expect([waits(id, 'bru'), waits(id, 'cor')]).toEqual([null, ['mention', second]]);
    world.say('bru-1', SEATS, reply(id, second));
    expect(waits(id, 'cor')).toBeNull();
    world.say('arl-1', SEATS, reply(id, null, ['cor']));
    world.say('arl-1', SEATS, { do: 'resolve-thread', thread: id });
    expect(waits(id, 'cor')).toBeNull();
    const under = world.say('cor-1', SEATS, open({ anchor: { on: 'position', position: 'p1' } }));
    expect(waits(under, 'bru')).toEqual(['objection', under]);
    world.say('bru-1', SEATS, reply(under));
    expect(waits(under, 'bru')).toBeNull();
  });

  it('C17 and C22 a question about an objection that has ended waits no more, and calls in its thread do', () => {
    const world = new World();
    const asks = { block: BLOCK, hash: HASH };
    const id = world.say('arl-1', SEATS, open({ anchor: { on: 'position', position: 'p1' }, asks }));
    const look = () => {
      const thread = view(world, 'arl-1', SEATS, id);
      if (thread === null) throw new Error('no thread');
      return [true, false].map((stands) => [unanswered(thread, 'bru', stands)?.why, callsIn(thread, 'bru', stands).length]);
    };
    expect(look()).toEqual([
      ['question', 1],
      [undefined, 0],
    ]);
    world.say('cor-1', SEATS, reply(id, null, ['bru']));
    expect(look()).toEqual([
      ['question', 2],
      ['mention', 1],
    ]);
  });
});

it('C17 tells questions first and of no body more than a few, so that nobody floods another’s question away, and how many more wait', () => {
  const of = (entity: string, why: 'question' | 'objection' | 'mention', at: number) => ({ entity, why, at });
  const flood = Array.from({ length: 150 }, (_, i) => of('arl', 'question', 1_000 + i));
  const { told, more } = toldFirst([of('cor', 'mention', 3), of('cor', 'objection', 2), ...flood, of('cor', 'question', 1)]);
  expect(told.filter(({ entity }) => entity === 'arl').map(({ at }) => at)).toEqual(
    Array.from({ length: MOST_OF_ONE }, (_, i) => 1_149 - i),
  );
  expect(told.slice(MOST_OF_ONE).map(({ why }) => why)).toEqual(['question', 'objection', 'mention']);
  expect(more).toBe(150 - MOST_OF_ONE);
  const many = toldFirst(Array.from({ length: 130 }, (_, i) => of(`e${i}`, 'mention', i)));
  expect([many.told.length, many.more]).toEqual([MOST_WAITING, 30]);
  expect(toldFirst([])).toEqual({ told: [], more: 0 });
});

describe('does this meet it', () => {
  const asks = { block: BLOCK, hash: HASH };
  const under = { on: 'position', position: 'p1' } as const;
  const asking = (over: object = {}) => open({ anchor: under, asks, ...over });
  const no = (thread: string, stays: string) => ({ do: 'add-message', thread, corrects: null, mentions: [], stays }) as const;

  it('C20 is asked of the State that objects, about the words as they read, where it reads the question', () => {
    const world = new World();
    const thread = world.say('cor-1', STATES, asking());
    expect(view(world, 'bru-1', STATES, thread)?.messages).toMatchObject([{ asks, stays: null }]);
    expect(world.says('arl-1', STATES, { ...reply(thread), asks })).toHaveProperty('id');
    expect(world.says('chair-1', SEATS, asking())).toHaveProperty('id');
    expect(world.says('arl-1', SEATS, open({ asks }))).toEqual({ code: 'no-such-position' });
    expect(world.says('bru-1', STATES, { ...reply(thread), asks })).toEqual({ code: 'own-objection' });
    expect(world.says('arl-1', STATES, asking({ asks: { ...asks, hash: 'B'.repeat(43) } }))).toEqual({ code: 'text-changed' });
    expect(world.says('arl-1', STATES, asking({ asks: { ...asks, block: 'b000000009' } }))).toEqual({ code: 'no-such-paragraph' });
    expect(world.says('arl-1', ARL, asking())).toEqual({ code: 'mention-outside' });
    expect(world.says('press-1', SEATS, asking())).toEqual({ code: 'views-only' });
    const kind = (other: string) => ({
      ...TEXT,
      state: { ...TEXT.state, positions: new Map([['p1', { ...TEXT.state.positions.get('p1'), kind: other }]]) } as typeof TEXT.state,
    });
    expect(world.says('arl-1', STATES, asking(), { text: kind('concern') })).toEqual({ code: 'no-such-position' });
    const ended = { ...TEXT, state: { ...TEXT.state, positions: new Map() } };
    expect(world.says('arl-1', STATES, { ...reply(thread), asks }, { text: ended })).toEqual({ code: 'no-such-position' });
  });

  it('C20 is asked about a paragraph where the objection stands, and about any where it is to the whole opinion', () => {
    const world = new World();
    const other = 'b000000002';
    const blocks = new Map([...TEXT.state.blocks, [other, { ...TEXT.state.blocks.get(BLOCK), id: other }]]);
    const flows = [{ from: BLOCK, to: other, how: 'split', seq: 5, was: null }];
    const of = (more: object) => ({ ...TEXT, state: { ...TEXT.state, blocks, ...more } as typeof TEXT.state });
    const elsewhere = asking({ asks: { ...asks, block: other } });
    expect(world.says('cor-1', STATES, elsewhere, { text: of({}) })).toEqual({ code: 'no-such-paragraph' });
    const position = { ...TEXT.state.positions.get('p1'), since: 4, drops: [] };
    expect(world.says('cor-1', STATES, elsewhere, { text: of({ flows, positions: new Map([['p1', position]]) }) })).toHaveProperty('id');
    const whole = new Map([['p1', { ...position, block: null }]]);
    for (const one of [asking(), elsewhere])
      expect(world.says('cor-1', STATES, one, { text: of({ positions: whole }) })).toHaveProperty('id');
    const nowhere = asking({ asks: { ...asks, block: 'b000000009' } });
    expect(world.says('cor-1', STATES, nowhere, { text: of({ positions: whole }) })).toEqual({ code: 'no-such-paragraph' });
  });

  it('C20 is not asked while suggestions wait on the paragraph: what is suggested is not in its hash, and may never come', () => {
    const world = new World();
    const suggested = { ...TEXT, suggested: [BLOCK] };
    expect(world.says('cor-1', STATES, asking(), { text: suggested })).toEqual({ code: 'suggestions-left' });
    const thread = world.say('cor-1', STATES, asking());
    expect(world.says('arl-1', STATES, { ...reply(thread), asks }, { text: suggested })).toEqual({ code: 'suggestions-left' });
    expect(world.says('bru-1', STATES, no(thread, thread), { text: suggested })).toHaveProperty('id');
  });

  it('C21 is answered no by that State alone, and only what was asked; neither is corrected, both are erased', () => {
    const world = new World();
    const thread = world.say('cor-1', STATES, asking());
    const plain = world.say('cor-1', STATES, reply(thread));
    expect(world.says('arl-1', STATES, no(thread, thread))).toEqual({ code: 'not-your-objection' });
    expect(world.says('bru-1', STATES, no(thread, plain))).toEqual({ code: 'no-such-message' });
    expect(world.says('bru-1', STATES, no(thread, 'never said'))).toEqual({ code: 'no-such-message' });
    const answer = world.say('bru-1', STATES, no(thread, thread));
    expect(view(world, 'cor-1', STATES, thread)?.messages.at(-1)).toMatchObject({ stays: thread, asks: null, entity: 'bru' });
    expect(world.says('cor-1', STATES, reply(thread, thread))).toEqual({ code: 'not-corrected' });
    expect(world.says('bru-1', STATES, reply(thread, answer))).toEqual({ code: 'not-corrected' });
    expect(world.says('cor-1', STATES, { ...reply(thread, plain), asks })).toEqual({ code: 'not-corrected' });
    expect(world.says('cor-1', STATES, { do: 'erase-words', thread, message: thread })).toHaveProperty('id');
  });

  it('C17 and C20 waits for the State before all else there, until it answers, its author erases it or it is resolved', () => {
    const world = new World();
    const thread = world.say('arl-1', STATES, open({ anchor: under, mentions: ['bru'] }));
    const waits = () => {
      const seen = view(world, 'bru-1', STATES, thread);
      const found = seen && unanswered(seen, 'bru');
      return found && [found.why, found.message.id];
    };
    expect(waits()).toEqual(['mention', thread]);
    const first = world.say('cor-1', STATES, { ...reply(thread), asks });
    const again = world.say('cor-1', STATES, { ...reply(thread), asks });
    expect(waits()).toEqual(['question', again]);
    world.say('cor-1', STATES, { do: 'erase-words', thread, message: again });
    expect(waits()).toEqual(['question', first]);
    world.say('bru-1', STATES, no(thread, first));
    expect(waits()).toBeNull();
    world.say('cor-1', STATES, { ...reply(thread), asks });
    world.say('cor-1', STATES, { do: 'resolve-thread', thread });
    expect(waits()).toBeNull();
  });
});
