import { describe, expect, it } from 'vitest';
import { Consultations, consultationIdOf } from '../../server/forum/consultations.ts';
import { Forum } from '../../server/forum/forum.ts';
import { createForum, plainFounding } from '../../server/forum/founding.ts';
import { MemoryLog } from '../../server/log/memory.ts';
import { createLogger } from '../../server/logger.ts';
import { checkStore } from '../../server/record/store.ts';
import {
  type ConsultationCommand,
  type ConsultationState,
  decideConsultation,
  dueInConsultation,
  emptyConsultation,
  evolveConsultation,
  isReleased,
  MOST_WAITING,
  VISITOR,
} from '../../shared/forum/consultation.ts';
import { OFFICE_SEAT } from '../../shared/forum/who.ts';
import { type Actor, SERVER } from '../../shared/opinion/actor.ts';
import { CAPACITIES } from '../../shared/opinion/vocabulary.ts';
import { manualClock } from '../support/clock.ts';
import { actor, base, DAY, run } from './world.ts';

const HASH = 'A'.repeat(43);
const BLOCKS = ['b000000001', 'b000000002'];
const PAPER = {
  do: 'register-document',
  kind: 'DO',
  meeting: 'ieg-1',
  of: null,
  title: 'Resilience of rural sites',
  language: 'en',
  source: 'arl',
  aliases: [],
  content: { in: 'opinion', opinion: 'one', at: 7, textHash: HASH, docHash: HASH },
} as const;
const office = actor(OFFICE_SEAT);
const FILED = {
  do: 'file-contribution',
  meeting: null,
  of: null,
  title: 'Ours',
  language: 'en',
  source: 'arl',
  sections: [],
  passages: [],
} as const;
const forum = [PAPER, { ...PAPER, content: { in: 'payload' } as const }, { ...PAPER, content: { in: 'elsewhere' } as const }, FILED].reduce(
  (state, paper) => run(state, paper, office),
  base,
);
const OPEN = { do: 'open-consultation', document: 'ieg-1_do-1', blocks: BLOCKS, closesAt: 10 * DAY, confirms: false } as const;
const SAY = { do: 'comment', block: 'b000000002', language: 'zh', addressed: false } as const;
const judge = (
  comments: readonly number[],
  verdict: 'released' | 'refused' | 'spam',
  reason: 'off-topic' | null = null,
): ConsultationCommand => ({ do: 'judge-comments', comments, verdict, reason });

const ask = (state: ConsultationState, command: ConsultationCommand, by: Actor, now: number) =>
  decideConsultation({ state, forum, actor: by, now }, command);
const code = (command: ConsultationCommand, by = office, state = emptyConsultation, now = DAY): string | null => {
  const decision = ask(state, command, by, now);
  return decision.ok ? null : decision.reason.code;
};
function go(state: ConsultationState, command: ConsultationCommand, by = office, now = DAY): ConsultationState {
  const decision = ask(state, command, by, now);
  if (!decision.ok) throw new Error(decision.reason.code);
  return evolveConsultation(state, { seq: state.seq + 1, at: now, by, uuid: '', fact: decision.value });
}
const opened = go(emptyConsultation, OPEN);
const commented = go(go(opened, SAY, VISITOR), { ...SAY, block: null }, VISITOR);

describe('a consultation', () => {
  it('F7.1 is opened by the secretariat, on a numbered text of an opinion, once, until a date after now', () => {
    for (const capacity of CAPACITIES) {
      const by = { ...office, capacity };
      expect([capacity, code(OPEN, by)]).toEqual([capacity, capacity === 'secretariat' ? null : 'not-secretariat']);
    }
    expect(code(OPEN, VISITOR)).toBe('not-secretariat');
    expect(code(OPEN, office, opened)).toBe('consultation-exists');
    expect(code({ ...OPEN, document: 'ieg-1_do-9' })).toBe('no-such-document');
    expect(code({ ...OPEN, document: 'ieg-1_do-3' })).toBe('not-a-snapshot');
    expect(code({ ...OPEN, closesAt: DAY })).toBe('date-not-allowed');
    expect(opened.consulted).toMatchObject({ number: 'WTPF/IEG-1/DO/1', title: PAPER.title, language: 'en', content: PAPER.content });
  });

  it('F7.1 is opened on a text that was handed in, where it is kept here and is no contribution', () => {
    const on = { ...OPEN, document: 'ieg-1_do-2' };
    expect(go(emptyConsultation, on).consulted).toMatchObject({ number: 'WTPF/IEG-1/DO/2', content: { in: 'payload' }, blocks: BLOCKS });
    expect(code({ ...on, blocks: [] })).toBe('not-a-snapshot');
    expect(code({ ...on, document: 'c-1' })).toBe('not-a-snapshot');
  });

  it('F7.2 takes a comment of anybody, on a paragraph of its text or on the whole, as long as not too many wait', () => {
    for (const by of [VISITOR, office, actor('arl-1'), SERVER]) expect(code(SAY, by, opened)).toBeNull();
    expect(commented.comments.map(({ number, block, language, judged }) => [number, block, language, judged])).toEqual([
      [1, 'b000000002', 'zh', null],
      [2, null, 'zh', null],
    ]);
    expect(code({ ...SAY, block: 'b000000009' }, VISITOR, opened)).toBe('not-in-the-text');
    expect(code(SAY, VISITOR)).toBe('no-such-consultation');
    const full = { ...opened, waiting: MOST_WAITING };
    expect(code(SAY, VISITOR, full)).toBe('queue-full');
    expect(code(SAY, VISITOR, { ...full, waiting: MOST_WAITING - 1 })).toBeNull();
  });

  it('F7.3 closes on its date, and is open again when the date is moved', () => {
    expect(code(SAY, VISITOR, opened, 10 * DAY - 1)).toBeNull();
    expect(code(SAY, VISITOR, opened, 10 * DAY)).toBe('consultation-closed');
    expect(dueInConsultation(opened, 10 * DAY - 1)).toEqual([]);
    const [fact] = dueInConsultation(opened, 10 * DAY);
    if (fact === undefined) throw new Error('nothing is due');
    const closed = evolveConsultation(opened, { seq: 2, at: 10 * DAY, by: SERVER, uuid: '', fact });
    expect(closed.open).toBe(false);
    expect(dueInConsultation(closed, 11 * DAY)).toEqual([]);
    expect(code(SAY, VISITOR, closed, 10 * DAY + 1)).toBe('consultation-closed');
    const dated = { do: 'date-consultation', closesAt: 20 * DAY } as const;
    expect(code(dated, VISITOR, closed, 11 * DAY)).toBe('not-secretariat');
    expect(code(dated, office, closed, 20 * DAY)).toBe('date-not-allowed');
    expect(code(SAY, VISITOR, go(closed, dated, office, 11 * DAY), 12 * DAY)).toBeNull();
  });

  it('F7.4 has its comments read by the secretariat, which may judge anew', () => {
    expect(code(judge([1], 'released'), actor('chair-1'), commented)).toBe('not-secretariat');
    expect(code(judge([3], 'released'), office, commented)).toBe('no-such-comment');
    expect(code(judge([], 'released'), office, commented)).toBe('no-such-comment');
    expect(code(judge([1], 'refused'), office, commented)).toBe('reason-needed');
    expect(code(judge([1], 'released', 'off-topic'), office, commented)).toBe('reason-needed');
    const released = go(commented, judge([1, 2], 'released'));
    expect([released.waiting, released.comments.filter(isReleased).length]).toEqual([0, 2]);
    expect(code(judge([1, 2], 'released'), office, released)).toBe('verdict-stands');
    const refused = go(released, judge([2], 'refused', 'off-topic'));
    expect(refused.comments.map((one) => one.judged?.verdict)).toEqual(['released', 'refused']);
    expect([commented.waiting, refused.waiting]).toEqual([2, 0]);
    expect(commented.comments.map(({ judged }) => judged)).toEqual([null, null]);
  });
});

async function stage(log: MemoryLog, clock = manualClock()) {
  const tools = { log, clock, logger: createLogger('silent') };
  const held = await Forum.open(tools);
  await createForum(held, plainFounding('Test Forum'));
  const by = held.actor(OFFICE_SEAT);
  if (by === null) throw new Error('no secretariat');
  const paper = { ...PAPER, meeting: null, source: 'secretariat' };
  if (held.state.documents.size === 0) await held.act(by, { command: paper, person: null });
  const consultations = new Consultations(tools, held);
  const found = await consultations.on(consultationIdOf('do-1'));
  const open = { ...OPEN, document: 'do-1', closesAt: clock.now() + DAY };
  await found.act({ command: open, seat: OFFICE_SEAT, uuid: 'open', note: {} });
  return { clock, consultations, found };
}
const say = (uuid: string, text = '要考虑岛屿。') => ({
  command: SAY,
  seat: null,
  uuid,
  note: { text, name: 'Wu Min', organisation: 'Island Net', contact: 'wu@example.org' },
});

describe('a consultation on its log', () => {
  it('is the same when it is loaded again, on another node too, and says once what was sent twice', async () => {
    const log = new MemoryLog();
    const here = await stage(log);
    const there = await stage(log);
    const answers = await Promise.all([here.found.act(say('a')), here.found.act(say('a')), there.found.act(say('b'))]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
    const again = await (await stage(log)).consultations.find('do-1');
    expect(again?.state.comments.length).toBe(2);
    expect(again?.secret).toEqual(here.found.secret);
    expect((await checkStore(log)).filter(({ damage }) => damage !== null)).toEqual([]);
    expect(await here.consultations.find('do-2')).toBeNull();
  });

  it('closes by its date in the log', async () => {
    const { found, clock, consultations } = await stage(new MemoryLog());
    clock.advance(DAY);
    expect(await found.act(say('late'))).toEqual({ ok: false, reason: { code: 'consultation-closed' } });
    expect(found.state.open).toBe(false);
    await consultations.close();
    expect(clock.waiting()).toBe(0);
  });

  it('F7.5 writes nothing into the log of an opinion, nor into that of the forum', async () => {
    const log = new MemoryLog();
    const { found } = await stage(log);
    const forumHead = (await log.head({ kind: 'forum', id: 'forum' }))?.seq;
    for (let i = 0; i < 20; i += 1) await found.act(say(`u${i}`));
    await found.act({ command: judge([1, 2, 3], 'released'), seat: OFFICE_SEAT, uuid: 'j', note: {} });
    expect((await log.names()).map(({ kind }) => kind)).toEqual(['consultation', 'forum']);
    expect((await log.head({ kind: 'forum', id: 'forum' }))?.seq).toBe(forumHead);
  });

  it('F7.6 keeps words, names and addresses out of everything permanent, and stands without them', async () => {
    const log = new MemoryLog();
    const { found } = await stage(log);
    await found.act(say('a'));
    const [stored] = (await log.read({ kind: 'consultation', id: 'do-1' }, 1)).slice(-1);
    if (stored === undefined) throw new Error('nothing appended');
    const permanent = Buffer.concat([stored.header, stored.statement]).toString();
    for (const word of ['岛屿', 'Wu Min', 'Island Net', 'example.org']) expect(permanent).not.toContain(word);
    expect(Buffer.from(stored.payload ?? []).toString()).toContain('岛屿');
    const erased = new MemoryLog();
    for (const name of await log.names()) {
      const entries = await log.read(name, 0);
      await erased.append(name, name.kind === 'forum' ? entries : entries.map((one) => ({ ...one, payload: null, salt: null })));
    }
    const left = await (await stage(erased)).consultations.find('do-1');
    expect(left?.state.comments).toEqual(found.state.comments);
    expect(left?.state.comments.map((one) => left.said(one))).toEqual([null]);
  });

  it('has an id for every document', () => {
    expect(consultationIdOf('ieg-1_do-3_rev-1')).toBe('ieg-1-do-3-rev-1');
    const long = consultationIdOf(`${'m'.repeat(40)}_do-3`);
    expect(long).toMatch(/^[a-z0-9-]{40}$/);
    expect(consultationIdOf(`${'m'.repeat(40)}_do-4`)).not.toBe(long);
  });
});
