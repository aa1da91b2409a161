import { describe, expect, it } from 'vitest';
import type { ForumCommand } from '../../shared/forum/command.ts';
import { placeOf, unansweredStates } from '../../shared/forum/restricted.ts';
import { emptyForum, type ForumState } from '../../shared/forum/state.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import { isInsider } from '../../shared/opinion/rights.ts';
import { actor, base, code, fold, run } from './world.ts';

const isInside = ({ capacity, functions }: Actor): boolean => isInsider(capacity, functions);
const at = { meeting: 'ieg-1' } as const;
const r1 = { session: 'r1' } as const;
const move = { do: 'move-restricted', ...at, opinions: ['o1', 'o2'] } as const;

/** Three States more, so that majorities differ. */
const wide = ['cor', 'dun', 'elm'].reduce<ForumState>(
  (state, id) =>
    run(run(state, { do: 'admit-entity', id, code: id.toUpperCase(), names: { en: id }, capacity: 'member-state' }), {
      do: 'open-seat',
      seat: `${id}-1`,
      entity: id,
      functions: [],
      remote: false,
    }),
  base,
);
const does = (state: ForumState, command: ForumCommand, by: string): ForumState => run(state, command, actor(by, state));
const quorum = (on: boolean) => ({ do: 'set-quorum', quorum: on }) as const;
/** One answer decides a roll: most of these tests are about other things than the quorum. */
const sitting = does(does(wide, quorum(false), OFFICE_SEAT), { do: 'open-sitting', ...at }, 'chair-1');
const moved = does(sitting, move, 'arl-2');
const roll = does(moved, { do: 'open-roll', ...r1 }, 'chair-1');
const say = (state: ForumState, answers: Readonly<Record<string, 'yes' | 'no' | 'abstain'>>): ForumState =>
  Object.entries(answers).reduce((after, [seat, answer]) => does(after, { do: 'answer-roll', ...r1, answer }, seat), state);
const close = (state: ForumState): ForumState => does(state, { do: 'close-roll', ...r1 }, 'chair-1');
const session = (state: ForumState) => state.restricted.sessions.get('r1');
const running = close(say(roll, { 'arl-1': 'yes' }));

describe('restricted sessions', () => {
  it('F9.1 a Member State moves it, in an open sitting, for opinions that are in no other; nobody else does', () => {
    for (const other of ['chair-1', 'chair-2', OFFICE_SEAT, 'riv-1']) expect(code(move, other, sitting)).toBe('not-a-member-state');
    expect(code(move, 'arl-1', wide)).toBe('no-sitting');
    expect(code(move, 'arl-1', does(sitting, { do: 'suspend-sitting', ...at }, 'chair-1'))).toBe('sitting-suspended');
    expect(code({ ...move, meeting: 'zzz' }, 'arl-1', sitting)).toBe('no-such-meeting');
    expect(session(moved)).toMatchObject({ state: 'moved', mover: 'arl', meeting: 'ieg-1', sitting: 1, opinions: ['o1', 'o2'] });
    for (const state of [moved, roll, running]) expect(code({ ...move, opinions: ['o2', 'o3'] }, 'bru-1', state)).toBe('motion-open');
    expect(code({ ...move, opinions: ['o3'] }, 'bru-1', moved)).toBeNull();
  });

  it('F9.1 opinions that are adopted or closed are in none', () => {
    expect(code({ ...move, over: ['o2'] }, 'arl-1', sitting)).toBe('opinion-over');
    expect(code({ ...move, over: [] }, 'arl-1', sitting)).toBeNull();
  });

  it('F9.4 the server lets go of what was adopted or closed before it began; a session that has none left ends', () => {
    const release = (opinion: string) => ({ do: 'release-opinion', ...r1, opinion }) as const;
    for (const other of ['chair-1', OFFICE_SEAT, 'arl-1']) expect(code(release('o1'), other, running)).toBe('not-presiding');
    for (const state of [moved, roll]) expect(() => run(state, release('o1'), SERVER)).toThrow('no-session');
    expect(() => run(running, release('o3'), SERVER)).toThrow('no-session');
    const one = run(running, release('o1'), SERVER);
    expect(session(one)).toMatchObject({ state: 'running', opinions: ['o2'] });
    expect(['o1', 'o2', 'r1-o1', 'r1-o2'].map((id) => placeOf(one.restricted.sessions, id))).toEqual([
      'open',
      'closed-off',
      'nowhere',
      'inside',
    ]);
    expect(() => run(one, release('o1'), SERVER)).toThrow('no-session');
    expect(session(run(one, release('o2'), SERVER))).toMatchObject({ state: 'ended', opinions: [] });
  });

  it('F9.1 its mover takes it back before the roll, and nobody else', () => {
    const back = { do: 'withdraw-motion', ...r1 } as const;
    expect([code(back, 'bru-1', moved), code(back, 'chair-1', moved)]).toEqual(['not-your-motion', 'not-a-member-state']);
    expect(code(back, 'arl-1', roll)).toBe('no-motion');
    const withdrawn = does(moved, back, 'arl-1');
    expect(session(withdrawn)?.state).toBe('withdrawn');
    expect(code({ do: 'open-roll', ...r1 }, 'chair-1', withdrawn)).toBe('no-motion');
    expect(does(withdrawn, move, 'bru-1').restricted.sessions.get('r2')?.state).toBe('moved');
  });

  it('F9.2 whoever presides opens and closes the roll', () => {
    for (const other of ['chair-2', OFFICE_SEAT, 'arl-1']) {
      expect(code({ do: 'open-roll', ...r1 }, other, moved)).toBe('not-presiding');
      expect(code({ do: 'close-roll', ...r1 }, other, roll)).toBe('not-presiding');
    }
    expect(code({ do: 'open-roll', ...r1 }, 'chair-1', sitting)).toBe('no-motion');
    expect(code({ do: 'close-roll', ...r1 }, 'chair-1', moved)).toBe('no-roll');
    expect(code({ do: 'open-roll', ...r1 }, 'chair-1', does(moved, { do: 'suspend-sitting', ...at }, 'chair-1'))).toBe('sitting-suspended');
  });

  it('F9.2 each Member State answers once, from any of its seats; nobody else answers, and nobody after the roll', () => {
    const yes = { do: 'answer-roll', ...r1, answer: 'yes' } as const;
    for (const other of ['chair-1', OFFICE_SEAT, 'riv-1']) expect(code(yes, other, roll)).toBe('not-a-member-state');
    expect(code(yes, 'arl-1', moved)).toBe('no-roll');
    const answered = does(roll, yes, 'arl-1');
    expect([...(session(answered)?.answers ?? [])]).toEqual([['arl', 'yes']]);
    for (const seat of ['arl-1', 'arl-2'])
      for (const answer of ['yes', 'no', 'abstain'] as const) expect(code({ ...yes, answer }, seat, answered)).toBe('already-answered');
    expect(code(yes, 'bru-1', close(answered))).toBe('no-roll');
  });

  it('F9.3 more than half of the States that answered carry it; to abstain is not to be in favour', () => {
    const counted = (answers: Parameters<typeof say>[1]) => session(close(say(roll, answers)))?.count;
    expect(counted({})).toEqual({ yes: 0, no: 0, abstain: 0, of: 0, carried: false });
    expect(counted({ 'arl-1': 'yes' })).toEqual({ yes: 1, no: 0, abstain: 0, of: 1, carried: true });
    expect(counted({ 'arl-1': 'yes', 'bru-1': 'no' })).toEqual({ yes: 1, no: 1, abstain: 0, of: 2, carried: false });
    expect(counted({ 'arl-1': 'yes', 'bru-1': 'abstain' })).toMatchObject({ of: 2, carried: false });
    expect(counted({ 'arl-1': 'yes', 'bru-1': 'yes', 'cor-1': 'abstain' })).toMatchObject({ of: 3, carried: true });
  });

  it('F9.3 or of all Member States, where the secretariat said so before the roll was opened', () => {
    const set = { do: 'set-denominator', denominator: 'all' } as const;
    for (const other of ['chair-1', 'arl-1']) expect(code(set, other, moved)).toBe('not-secretariat');
    const all = does(does(moved, set, OFFICE_SEAT), { do: 'open-roll', ...r1 }, 'chair-1');
    expect(session(all)?.denominator).toBe('all');
    const two = say(all, { 'arl-1': 'yes', 'bru-1': 'yes' });
    expect(session(close(two))).toMatchObject({ state: 'not-carried', count: { yes: 2, of: 5, carried: false } });
    expect(session(close(say(two, { 'cor-1': 'yes' })))).toMatchObject({ state: 'running', count: { yes: 3, of: 5, carried: true } });
    expect(session(close(say(does(roll, set, OFFICE_SEAT), { 'arl-1': 'yes' })))?.count?.of).toBe(1);
    const left = does(say(two, { 'cor-1': 'yes' }), { do: 'dismiss-entity', id: 'cor' }, OFFICE_SEAT);
    expect(session(close(left))?.count).toMatchObject({ yes: 2, of: 4, carried: false });
  });

  it('F9.3 where the quorum was on when the roll was opened, more than half of the delegations with a seat must answer first', () => {
    const set = quorum(true);
    for (const other of ['chair-1', 'arl-1']) expect(code(set, other, moved)).toBe('not-secretariat');
    const quorate = does(does(moved, set, OFFICE_SEAT), { do: 'open-roll', ...r1 }, 'chair-1');
    const end = { do: 'close-roll', ...r1 } as const;
    const two = say(quorate, { 'arl-1': 'yes', 'bru-1': 'yes' });
    for (const state of [quorate, two]) expect(code(end, 'chair-1', state)).toBe('no-quorum');
    const three = say(two, { 'cor-1': 'abstain' });
    expect(session(close(three))).toMatchObject({ state: 'running', count: { yes: 2, of: 3, accredited: 5, carried: true } });
    // a delegation without a seat is not accredited, and its answer is none of those that count for it
    const left = does(does(two, { do: 'close-seat', seat: 'cor-1' }, OFFICE_SEAT), { do: 'close-seat', seat: 'dun-1' }, OFFICE_SEAT);
    expect(session(close(left))?.count).toMatchObject({ accredited: 3 });
    // what holds is what held when the roll was opened
    expect(session(close(say(does(roll, set, OFFICE_SEAT), { 'arl-1': 'yes' })))?.count).not.toHaveProperty('accredited');
    expect(session(does(three, { do: 'close-sitting', ...at }, 'chair-1'))?.state).toBe('lapsed');
  });

  it('F9.10 the quorum is on from the founding, off and on again by the secretariat for rolls that are opened then', () => {
    const opened = (state: ForumState): ForumState =>
      does(does(does(state, { do: 'open-sitting', ...at }, 'chair-1'), move, 'arl-2'), { do: 'open-roll', ...r1 }, 'chair-1');
    const end = { do: 'close-roll', ...r1 } as const;
    expect(session(opened(wide))?.quorum).toBe(true);
    expect(code(end, 'chair-1', say(opened(wide), { 'arl-1': 'yes', 'bru-1': 'yes' }))).toBe('no-quorum');
    expect(code(end, 'chair-1', say(opened(wide), { 'arl-1': 'yes', 'bru-1': 'yes', 'cor-1': 'no' }))).toBeNull();
    for (const other of ['chair-1', 'arl-1']) expect(code(quorum(false), other, wide)).toBe('not-secretariat');
    const off = does(wide, quorum(false), OFFICE_SEAT);
    expect([off, does(off, quorum(true), OFFICE_SEAT)].map((state) => session(opened(state))?.quorum)).toEqual([false, true]);
  });

  it('F9.10 a forum that was founded before the rule has none until the secretariat switches it on', () => {
    const older = fold(emptyForum, { type: 'forum.created', name: 'Older', demo: false });
    expect(older.restricted.quorum).toBe(false);
    expect(run(older, quorum(true)).restricted.quorum).toBe(true);
  });

  it('F9.11 while a roll is open it is known which States with a seat have not answered', () => {
    const waits = (state: ForumState): readonly string[] => {
      const found = session(state);
      return found === undefined ? [] : unansweredStates(state, found);
    };
    expect([waits(sitting), waits(moved), waits(roll)]).toEqual([[], [], ['arl', 'bru', 'cor', 'dun', 'elm']]);
    const two = say(roll, { 'arl-2': 'abstain', 'cor-1': 'no' });
    expect(waits(two)).toEqual(['bru', 'dun', 'elm']);
    expect(waits(does(two, { do: 'close-seat', seat: 'dun-1' }, OFFICE_SEAT))).toEqual(['bru', 'elm']);
    expect(waits(close(two))).toEqual([]);
  });

  it('F9.4 it begins with the roll that carried it and ends when whoever presides says so, or with the sitting', () => {
    const end = { do: 'end-restricted', ...r1 } as const;
    expect(session(running)?.state).toBe('running');
    for (const state of [moved, roll]) expect(code(end, 'chair-1', state)).toBe('no-session');
    for (const other of ['arl-1', 'chair-2', OFFICE_SEAT]) expect(code(end, other, running)).toBe('not-presiding');
    expect(session(does(running, end, 'chair-1'))?.state).toBe('ended');
    const over = (state: ForumState) => session(does(state, { do: 'close-sitting', ...at }, 'chair-1'))?.state;
    expect([moved, roll, running].map(over)).toEqual(['lapsed', 'lapsed', 'ended']);
    expect(session(does(running, { do: 'suspend-sitting', ...at }, 'chair-1'))?.state).toBe('running');
  });

  it('F9.4 the server alone records that its result is out, once', () => {
    const out = { do: 'record-publication', ...r1 } as const;
    const ended = does(running, { do: 'end-restricted', ...r1 }, 'chair-1');
    for (const other of ['chair-1', OFFICE_SEAT, 'arl-1']) expect(code(out, other, ended)).toBe('not-presiding');
    const published = run(ended, out, SERVER);
    expect(session(published)?.state).toBe('published');
    expect(code(move, 'bru-1', ended)).toBe('motion-open');
    expect(code(move, 'bru-1', published)).toBeNull();
  });

  it('F4.7 nothing is made of a draft while it is in a session', () => {
    const draft = (id: string, descent: { readonly how: 'split'; readonly of: readonly string[] } | null): ForumCommand =>
      ({
        do: 'present-draft',
        ...{ draft: id, number: id, title: id, topic: null, entity: 'arl' },
        ...{ meeting: null, contribution: null, descent },
      }) as const;
    const part = draft('o1-part', { how: 'split', of: ['o1'] });
    const tabled = (state: ForumState): ForumState => does(state, draft('o1', null), OFFICE_SEAT);
    const ended = does(tabled(running), { do: 'end-restricted', ...r1 }, 'chair-1');
    expect([tabled(moved), tabled(running), ended].map((state) => code(part, OFFICE_SEAT, state))).toEqual([
      null,
      'motion-open',
      'motion-open',
    ]);
    expect(code(part, OFFICE_SEAT, run(ended, { do: 'record-publication', ...r1 }, SERVER))).toBeNull();
  });

  it('F9.5 Member States are in it, and whoever presides', () => {
    const inside = ['arl-1', 'arl-2', 'bru-1', 'chair-1', 'chair-2', 'riv-1', OFFICE_SEAT].filter((id) => isInside(actor(id, running)));
    expect(inside).toEqual(['arl-1', 'arl-2', 'bru-1', 'chair-1']);
    const handed = does(running, { do: 'hand-gavel', to: 'chair-2' }, 'chair-1');
    expect(['chair-1', 'chair-2'].map((id) => isInside(actor(id, handed)))).toEqual([false, true]);
  });
});
